using Microsoft.Win32.SafeHandles;

namespace Glassport.Server.Storage;

/// <summary>A file in memory that is open to be read.</summary>
internal sealed class MemoryFile(Lock gate, MemoryContent content, FileEntry entry) : IStoredFile
{
    /// <inheritdoc/>
    public FileEntry Entry => entry;

    /// <inheritdoc/>
    public SafeFileHandle? Handle => null;

    /// <inheritdoc/>
    public ValueTask<int> ReadAsync(Memory<byte> buffer, long offset, CancellationToken cancellationToken)
    {
        lock (gate)
            return new(content.Read(offset, buffer.Span));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => default;
}
