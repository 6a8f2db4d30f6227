using Glassport.Server.Native;

namespace Glassport.Server.Storage;

/// <summary>A local file that is written beside its place and appears there when it is whole.</summary>
internal sealed class LocalAtomicUpload(LocalStorage storage, VirtualPath path, UploadPlace place, LocalWriter writer) : IUpload
{
    /// <inheritdoc/>
    public VirtualPath Path => path;

    /// <inheritdoc/>
    public long Position => writer.Position;

    /// <inheritdoc/>
    public ValueTask<StorageError> WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken) => new(writer.Write(buffer.Span));

    /// <inheritdoc/>
    public ValueTask<StorageError> CommitAsync(CancellationToken cancellationToken)
    {
        StorageError error = writer.Flush();
        if (error == StorageError.None)
            error = Publish();
        if (error == StorageError.None)
            Close();
        return new(error);
    }

    /// <inheritdoc/>
    public ValueTask AbandonAsync(bool keep, CancellationToken cancellationToken)
    {
        if (writer.File.IsClosed)
            return default;
        using (AccountScope account = storage.EnterAccount())
        {
            if (account.IsRefused)
                return default;
            if (keep && writer.Position > 0)
                place.Keep();
            else
                place.Remove();
        }

        Close();
        return default;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => AbandonAsync(keep: true, CancellationToken.None);

    private StorageError Publish()
    {
        using AccountScope account = storage.EnterAccount();
        return account.IsRefused ? StorageError.Denied : place.Publish();
    }

    private void Close()
    {
        writer.Dispose();
        place.Dispose();
    }
}
