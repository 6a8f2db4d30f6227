using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Glassport.Server.Native;

/// <summary>sendfile(2) of Linux: bytes of a file go to a socket without passing through the process.</summary>
internal static partial class SendFile
{
    private const int Again = 11;
    private const int Interrupted = 4;
    private const int InvalidArgument = 22;
    private const int NotImplemented = 38;

    /// <summary>Whether this system has it.</summary>
    public static bool IsSupported { get; } = OperatingSystem.IsLinux();

    /// <summary>Sends as much as the socket takes at once.</summary>
    /// <param name="socket">A socket that does not block.</param>
    /// <param name="file">A file.</param>
    /// <param name="offset">Where to begin; moved on by what was sent.</param>
    /// <param name="count">How many bytes at most.</param>
    /// <param name="error">The errno, or 0; EAGAIN answers 0 bytes and 0.</param>
    /// <param name="unsupported">True when this file cannot be sent this way.</param>
    /// <returns>How many bytes were sent; 0 and <paramref name="atEnd"/> at the end of the file.</returns>
    /// <param name="atEnd">True when the file has no more bytes.</param>
    public static long Send(
        SafeHandle socket, SafeFileHandle file, ref long offset, long count, out int error, out bool unsupported, out bool atEnd)
    {
        unsupported = false;
        atEnd = false;
        while (true)
        {
            nint sent = Call(socket, file, ref offset, (nuint)count);
            error = sent < 0 ? Marshal.GetLastPInvokeError() : 0;
            if (error == Interrupted)
                continue;
            if (error == Again)
            {
                error = 0;
                return 0;
            }

            unsupported = error is InvalidArgument or NotImplemented;
            atEnd = sent == 0;
            return Math.Max(sent, 0);
        }
    }

    [LibraryImport("libc", EntryPoint = "sendfile64", SetLastError = true)]
    private static partial nint Call(SafeHandle socket, SafeFileHandle file, ref long offset, nuint count);
}
