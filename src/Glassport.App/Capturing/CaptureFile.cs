using Microsoft.Win32.SafeHandles;

namespace Glassport.App.Capturing;

/// <summary>Opens what a capture is written to. Captures hold passwords: their files are their owner's alone.</summary>
internal static class CaptureFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Opens a file, which is made or replaced, or standard output.</summary>
    /// <exception cref="IOException">It cannot be written, or standard output is a terminal.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static CaptureStream Open(string path)
    {
        if (path == CaptureRequest.StandardOutput)
        {
            if (!Console.IsOutputRedirected)
                throw new IOException("A capture is not for a terminal to show: send standard output to a file or another program.");
            return new(OperatingSystem.IsWindows() ? Console.OpenStandardOutput() : OpenPipe());
        }

        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 };
        if (OperatingSystem.IsWindows())
            return new(new FileStream(path, options));
        options.UnixCreateMode = OwnerOnly;
        FileStream file = new(path, options);
        // One that was there keeps its bits; a device's are not ours to change.
        if (file.CanSeek && !file.Name.StartsWith("/dev/", StringComparison.Ordinal))
            File.SetUnixFileMode(file.SafeFileHandle, OwnerOnly);
        return new(file);
    }

    // The console's stream swallows what is written to a reader that has gone, and the capture would never end.
    private static FileStream OpenPipe()
    {
        const int Descriptor = 1;
        return new(new SafeFileHandle(Descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
    }
}
