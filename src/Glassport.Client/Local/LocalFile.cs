namespace Glassport.Client.Local;

/// <summary>Files of this machine, whose failures are told as such.</summary>
internal static class LocalFile
{
    /// <summary>Opens a file: to read with <see cref="FileMode.Open"/> and nobody else writing, to write else.</summary>
    /// <param name="path">The path.</param>
    /// <param name="mode">How.</param>
    /// <param name="share">What others may do; with <see cref="FileShare.ReadWrite"/> it is opened to write whatever the mode.</param>
    /// <exception cref="FtpException">LocalDisk.</exception>
    public static FileStream Open(string path, FileMode mode, FileShare share = FileShare.Read)
    {
        FileStream? file = null;
        Guard(path, () => file = new(path, new FileStreamOptions
        {
            Mode = mode,
            Access = mode == FileMode.Open && share == FileShare.Read ? FileAccess.Read : FileAccess.ReadWrite,
            Share = share,
            BufferSize = 0,
        }));
        return file!;
    }

    /// <summary>Gives a download that is whole its name, and its time.</summary>
    /// <param name="part">The name that it has.</param>
    /// <param name="target">The name that it gets.</param>
    /// <param name="modified">Its time, or null to leave it.</param>
    /// <exception cref="FtpException">LocalDisk.</exception>
    public static void Publish(string part, string target, DateTimeOffset? modified) => Guard(target, () =>
    {
        // Windows has no times before 1601, and who says such a one does not know.
        if (modified is { Year: > 1601 } time)
            File.SetLastWriteTimeUtc(part, time.UtcDateTime);
        File.Move(part, target, overwrite: true);
    });

    private static void Guard(string path, Action work)
    {
        try
        {
            work();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FtpException(FailureKind.LocalDisk, $"{path}: {failure.Message}", inner: failure);
        }
    }
}
