namespace Glassport.Server.Storage;

/// <summary>An upload whose bytes are reserved before they are written.</summary>
internal sealed class QuotaUpload(QuotaStorage storage, QuotaLedger ledger, string tree, IUpload inner, bool isAtomic) : IUpload
{
    private long reservedBytes;
    private long reservedFiles;
    private bool isSettled;

    /// <summary>The tree that it belongs to.</summary>
    public string Tree => tree;

    /// <summary>Whether it is written beside its place.</summary>
    public bool IsAtomic => isAtomic;

    /// <summary>Where the file is or will be; others may rename it.</summary>
    public VirtualPath StoredAt { get; set; } = inner.Path;

    /// <summary>The file that it writes into, when it is written in its place.</summary>
    public (ulong Device, ulong File) Unique { get; set; }

    /// <summary>Whether that file was removed meanwhile.</summary>
    public bool IsRemoved { get; set; }

    /// <inheritdoc/>
    public VirtualPath Path => inner.Path;

    /// <inheritdoc/>
    public long Position => inner.Position;

    /// <summary>Takes over what was reserved for it.</summary>
    public void Hold(long bytes, long files)
    {
        reservedBytes += bytes;
        reservedFiles += files;
    }

    /// <inheritdoc/>
    public async ValueTask<StorageError> WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken)
    {
        if (!ledger.TryReserve(buffer.Length, 0))
            return StorageError.QuotaExceeded;
        reservedBytes += buffer.Length;
        return await inner.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<StorageError> CommitAsync(CancellationToken cancellationToken)
    {
        await ledger.BeginChangeAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!await TryReserveReplacedFileAsync().ConfigureAwait(false))
                return StorageError.QuotaExceeded;
            StorageError error = await inner.CommitAsync(cancellationToken).ConfigureAwait(false);
            if (error == StorageError.None)
                await SettleAsync().ConfigureAwait(false);
            return error;
        }
        finally
        {
            ledger.EndChange();
        }
    }

    /// <inheritdoc/>
    public async ValueTask AbandonAsync(bool keep, CancellationToken cancellationToken)
    {
        await ledger.BeginChangeAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            bool isThere = !keep && !isSettled && !isAtomic && await storage.IsAtAsync(StoredAt, Unique).ConfigureAwait(false);
            await inner.AbandonAsync(keep, cancellationToken).ConfigureAwait(false);
            if (isThere && !await storage.IsAtAsync(StoredAt, Unique).ConfigureAwait(false))
                ledger.Uploads.MarkRemoved(tree, StoredAt);
            await SettleAsync().ConfigureAwait(false);
        }
        finally
        {
            ledger.EndChange();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await AbandonAsync(keep: true, CancellationToken.None).ConfigureAwait(false);
        await inner.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>What is stored is counted, and nothing is reserved any more.</summary>
    public async ValueTask SettleAsync()
    {
        if (isSettled)
            return;
        isSettled = true;
        StoredSize now = await storage.CountAgainAsync(StoredAt).ConfigureAwait(false);
        ledger.Uploads.Remove(this);
        // A file that somebody moved away through a link still takes its room.
        bool isElsewhere = !isAtomic && now.Files == 0 && !IsRemoved;
        ledger.Add(isElsewhere ? 0 : -reservedBytes, -reservedFiles);
    }

    /// <summary>What would have replaced a file is one more when that file was removed meanwhile, and others may have taken its place.</summary>
    private async ValueTask<bool> TryReserveReplacedFileAsync()
    {
        if (!isAtomic || reservedFiles > 0 || (await storage.CountAgainAsync(StoredAt).ConfigureAwait(false)).Files > 0)
            return true;
        if (!ledger.TryReserve(0, 1))
            return false;
        Hold(0, 1);
        return true;
    }
}
