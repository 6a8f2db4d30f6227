using Microsoft.Win32.SafeHandles;

namespace Glassport.Server.Storage;

/// <summary>A file that is open to be read through System.IO.</summary>
internal sealed class PortableFile(SafeFileHandle handle, FileEntry entry) : IStoredFile
{
    /// <inheritdoc/>
    public FileEntry Entry => entry;

    /// <inheritdoc/>
    public SafeFileHandle? Handle => null;

    /// <inheritdoc/>
    public ValueTask<int> ReadAsync(Memory<byte> buffer, long offset, CancellationToken cancellationToken) =>
        new(RandomAccess.Read(handle, buffer.Span, offset));

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        handle.Dispose();
        return default;
    }
}
