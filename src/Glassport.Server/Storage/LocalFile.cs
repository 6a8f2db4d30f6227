using Glassport.Server.Native;
using Microsoft.Win32.SafeHandles;

namespace Glassport.Server.Storage;

/// <summary>A local file that is open to be read.</summary>
internal sealed class LocalFile(SafeFileHandle handle, FileEntry entry) : IStoredFile
{
    /// <inheritdoc/>
    public FileEntry Entry => entry;

    /// <inheritdoc/>
    public SafeFileHandle? Handle => handle;

    /// <inheritdoc/>
    public ValueTask<int> ReadAsync(Memory<byte> buffer, long offset, CancellationToken cancellationToken)
    {
        nint read = LinuxCalls.Read(handle, buffer.Span, offset);
        return read >= 0 ? new((int)read) : throw new IOException($"Reading failed with error {-read}.");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        handle.Dispose();
        return default;
    }
}
