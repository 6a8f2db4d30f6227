using Glassport.Server.Native;

namespace Glassport.Server.Storage;

/// <summary>
/// A folder of a Linux machine. Every path is resolved relative to the folder's own descriptor and cannot leave it, also while others
/// rename and link; what changes a directory is done by name in the opened parent and never follows a link there. A folder that is removed
/// and made again is found again.
/// </summary>
public sealed partial class LocalStorage : IStorage, IFreeSpace, ISymbolicLinks, IDisposable
{
    // A reader must wait neither for a pipe's writer nor for a device, and no terminal may come to control the process.
    private const int Harmless = OpenFlags.NonBlocking | OpenFlags.NoControllingTerminal;

    private readonly LocalRoot root;
    private readonly PathResolution resolution;
    private readonly AccountIdentity? identity;

    private LocalStorage(LocalRoot root, PathResolution resolution, AccountIdentity? identity)
    {
        this.root = root;
        this.resolution = resolution;
        this.identity = identity;
    }

    /// <summary>Opens a folder: with the kernel's own protection on Linux, through <see cref="PortableStorage"/> elsewhere.</summary>
    /// <param name="folder">The folder, of which links are followed.</param>
    /// <param name="identity">The account that everything is done as; null: the process's own. Only Linux can change it.</param>
    public static StorageResult<IStorage> Open(string folder, AccountIdentity? identity = null)
    {
        if (!LinuxCalls.IsSupported)
            return identity is null ? PortableStorage.Open(folder) : new(null!, StorageError.NotSupported);
        var result = OpenLinux(folder, identity, null);
        return new(result.Value, result.Error);
    }

    /// <summary>Opens a folder with a given way of resolving paths; null: the best that there is.</summary>
    internal static StorageResult<LocalStorage> OpenLinux(string folder, AccountIdentity? identity, PathResolution? resolution) =>
        LocalRoot.Open(folder, out int error) is { } root
            ? new LocalStorage(root, resolution ?? root.Resolution, identity)
            : ErrorTable.Of(error);

    /// <inheritdoc/>
    public ValueTask<StorageResult<FileEntry>> StatAsync(VirtualPath path, CancellationToken cancellationToken)
    {
        if (UploadName.IsIn(path))
            return new(StorageError.NotFound);
        using TreeScope tree = Enter();
        using NativePath native = new(path);
        using Descriptor file = tree.Open(native.Whole, OpenFlags.Path);
        if (file.IsError)
            return new(ErrorTable.Of(file.Value));
        int result = LinuxCalls.Stat(file.Value, out Statx facts);
        return new(result < 0 ? ErrorTable.Of(result) : LocalEntry.Of(facts, path.IsRoot ? [] : native.NameBytes));
    }

    /// <inheritdoc/>
    public ValueTask<StorageResult<IDirectoryReader>> OpenDirectoryAsync(VirtualPath path, CancellationToken cancellationToken)
    {
        if (UploadName.IsIn(path))
            return new(StorageError.NotFound);
        using TreeScope tree = Enter();
        using NativePath native = new(path);
        Descriptor directory = tree.Open(native.Whole, OpenFlags.ReadOnly | OpenFlags.Directory | Harmless);
        if (directory.IsError)
            return new(ErrorTable.Of(directory.Value));
        return new(new StorageResult<IDirectoryReader>(new LocalDirectoryReader(directory.ToHandle(), identity), StorageError.None));
    }

    /// <inheritdoc/>
    public ValueTask<StorageResult<IStoredFile>> OpenReadAsync(VirtualPath path, CancellationToken cancellationToken)
    {
        if (UploadName.IsIn(path))
            return new(StorageError.NotFound);
        using TreeScope tree = Enter();
        using NativePath native = new(path);
        Descriptor file = tree.Open(native.Whole, OpenFlags.ReadOnly | Harmless);
        if (file.IsError)
            return new(ErrorTable.Of(file.Value));
        StorageError error = ExpectRegular(LinuxCalls.Stat(file.Value, out Statx facts), facts);
        if (error == StorageError.None)
            return new(new StorageResult<IStoredFile>(new LocalFile(file.ToHandle(), LocalEntry.Of(facts, native.NameBytes)), StorageError.None));
        file.Dispose();
        return new(error);
    }

    /// <inheritdoc/>
    public ValueTask<StorageResult<long>> FreeBytesAsync(VirtualPath path, CancellationToken cancellationToken)
    {
        using TreeScope tree = Enter();
        using NativePath native = new(path);
        using Descriptor directory = tree.Open(native.Whole, OpenFlags.Path | OpenFlags.Directory);
        if (directory.IsError)
            return new(ErrorTable.Of(directory.Value));
        long free = LinuxCalls.FreeBytes(directory.Value);
        return new(free < 0 ? ErrorTable.Of((nint)free) : free);
    }

    /// <summary>
    /// Removes what uploads have left that were cut off, or killed with the process, and that nothing was written to for a day. It looks
    /// through the whole tree: once, at the start.
    /// </summary>
    /// <param name="clock">Tells what a day ago is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many files were removed.</returns>
    public int RemoveForgottenUploads(TimeProvider clock, CancellationToken cancellationToken)
    {
        using TreeScope tree = Enter();
        return ForgottenUploads.RemoveOlder(tree, (clock.GetUtcNow() - UploadName.Lifetime).UtcDateTime, cancellationToken);
    }

    /// <summary>Closes the folder. What was opened from it stays open.</summary>
    public void Dispose() => root.Dispose();

    private static StorageError ExpectRegular(int result, in Statx facts) =>
        result < 0 ? ErrorTable.Of(result) : facts.IsRegular ? StorageError.None : facts.IsDirectory ? StorageError.IsADirectory : StorageError.Denied;

    private TreeScope Enter() => new(root, resolution, identity);
}
