using Microsoft.Extensions.Logging;

namespace Glassport.Server.Tls;

/// <summary>A file of TLS secrets in NSS's format, which Wireshark and Glassport read. Whoever reads it reads the sessions.</summary>
internal sealed class KeyLogFile(string path, ILogger log)
{
    private readonly Lock _lock = new();
    private bool _failed;

    /// <summary>Why the file must not be written, or null.</summary>
    public static string? Problem(string path)
    {
        FileInfo file = new(path);
        if (file.LinkTarget is not null)
            return "it is a symbolic link";

        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        return !OperatingSystem.IsWindows() && file.Exists && (file.UnixFileMode & others) != 0 ? "others may read it: set its mode to 0600" : null;
    }

    /// <summary>Adds a line. Failure is logged once and does not disturb the session.</summary>
    public void Append(ReadOnlySpan<byte> line)
    {
        lock (_lock)
        {
            if (_failed)
                return;

            try
            {
                if (Problem(path) is { } problem)
                    throw new UnauthorizedAccessException(problem);

                using FileStream file = new(path, Options());
                file.Write([.. line, (byte)'\n']);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                _failed = true;
                TlsLog.KeyLogFailed(log, path, failure.Message);
            }
        }
    }

    private static FileStreamOptions Options()
    {
        FileStreamOptions options = new() { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
