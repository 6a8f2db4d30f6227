namespace Glassport.Server.Storage;

/// <summary>
/// A tree of files. Expected failures are values; a member throws only when the environment breaks. What a back end can do beyond
/// this, it says by implementing <see cref="IFreeSpace"/> or <see cref="ISymbolicLinks"/>. Links are followed as long as they stay
/// inside the tree; one that leads out, and anything that is neither file nor directory, answers <see cref="StorageError.Denied"/>.
/// </summary>
public interface IStorage
{
    /// <summary>Facts about a file or directory.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<StorageResult<FileEntry>> StatAsync(VirtualPath path, CancellationToken cancellationToken);

    /// <summary>Opens a directory to be listed; entries come as the back end has them, without <c>.</c> and <c>..</c>.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<StorageResult<IDirectoryReader>> OpenDirectoryAsync(VirtualPath path, CancellationToken cancellationToken);

    /// <summary>Opens a file to be read.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<StorageResult<IStoredFile>> OpenReadAsync(VirtualPath path, CancellationToken cancellationToken);

    /// <summary>Opens a file to be written.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="request">How.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<StorageResult<IUpload>> OpenWriteAsync(VirtualPath path, WriteRequest request, CancellationToken cancellationToken);

    /// <summary>Makes a directory, whose parent must exist.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<StorageError> MakeDirectoryAsync(VirtualPath path, CancellationToken cancellationToken);

    /// <summary>Removes a file, a link (never what it points to), or an empty directory.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="kind">What it must be: a directory, or anything else.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<StorageError> RemoveAsync(VirtualPath path, EntryKind kind, CancellationToken cancellationToken);

    /// <summary>Renames or moves; links are renamed, not followed.</summary>
    /// <param name="from">The old path.</param>
    /// <param name="to">The new path; its parent must exist.</param>
    /// <param name="replace">Whether a file at the new path is replaced; else <see cref="StorageError.Exists"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<StorageError> RenameAsync(VirtualPath from, VirtualPath to, bool replace, CancellationToken cancellationToken);

    /// <summary>Sets times and modes; facts that the back end cannot set answer <see cref="StorageError.NotSupported"/>.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="facts">What to set.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<StorageError> SetFactsAsync(VirtualPath path, FactChange facts, CancellationToken cancellationToken);
}
