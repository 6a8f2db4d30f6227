using System.Text.Json;
using Glassport.Client;

namespace Glassport.App.Remote;

/// <summary>
/// Remembers hosts from one run to the next, in a file that only its owner reads. What cannot be read or written is forgotten: a client works
/// without.
/// </summary>
internal sealed class HostMemoryFile : IHostMemory
{
    private readonly Lock gate = new();
    private readonly string path;
    private readonly Dictionary<string, HostFacts> hosts;

    private HostMemoryFile(string path, Dictionary<string, HostFacts> hosts)
    {
        this.path = path;
        this.hosts = hosts;
    }

    /// <summary>Reads the file: <c>hosts.json</c> in the configuration folder, or where GLASSPORT_HOSTS says.</summary>
    public static HostMemoryFile Open()
    {
        string path = Environment.GetEnvironmentVariable("GLASSPORT_HOSTS") is { Length: > 0 } given
            ? given
            : Path.Combine(OwnerOnlyFile.Folder, "hosts.json");
        return new(path, Load(path));
    }

    /// <inheritdoc/>
    public HostFacts Find(string site)
    {
        lock (gate)
            return hosts.GetValueOrDefault(site) ?? new();
    }

    /// <inheritdoc/>
    public void Keep(string site, HostFacts facts)
    {
        lock (gate)
        {
            hosts[site] = facts;
            Save();
        }
    }

    private static Dictionary<string, HostFacts> Load(string path)
    {
        try
        {
            return HostFactsJson.Read(File.ReadAllBytes(path));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            return new(StringComparer.OrdinalIgnoreCase);
        }
    }

    private void Save()
    {
        try
        {
            OwnerOnlyFile.Write(path, HostFactsJson.Write(hosts));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A read-only home: the next run finds out again.
        }
    }
}
