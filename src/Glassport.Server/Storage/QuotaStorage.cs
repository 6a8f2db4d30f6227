namespace Glassport.Server.Storage;

/// <summary>
/// A tree with a quota. All that decorate the same tree share the ledger. One decorates another where several quotas hold (a user's,
/// a group's, the site's), always in the same order.
/// </summary>
/// <param name="inner">The tree.</param>
/// <param name="ledger">What is counted.</param>
/// <param name="tree">The tree's name within the ledger, when the ledger counts several.</param>
public sealed class QuotaStorage(IStorage inner, QuotaLedger ledger, string tree = "") : IStorage, IFreeSpace, ISymbolicLinks
{
    /// <inheritdoc/>
    public ValueTask<StorageResult<FileEntry>> StatAsync(VirtualPath path, CancellationToken cancellationToken) => inner.StatAsync(path, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<StorageResult<IDirectoryReader>> OpenDirectoryAsync(VirtualPath path, CancellationToken cancellationToken) =>
        inner.OpenDirectoryAsync(path, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<StorageResult<IStoredFile>> OpenReadAsync(VirtualPath path, CancellationToken cancellationToken) =>
        inner.OpenReadAsync(path, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<StorageResult<IUpload>> OpenWriteAsync(VirtualPath path, WriteRequest request, CancellationToken cancellationToken)
    {
        await ledger.BeginChangeAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            StoredSize before = request.Mode == WriteMode.Unique ? default : await StoredSize.OfAsync(inner, path).ConfigureAwait(false);
            long files = 1 - before.Files;
            if (!ledger.TryReserve(0, files))
                return StorageError.QuotaExceeded;
            var opened = await inner.OpenWriteAsync(path, request, cancellationToken).ConfigureAwait(false);
            if (!opened.IsSuccess)
            {
                ledger.Add(0, -files);
                return opened;
            }

            QuotaUpload upload = new(this, ledger, tree, opened.Value, request is { Atomic: true, Mode: not WriteMode.Append });
            ledger.Uploads.Add(upload, before);
            // Truncation gives back, and a file that is there now is counted.
            StoredSize now = await CountAgainAsync(upload.StoredAt).ConfigureAwait(false);
            if (files > 0 && now.Files > 0)
                ledger.Add(0, -files);
            else
                upload.Hold(0, files);
            upload.Unique = upload.IsAtomic ? default : now.Unique;
            long begun = upload.IsAtomic ? upload.Position : Math.Max(0, upload.Position - now.Bytes);
            if (ledger.TryReserve(begun, 0))
            {
                upload.Hold(begun, 0);
                return new(upload, StorageError.None);
            }

            await opened.Value.DisposeAsync().ConfigureAwait(false);
            await upload.SettleAsync().ConfigureAwait(false);
            return StorageError.QuotaExceeded;
        }
        finally
        {
            ledger.EndChange();
        }
    }

    /// <inheritdoc/>
    public ValueTask<StorageError> MakeDirectoryAsync(VirtualPath path, CancellationToken cancellationToken) =>
        inner.MakeDirectoryAsync(path, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<StorageError> RemoveAsync(VirtualPath path, EntryKind kind, CancellationToken cancellationToken)
    {
        await ledger.BeginChangeAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var (size, at) = await CountedAsync(path).ConfigureAwait(false);
            StorageError error = await inner.RemoveAsync(path, kind, cancellationToken).ConfigureAwait(false);
            if (error == StorageError.None)
                Forget(path, at, size);

            return error;
        }
        finally
        {
            ledger.EndChange();
        }
    }

    /// <inheritdoc/>
    public async ValueTask<StorageError> RenameAsync(VirtualPath from, VirtualPath to, bool replace, CancellationToken cancellationToken)
    {
        await ledger.BeginChangeAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var (moved, _) = await CountedAsync(from).ConfigureAwait(false);
            var (replaced, at) = await CountedAsync(to).ConfigureAwait(false);
            StorageError error = await inner.RenameAsync(from, to, replace, cancellationToken).ConfigureAwait(false);
            if (error == StorageError.None && from != to)
            {
                Forget(to, at, replaced);
                ledger.Uploads.Rename(tree, from, to, moved);
            }

            return error;
        }
        finally
        {
            ledger.EndChange();
        }
    }

    /// <inheritdoc/>
    public ValueTask<StorageError> SetFactsAsync(VirtualPath path, FactChange facts, CancellationToken cancellationToken) =>
        inner.SetFactsAsync(path, facts, cancellationToken);

    /// <summary>The least of what the disk and the quota have left.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<StorageResult<long>> FreeBytesAsync(VirtualPath path, CancellationToken cancellationToken)
    {
        var disk = inner is IFreeSpace space ? await space.FreeBytesAsync(path, cancellationToken).ConfigureAwait(false) : StorageError.NotSupported;
        if (ledger.FreeBytes is not long left)
            return disk;
        return disk.IsSuccess ? Math.Min(disk.Value, left) : disk.Error == StorageError.NotSupported ? left : disk;
    }

    /// <inheritdoc/>
    public ValueTask<StorageError> LinkAsync(VirtualPath target, VirtualPath link, CancellationToken cancellationToken) =>
        inner is ISymbolicLinks links ? links.LinkAsync(target, link, cancellationToken) : new(StorageError.NotSupported);

    /// <inheritdoc/>
    public ValueTask<bool> IsLinkAsync(VirtualPath path, CancellationToken cancellationToken) =>
        inner is ISymbolicLinks links ? links.IsLinkAsync(path, cancellationToken) : new(false);

    /// <summary>Counts what is stored at a path that uploads write to, instead of what was counted before.</summary>
    internal async ValueTask<StoredSize> CountAgainAsync(VirtualPath path)
    {
        StoredSize now = await StoredSize.OfAsync(inner, path).ConfigureAwait(false);
        StoredSize before = ledger.Uploads.CountedAt(tree, path) ?? default;
        ledger.Add(now.Bytes - before.Bytes, now.Files - before.Files);
        ledger.Uploads.SetCounted(tree, path, now);
        return now;
    }

    /// <summary>Whether a path still leads to a certain file.</summary>
    internal async ValueTask<bool> IsAtAsync(VirtualPath path, (ulong Device, ulong File) unique) =>
        (await StoredSize.OfAsync(inner, path).ConfigureAwait(false)).Unique == unique;

    /// <summary>What has been counted for an entry, and for which path; for a link nothing, because its target stays when it goes.</summary>
    private async ValueTask<(StoredSize Size, VirtualPath? At)> CountedAsync(VirtualPath path)
    {
        if (await IsLinkAsync(path, CancellationToken.None).ConfigureAwait(false))
            return (default, null);
        if (ledger.Uploads.CountedAt(tree, path) is StoredSize counted)
            return (counted, path);
        StoredSize found = await StoredSize.OfAsync(inner, path).ConfigureAwait(false);
        return ledger.Uploads.Find(tree, found.Unique) is QuotaUpload other
            ? (ledger.Uploads.CountedAt(tree, other.StoredAt) ?? default, other.StoredAt) : (found, path);
    }

    private void Forget(VirtualPath path, VirtualPath? countedAt, StoredSize size)
    {
        ledger.Add(-size.Bytes, -size.Files);
        ledger.Uploads.SetCounted(tree, countedAt ?? path, default);
        if (countedAt is VirtualPath at)
            ledger.Uploads.MarkRemoved(tree, at);
    }
}
