namespace Glassport.App.Laboratory;

/// <summary>
/// The folder that a lab covers with a file system of its own, which nobody else sees and which ends with it. What stays of it outside is an empty folder, even
/// when the lab was killed; the next lab removes it.
/// </summary>
internal sealed class LabFolder : IDisposable
{
    private const string Prefix = "glassport-lab-";

    private static readonly TimeSpan Youth = TimeSpan.FromMinutes(1);

    private LabFolder(string path) => Path = path;

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Makes one, readable by its owner alone, and removes those of labs that were killed.</summary>
    public static LabFolder Make()
    {
        RemoveLeftovers();
        return new(Directory.CreateTempSubdirectory(Prefix).FullName);
    }

    /// <summary>Removes it.</summary>
    public void Dispose() => RemoveEmpty(Path);

    /// <summary>Removes the folder of a lab that is down.</summary>
    public static void Remove(string path) => RemoveEmpty(path);

    private static void RemoveLeftovers()
    {
        string[] left = Directory.GetDirectories(System.IO.Path.GetTempPath(), Prefix + "*");
        if (left.Length == 0)
            return;
        // Removing a folder uncovers it for everybody: one that is in use must stay. A lab that is just being started has no process yet.
        HashSet<string> used = [.. LabProcess.All().Select(static one => one.Folder)];
        foreach (string path in left)
        {
            if (!used.Contains(path) && TimeProvider.System.GetUtcNow() - Directory.GetLastWriteTimeUtc(path) > Youth)
                RemoveEmpty(path);
        }
    }

    private static void RemoveEmpty(string path)
    {
        try
        {
            Directory.Delete(path, recursive: false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Somebody else's, or not empty: nothing of ours.
        }
    }
}
