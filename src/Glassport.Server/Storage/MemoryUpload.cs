namespace Glassport.Server.Storage;

/// <summary>A file in memory that is being written.</summary>
internal sealed class MemoryUpload(
    MemoryStorage storage, VirtualPath path, WriteRequest request, MemoryContent content, MemoryNode? node, long position, bool append) : IUpload
{
    private readonly long begin = position;
    private bool isOver;

    /// <inheritdoc/>
    public VirtualPath Path => path;

    /// <inheritdoc/>
    public long Position { get; private set; } = position;

    /// <inheritdoc/>
    public ValueTask<StorageError> WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken)
    {
        Position = storage.Write(content, node, append ? null : Position, buffer.Span);
        return new(StorageError.None);
    }

    /// <inheritdoc/>
    public ValueTask<StorageError> CommitAsync(CancellationToken cancellationToken)
    {
        StorageError error = node is null ? storage.Publish(path, content, request) : StorageError.None;
        isOver = error == StorageError.None;
        return new(error);
    }

    /// <inheritdoc/>
    public ValueTask AbandonAsync(bool keep, CancellationToken cancellationToken)
    {
        if (isOver)
            return default;
        isOver = true;
        if (node is null && keep && Position > 0)
            storage.KeepPartial(path, content);
        else if (node is not null && !keep)
            Undo();
        return default;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => AbandonAsync(keep: true, CancellationToken.None);

    private void Undo()
    {
        if (request.Mode is WriteMode.Append or WriteMode.Resume)
            storage.CutOff(content, Position, begin);
        else
            storage.RemoveIfSame(path, content);
    }
}
