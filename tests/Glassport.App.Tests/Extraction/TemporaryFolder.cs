namespace Glassport.App.Tests.Extraction;

/// <summary>A folder of its own for each test, gone with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("glassport-test-").FullName;

    public string this[string name] => Path.Combine(Root, name);

    /// <summary>The names in a folder, hidden ones too.</summary>
    public string[] NamesIn(string folder) => [.. Directory.EnumerateFileSystemEntries(this[folder]).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
