using System.Buffers;
using Glassport.Server.Native;
using Microsoft.Win32.SafeHandles;

namespace Glassport.Server.Storage;

/// <summary>Copies the beginning of a file.</summary>
internal static class FileCopy
{
    /// <summary>Copies, within the kernel where it can.</summary>
    /// <param name="from">The file's descriptor.</param>
    /// <param name="to">The other file.</param>
    /// <param name="length">How many bytes.</param>
    public static StorageError Copy(int from, SafeFileHandle to, long length)
    {
        if (length == 0)
            return StorageError.None;
        // The descriptor belongs to the caller.
        using SafeFileHandle source = new(from, ownsHandle: false);
        int destination = (int)to.DangerousGetHandle();
        byte[]? buffer = null;
        nint copied = 1;
        for (long done = 0; done < length && copied > 0; done += copied)
        {
            copied = buffer is null ? LinuxCalls.CopyRange(from, destination, done, length - done) : CopyPiece(source, to, done, length - done, buffer);
            if (copied <= 0 && buffer is null)
            {
                buffer = ArrayPool<byte>.Shared.Rent(128 * 1024);
                copied = CopyPiece(source, to, done, length - done, buffer);
            }
        }

        if (buffer is not null)
            ArrayPool<byte>.Shared.Return(buffer);
        return copied == 0 ? StorageError.InvalidOffset : ErrorTable.Of(copied);
    }

    private static nint CopyPiece(SafeFileHandle from, SafeFileHandle to, long offset, long most, Span<byte> buffer)
    {
        nint read = LinuxCalls.Read(from, buffer[..(int)Math.Min(buffer.Length, most)], offset);
        return read <= 0 ? read : LinuxCalls.Write(to, buffer[..(int)read], offset);
    }
}
