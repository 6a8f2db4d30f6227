namespace Glassport.Server.Records;

/// <summary>
/// A file that lines are appended to, whole or not at all. It is opened anew when it was renamed or removed, so that logrotate needs to tell
/// nobody; and one that was truncated is continued at its new end.
/// </summary>
/// <param name="path">The path. Its folder is made when it is not there.</param>
public sealed class AppendedFile(string path) : IDisposable
{
    private FileStream? file;
    private string? place;
    private volatile bool reopen;

    /// <summary>Whether it is open.</summary>
    public bool IsOpen => file is not null;

    /// <summary>Opens the file anew, the next time that it is opened.</summary>
    public void Reopen() => reopen = true;

    /// <summary>Opens the file when it is not, or is not where it was.</summary>
    /// <returns>Whether it was opened: what stands at the beginning of a log is to be written.</returns>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public bool Open()
    {
        if (file is not null && (reopen || IsElsewhere(file)))
            Close();
        reopen = false;
        if (file is not null)
            return false;
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        FileStreamOptions options = new()
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        file = new FileStream(path, options);
        place = PlaceOf(file);
        return true;
    }

    /// <summary>Appends lines to the open file.</summary>
    /// <param name="lines">The lines, with their ends.</param>
    /// <exception cref="IOException">The disk is full, or the like: nothing of the lines is there.</exception>
    public void Append(ReadOnlySpan<byte> lines)
    {
        if (!file!.CanSeek)
        {
            file.Write(lines);
            return;
        }

        // Not the position that the stream remembers: logrotate's copytruncate moves the end.
        long end = RandomAccess.GetLength(file.SafeFileHandle);
        try
        {
            RandomAccess.Write(file.SafeFileHandle, lines, end);
        }
        catch (IOException)
        {
            // No half of a line: the next one would be glued to it.
            RandomAccess.SetLength(file.SafeFileHandle, end);
            throw;
        }
    }

    /// <summary>Closes the file, until it is opened again.</summary>
    public void Close()
    {
        file?.Dispose();
        file = null;
    }

    /// <inheritdoc/>
    public void Dispose() => Close();

    private bool IsElsewhere(FileStream open) => OperatingSystem.IsLinux() ? PlaceOf(open) != place : !File.Exists(path);

    // The kernel knows what the open file is called now: a renamed file has its new name, a removed one " (deleted)" behind the old.
    private static string? PlaceOf(FileStream open) =>
        OperatingSystem.IsLinux() ? new FileInfo($"/proc/self/fd/{open.SafeFileHandle.DangerousGetHandle()}").LinkTarget : null;
}
