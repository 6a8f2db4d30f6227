namespace Glassport.Server.Storage;

/// <summary>
/// A folder through System.IO, for systems where <see cref="LocalStorage"/> has no calls. Every part of a path is looked at: a reparse point
/// or link is refused, and so is a name that Windows would read as something else (<see cref="PortableName"/>). Looking and opening are two
/// steps, so it does not withstand another program on the same machine that swaps folders for links; clients cannot make links here.
/// Outside of Windows, System.IO cannot tell pipes from files.
/// </summary>
public sealed partial class PortableStorage : IStorage, IFreeSpace
{
    private const int AllBits = 0b111_111_111;

    private readonly string root;

    private PortableStorage(string root) => this.root = root;

    /// <summary>Opens a folder.</summary>
    /// <param name="folder">The folder.</param>
    public static StorageResult<IStorage> Open(string folder)
    {
        DirectoryInfo info = new(folder);
        if (info.ResolveLinkTarget(returnFinalTarget: true) is DirectoryInfo target)
            info = target;
        return info.Exists ? new StorageResult<IStorage>(new PortableStorage(info.FullName), StorageError.None) : StorageError.NotFound;
    }

    /// <inheritdoc/>
    public ValueTask<StorageResult<FileEntry>> StatAsync(VirtualPath path, CancellationToken cancellationToken)
    {
        PortablePlace place = FindOld(path);
        if (place.Missing != StorageError.None)
            return new(place.Missing);
        FileEntry entry = default;
        StorageError error = PortableError.Attempt(() => entry = EntryAt(place, path.IsRoot));
        return new(error == StorageError.None ? entry : error);
    }

    /// <inheritdoc/>
    public ValueTask<StorageResult<IDirectoryReader>> OpenDirectoryAsync(VirtualPath path, CancellationToken cancellationToken)
    {
        PortablePlace place = FindOld(path);
        StorageError error = place.Missing;
        if (error == StorageError.None && place.Kind != EntryKind.Directory)
            error = StorageError.NotADirectory;
        IDirectoryReader? reader = null;
        if (error == StorageError.None)
            error = PortableError.Attempt(() => reader = new PortableDirectoryReader(place.Path));
        return new(new StorageResult<IDirectoryReader>(reader!, error));
    }

    /// <inheritdoc/>
    public ValueTask<StorageResult<IStoredFile>> OpenReadAsync(VirtualPath path, CancellationToken cancellationToken)
    {
        PortablePlace place = FindOld(path);
        StorageError error = place.Missing != StorageError.None ? place.Missing : ExpectFile(place.Kind);
        IStoredFile? file = null;
        if (error == StorageError.None)
        {
            error = PortableError.Attempt(() => file = new PortableFile(
                File.OpenHandle(place.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), EntryAt(place, isRoot: false)));
        }

        return new(new StorageResult<IStoredFile>(file!, error));
    }

    /// <inheritdoc/>
    public ValueTask<StorageError> MakeDirectoryAsync(VirtualPath path, CancellationToken cancellationToken)
    {
        PortablePlace place = FindNew(path);
        return new(place.Error != StorageError.None ? place.Error
            : place.Kind is not null ? StorageError.Exists : PortableError.Attempt(() => Directory.CreateDirectory(place.Path)));
    }

    /// <inheritdoc/>
    public ValueTask<StorageError> RemoveAsync(VirtualPath path, EntryKind kind, CancellationToken cancellationToken)
    {
        PortablePlace place = FindOld(path);
        if (path.IsRoot || place.Missing != StorageError.None)
            return new(path.IsRoot ? StorageError.Denied : place.Missing);
        if (kind == EntryKind.Directory)
            return new(place.Kind != EntryKind.Directory ? StorageError.NotADirectory : RemoveDirectory(place.Path));
        return new(place.Kind == EntryKind.Directory ? StorageError.IsADirectory : PortableError.Attempt(() => File.Delete(place.Path)));
    }

    /// <inheritdoc/>
    public ValueTask<StorageError> RenameAsync(VirtualPath from, VirtualPath to, bool replace, CancellationToken cancellationToken)
    {
        if (from.IsRoot || to.IsRoot)
            return new(StorageError.Denied);
        PortablePlace source = FindOld(from);
        PortablePlace destination = FindNew(to);
        if (source.Missing != StorageError.None || destination.Error != StorageError.None || from == to)
            return new(source.Missing != StorageError.None ? source.Missing : destination.Error);
        if (from.Contains(to))
            return new(StorageError.InvalidName);
        // On a disk that ignores case, a name can be given other case.
        bool isSame = string.Equals(source.Path, destination.Path, StringComparison.OrdinalIgnoreCase);
        if (destination.Kind is EntryKind kind && !isSame && (!replace || kind != EntryKind.File || source.Kind != EntryKind.File))
            return new(StorageError.Exists);
        return new(PortableError.Attempt(() => Move(source, destination.Path, replace)));
    }

    /// <inheritdoc/>
    public ValueTask<StorageError> SetFactsAsync(VirtualPath path, FactChange facts, CancellationToken cancellationToken)
    {
        PortablePlace place = FindOld(path);
        if (place.Missing != StorageError.None)
            return new(place.Missing);
        // Linux keeps no creation time that could be set, Windows no mode.
        if ((facts.Created is not null && OperatingSystem.IsLinux()) || (facts.Mode is not null && OperatingSystem.IsWindows()))
            return new(StorageError.NotSupported);
        return new(PortableError.Attempt(() => SetFacts(place, facts)));
    }

    /// <inheritdoc/>
    public ValueTask<StorageResult<long>> FreeBytesAsync(VirtualPath path, CancellationToken cancellationToken)
    {
        PortablePlace place = FindOld(path);
        long free = 0;
        StorageError error = place.Missing;
        if (error == StorageError.None)
            error = PortableError.Attempt(() => free = new DriveInfo(place.Path).AvailableFreeSpace);
        return new(error == StorageError.None ? free : error);
    }

    private static StorageError ExpectFile(EntryKind? kind) =>
        kind switch { EntryKind.File => StorageError.None, EntryKind.Directory => StorageError.IsADirectory, _ => StorageError.Denied };

    private static FileEntry EntryAt(PortablePlace place, bool isRoot) =>
        PortableEntry.Of(place.Kind == EntryKind.Directory ? new DirectoryInfo(place.Path) : new FileInfo(place.Path), isRoot);

    private static void Move(PortablePlace source, string to, bool replace)
    {
        if (source.Kind == EntryKind.Directory)
            Directory.Move(source.Path, to);
        else
            File.Move(source.Path, to, replace);
    }

    private static void SetFacts(PortablePlace place, FactChange facts)
    {
        FileSystemInfo entry = place.Kind == EntryKind.Directory ? new DirectoryInfo(place.Path) : new FileInfo(place.Path);
        if (facts.Mode is int mode && !OperatingSystem.IsWindows())
            entry.UnixFileMode = (entry.UnixFileMode & ~(UnixFileMode)AllBits) | (UnixFileMode)(mode & AllBits);
        if (facts.Created is DateTimeOffset created)
            entry.CreationTimeUtc = created.UtcDateTime;
        if (facts.Accessed is DateTimeOffset accessed)
            entry.LastAccessTimeUtc = accessed.UtcDateTime;
        if (facts.Modified is DateTimeOffset modified)
            entry.LastWriteTimeUtc = modified.UtcDateTime;
    }

    private static StorageError RemoveDirectory(string path)
    {
        StorageError error = PortableError.Attempt(() => Directory.Delete(path));
        if (error != StorageError.NotEmpty)
            return error;
        // A directory that looks empty to clients must be removable.
        string[] remains = Directory.GetFileSystemEntries(path);
        if (!Array.TrueForAll(remains, remain => UploadName.IsPartial(System.Text.Encoding.UTF8.GetBytes(Path.GetFileName(remain)))))
            return error;
        Array.ForEach(remains, File.Delete);
        return PortableError.Attempt(() => Directory.Delete(path));
    }

    private PortablePlace FindOld(VirtualPath path) => UploadName.IsIn(path) ? new(root, null, StorageError.NotFound) : PortablePlace.Find(root, path);

    private PortablePlace FindNew(VirtualPath path) => UploadName.IsIn(path) ? new(root, null, StorageError.InvalidName) : PortablePlace.Find(root, path);
}
