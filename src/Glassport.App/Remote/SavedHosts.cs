using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Glassport.Client;

namespace Glassport.App.Remote;

/// <summary>
/// The hosts that a person saved: <c>saved-hosts.json</c> in the configuration folder, which may hold passwords and is not read when others
/// can read it.
/// </summary>
internal sealed class SavedHosts
{
    private static readonly SearchValues<char> OfAddresses = SearchValues.Create("/:@. \t");

    private readonly SortedDictionary<string, SavedHost> hosts;

    private SavedHosts(SortedDictionary<string, SavedHost> hosts) => this.hosts = hosts;

    /// <summary>Their names, in order.</summary>
    public IEnumerable<string> Names => hosts.Keys;

    private static string FilePath => Path.Combine(OwnerOnlyFile.Folder, "saved-hosts.json");

    /// <summary>Reads the file.</summary>
    /// <exception cref="FtpException">Usage: others can read it; LocalDisk: it cannot be read.</exception>
    public static SavedHosts Open()
    {
        try
        {
            if (!File.Exists(FilePath))
                return new(new(StringComparer.Ordinal));
            if (OwnerOnlyFile.IsOpenToOthers(FilePath))
                throw new FtpException(FailureKind.Usage, $"{FilePath} may hold passwords and can be read by others: chmod 600 {FilePath}");
            return new(new(JsonSerializer.Deserialize(File.ReadAllBytes(FilePath), SavedHostJson.Default.DictionaryStringSavedHost) ?? [], StringComparer.Ordinal));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new FtpException(FailureKind.LocalDisk, $"{FilePath}: {failure.Message}", inner: failure);
        }
    }

    /// <summary>Reads what a person calls a host: the name of a saved one, else an address.</summary>
    /// <param name="text">The text.</param>
    /// <param name="request">What the options ask for.</param>
    /// <exception cref="FtpException">Usage.</exception>
    public static FtpAddress Read(string text, RemoteRequest request) => Open().Find(text) is { } host
        ? RemoteSession.Read(host.Address, request) with { Password = host.Password }
        : RemoteSession.Read(text, request);

    /// <summary>A host, or null.</summary>
    /// <param name="name">Its name.</param>
    public SavedHost? Find(string name) => hosts.GetValueOrDefault(name);

    /// <summary>Saves a host.</summary>
    /// <param name="name">Its name; one that is there already means another host from here on.</param>
    /// <param name="host">The host.</param>
    /// <exception cref="FtpException">Usage: the name could be an address.</exception>
    public void Add(string name, SavedHost host)
    {
        if (name.Length == 0 || name.AsSpan().ContainsAny(OfAddresses) || name.Any(char.IsControl))
            throw new FtpException(FailureKind.Usage, $"'{name}' cannot be the name of a saved host: it has a blank, '/', ':', '@' or '.' in it, as addresses have.");
        hosts[name] = host;
        Save();
    }

    /// <summary>Forgets a host.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="FtpException">Usage: there is none.</exception>
    public void Remove(string name)
    {
        if (!hosts.Remove(name))
            throw new FtpException(FailureKind.Usage, $"No host is saved as '{name}'.");
        Save();
    }

    private void Save() => OwnerOnlyFile.Write(FilePath, JsonSerializer.Serialize(new(hosts), SavedHostJson.Default.DictionaryStringSavedHost));
}

/// <summary>The file's form.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Dictionary<string, SavedHost>))]
internal sealed partial class SavedHostJson : JsonSerializerContext;
