using Glassport.Server.Native;
using Microsoft.Win32.SafeHandles;

namespace Glassport.Server.Storage;

/// <summary>Writes to a descriptor and remembers the first failure, so that nobody can say afterwards that all was stored.</summary>
/// <param name="file">The file, which is owned.</param>
/// <param name="position">Where to begin.</param>
/// <param name="append">Whether the kernel puts every write at the end.</param>
internal sealed class LocalWriter(SafeFileHandle file, long position, bool append) : IDisposable
{
    /// <summary>The file.</summary>
    public SafeFileHandle File => file;

    /// <summary>Where the next byte goes.</summary>
    public long Position { get; private set; } = position;

    /// <summary>The first failure.</summary>
    public StorageError Error { get; private set; }

    /// <summary>Writes all of it, or fails for good.</summary>
    public StorageError Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty && Error == StorageError.None)
        {
            nint written = append ? LinuxCalls.Write(file, bytes) : LinuxCalls.Write(file, bytes, Position);
            Error = written == 0 ? StorageError.Failed : ErrorTable.Of(written);
            if (written <= 0)
                break;
            Position += written;
            bytes = bytes[(int)written..];
        }

        return Error;
    }

    /// <summary>Whether everything that was written is stored, as far as the file system tells.</summary>
    public StorageError Flush()
    {
        if (Error == StorageError.None)
            Error = ErrorTable.Of(LinuxCalls.Flush(file));
        return Error;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => file.Dispose();
}
