namespace Glassport.Server.Storage;

/// <summary>An upload below a mount point; only its path differs.</summary>
internal sealed class MountedUpload(IUpload inner, VirtualPath path) : IUpload
{
    /// <inheritdoc/>
    public VirtualPath Path => path;

    /// <inheritdoc/>
    public long Position => inner.Position;

    /// <inheritdoc/>
    public ValueTask<StorageError> WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken) => inner.WriteAsync(buffer, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<StorageError> CommitAsync(CancellationToken cancellationToken) => inner.CommitAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask AbandonAsync(bool keep, CancellationToken cancellationToken) => inner.AbandonAsync(keep, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
