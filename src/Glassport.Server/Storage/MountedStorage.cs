using Glassport.Protocol.Text;

namespace Glassport.Server.Storage;

/// <summary>
/// A tree in which other trees appear as directories. A path belongs to the deepest mount point that contains it. Directories that are
/// missing on the way to a mount point appear by themselves, as far as they lead there.
/// </summary>
public sealed class MountedStorage : IStorage, IFreeSpace, ISymbolicLinks
{
    private readonly IStorage root;
    private readonly Dictionary<VirtualPath, IStorage> mounts;

    /// <summary>Composes the tree.</summary>
    /// <param name="root">What is everywhere else.</param>
    /// <param name="mounts">The mount points and what appears there.</param>
    /// <exception cref="ArgumentException">The root is no mount point.</exception>
    public MountedStorage(IStorage root, IReadOnlyDictionary<VirtualPath, IStorage> mounts)
    {
        if (mounts.ContainsKey(VirtualPath.Root))
            throw new ArgumentException("The root is no mount point.", nameof(mounts));
        this.root = root;
        this.mounts = new(mounts);
    }

    /// <inheritdoc/>
    public async ValueTask<StorageResult<FileEntry>> StatAsync(VirtualPath path, CancellationToken cancellationToken)
    {
        var (storage, inner) = Find(path);
        var found = await storage.StatAsync(inner, cancellationToken).ConfigureAwait(false);
        if (found.Error == StorageError.NotFound && LeadsToMount(path))
            return new FileEntry { Name = FileName.Encode(path.Name), Kind = EntryKind.Directory, Modified = DateTime.UnixEpoch, Mode = 0b101_101_101, Links = 1 };
        return found.IsSuccess && mounts.ContainsKey(path) ? found.Value with { Name = FileName.Encode(path.Name) } : found;
    }

    /// <inheritdoc/>
    public async ValueTask<StorageResult<IDirectoryReader>> OpenDirectoryAsync(VirtualPath path, CancellationToken cancellationToken)
    {
        var (storage, inner) = Find(path);
        var opened = await storage.OpenDirectoryAsync(inner, cancellationToken).ConfigureAwait(false);
        if (!opened.IsSuccess && (opened.Error != StorageError.NotFound || !LeadsToMount(path)))
            return opened;
        List<FileEntry> added = [];
        foreach (VirtualPath child in ChildrenToMounts(path))
        {
            var entry = await StatAsync(child, cancellationToken).ConfigureAwait(false);
            if (entry.IsSuccess)
                added.Add(entry.Value);
        }

        if (added.Count == 0 && opened.IsSuccess)
            return opened;
        added.Sort(static (a, b) => a.Name.Span.SequenceCompareTo(b.Name.Span));
        return new(new MountedDirectoryReader(opened.IsSuccess ? opened.Value : new ListedEntries([]), [.. added]), StorageError.None);
    }

    /// <inheritdoc/>
    public ValueTask<StorageResult<IStoredFile>> OpenReadAsync(VirtualPath path, CancellationToken cancellationToken)
    {
        var (storage, inner) = Find(path);
        return IsOnlyHere(path) ? new(StorageError.IsADirectory) : storage.OpenReadAsync(inner, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<StorageResult<IUpload>> OpenWriteAsync(VirtualPath path, WriteRequest request, CancellationToken cancellationToken)
    {
        if (IsOnlyHere(path))
            return StorageError.IsADirectory;
        var (storage, inner) = Find(path);
        var opened = await storage.OpenWriteAsync(inner, request, cancellationToken).ConfigureAwait(false);
        if (!opened.IsSuccess || storage == root)
            return opened;
        VirtualPath mount = MountOf(path);
        return new(new MountedUpload(opened.Value, mount.Join(opened.Value.Path)), StorageError.None);
    }

    /// <inheritdoc/>
    public ValueTask<StorageError> MakeDirectoryAsync(VirtualPath path, CancellationToken cancellationToken)
    {
        var (storage, inner) = Find(path);
        return IsOnlyHere(path) ? new(StorageError.Exists) : storage.MakeDirectoryAsync(inner, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<StorageError> RemoveAsync(VirtualPath path, EntryKind kind, CancellationToken cancellationToken)
    {
        var (storage, inner) = Find(path);
        return IsOnlyHere(path) ? new(StorageError.Denied) : storage.RemoveAsync(inner, kind, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<StorageError> RenameAsync(VirtualPath from, VirtualPath to, bool replace, CancellationToken cancellationToken)
    {
        if (IsOnlyHere(from))
            return new(StorageError.Denied);
        if (IsOnlyHere(to))
            return new(StorageError.Exists);
        var (storage, innerFrom) = Find(from);
        var (other, innerTo) = Find(to);
        return MountOf(from) == MountOf(to) && storage == other ? storage.RenameAsync(innerFrom, innerTo, replace, cancellationToken) : new(StorageError.CrossDevice);
    }

    /// <inheritdoc/>
    public ValueTask<StorageError> SetFactsAsync(VirtualPath path, FactChange facts, CancellationToken cancellationToken)
    {
        var (storage, inner) = Find(path);
        return storage.SetFactsAsync(inner, facts, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<StorageResult<long>> FreeBytesAsync(VirtualPath path, CancellationToken cancellationToken)
    {
        var (storage, inner) = Find(path);
        return storage is IFreeSpace space ? space.FreeBytesAsync(inner, cancellationToken) : new(StorageError.NotSupported);
    }

    /// <inheritdoc/>
    public ValueTask<StorageError> LinkAsync(VirtualPath target, VirtualPath link, CancellationToken cancellationToken)
    {
        if (IsOnlyHere(link))
            return new(StorageError.Exists);
        if (MountOf(target) != MountOf(link))
            return new(StorageError.CrossDevice);
        var (storage, inner) = Find(link);
        return storage is ISymbolicLinks links ? links.LinkAsync(Find(target).Inner, inner, cancellationToken) : new(StorageError.NotSupported);
    }

    /// <inheritdoc/>
    public ValueTask<bool> IsLinkAsync(VirtualPath path, CancellationToken cancellationToken)
    {
        var (storage, inner) = Find(path);
        return storage is ISymbolicLinks links && !IsOnlyHere(path) ? links.IsLinkAsync(inner, cancellationToken) : new(false);
    }

    /// <summary>True for mount points and the way to them: no back end of its own can change these.</summary>
    private bool IsOnlyHere(VirtualPath path) => mounts.ContainsKey(path) || LeadsToMount(path);

    private bool LeadsToMount(VirtualPath path)
    {
        foreach (VirtualPath mount in mounts.Keys)
        {
            if (mount != path && path.Contains(mount))
                return true;
        }

        return false;
    }

    private HashSet<VirtualPath> ChildrenToMounts(VirtualPath path)
    {
        HashSet<VirtualPath> children = [];
        foreach (VirtualPath mount in mounts.Keys)
        {
            VirtualPath child = mount;
            while (!child.IsRoot && child.Parent != path)
                child = child.Parent;
            if (!child.IsRoot)
                children.Add(child);
        }

        return children;
    }

    private VirtualPath MountOf(VirtualPath path)
    {
        VirtualPath mount = path;
        while (!mount.IsRoot && !mounts.ContainsKey(mount))
            mount = mount.Parent;
        return mount;
    }

    private (IStorage Storage, VirtualPath Inner) Find(VirtualPath path)
    {
        VirtualPath mount = MountOf(path);
        return mount.IsRoot ? (root, path) : (mounts[mount], path.RelativeTo(mount));
    }
}
