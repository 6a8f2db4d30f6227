namespace Glassport.App.Remote;

/// <summary>Files of the configuration folder that nobody but their owner reads.</summary>
internal static class OwnerOnlyFile
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>The configuration folder: where what the client keeps is.</summary>
    public static string Folder => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "glassport");

    /// <summary>Writes a file as a whole: another run sees the old one or the new one, never a part.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">What it shall hold.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        string fresh = $"{path}.{Environment.ProcessId}";
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (StreamWriter file = new(fresh, options))
            file.Write(content);
        File.Move(fresh, path, overwrite: true);
    }

    /// <summary>Whether others than its owner can read or write a file.</summary>
    /// <param name="path">The file.</param>
    public static bool IsOpenToOthers(string path) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0;
}
