using System.Globalization;

namespace Glassport.App.Laboratory;

/// <summary>
/// The folder that a lab covers with a file system of its own, which nobody else sees and which ends with it. What stays of it outside is an empty folder, even
/// when the lab was killed; the next lab removes it.
/// </summary>
internal sealed class LabFolder : IDisposable
{
    private const string Prefix = "glassport-lab-";

    private LabFolder(string path) => Path = path;

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Makes one, readable by its owner alone, and removes those of labs that were killed.</summary>
    public static LabFolder Make()
    {
        RemoveLeftovers();
        string mine = Prefix + Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "-";
        return new(Directory.CreateTempSubdirectory(mine).FullName);
    }

    /// <summary>Removes it.</summary>
    public void Dispose() => RemoveEmpty(Path);

    private static void RemoveLeftovers()
    {
        foreach (string path in Directory.EnumerateDirectories(System.IO.Path.GetTempPath(), Prefix + "*"))
        {
            string[] parts = System.IO.Path.GetFileName(path)[Prefix.Length..].Split('-');
            if (!Directory.Exists("/proc/" + parts[0]))
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
