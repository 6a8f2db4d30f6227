using Glassport.Protocol.Text;
using Glassport.Server.Native;

namespace Glassport.Server.Storage;

/// <summary>What changes the tree without writing files.</summary>
public sealed partial class LocalStorage
{
    private const int AllBits = 0b111_111_111;

    /// <inheritdoc/>
    public ValueTask<StorageError> MakeDirectoryAsync(VirtualPath path, CancellationToken cancellationToken)
    {
        if (path.IsRoot || UploadName.IsIn(path))
            return new(path.IsRoot ? StorageError.Exists : StorageError.InvalidName);
        using TreeScope tree = Enter();
        using NativePath native = new(path);
        using Descriptor parent = tree.OpenParent(native);
        return new(ErrorTable.Of(parent.IsError ? parent.Value : LinuxCalls.MakeDirectory(parent.Value, native.Name, AllBits)));
    }

    /// <inheritdoc/>
    public ValueTask<StorageError> RemoveAsync(VirtualPath path, EntryKind kind, CancellationToken cancellationToken)
    {
        if (path.IsRoot || UploadName.IsIn(path))
            return new(path.IsRoot ? StorageError.Denied : StorageError.NotFound);
        using TreeScope tree = Enter();
        using NativePath native = new(path);
        using Descriptor parent = tree.OpenParent(native);
        if (parent.IsError)
            return new(ErrorTable.Of(parent.Value));
        int result = LinuxCalls.Unlink(parent.Value, native.Name, kind == EntryKind.Directory);
        // A directory that looks empty to clients must be removable.
        if (result == -Errno.ENOTEMPTY && ForgottenUploads.RemovePartials(parent.Value, native.Name))
            result = LinuxCalls.Unlink(parent.Value, native.Name, isDirectory: true);
        return new(ErrorTable.Of(result));
    }

    /// <inheritdoc/>
    public ValueTask<StorageError> RenameAsync(VirtualPath from, VirtualPath to, bool replace, CancellationToken cancellationToken)
    {
        if (from.IsRoot || to.IsRoot)
            return new(StorageError.Denied);
        if (UploadName.IsIn(from) || UploadName.IsIn(to))
            return new(UploadName.IsIn(from) ? StorageError.NotFound : StorageError.InvalidName);
        using TreeScope tree = Enter();
        using NativePath nativeFrom = new(from);
        using NativePath nativeTo = new(to);
        using Descriptor source = tree.OpenParent(nativeFrom);
        using Descriptor destination = tree.OpenParent(nativeTo);
        if (source.IsError || destination.IsError)
            return new(ErrorTable.Of(source.IsError ? source.Value : destination.Value));
        int result = LinuxCalls.StatEntry(source.Value, nativeFrom.Name, out _);
        if (result < 0 || from == to)
            return new(ErrorTable.Of(result));
        if (from.Contains(to))
            return new(StorageError.InvalidName);
        return new(Rename(source.Value, nativeFrom.Name, destination.Value, nativeTo.Name, replace));
    }

    /// <inheritdoc/>
    public ValueTask<StorageError> SetFactsAsync(VirtualPath path, FactChange facts, CancellationToken cancellationToken)
    {
        if (UploadName.IsIn(path) || facts.Created is not null)
            return new(facts.Created is null ? StorageError.NotFound : StorageError.NotSupported);
        using TreeScope tree = Enter();
        using NativePath native = new(path);
        using Descriptor file = tree.Open(native.Whole, OpenFlags.Path);
        if (file.IsError)
            return new(ErrorTable.Of(file.Value));
        int result = LinuxCalls.Stat(file.Value, out Statx old);
        if (result >= 0 && !old.IsRegular && !old.IsDirectory)
            return new(StorageError.Denied);
        if (result >= 0 && facts.Mode is int mode)
            result = ChangeMode(tree, native, file.Value, (mode & AllBits) | (old.Mode & 0xe00));
        if (result >= 0 && (facts.Modified is not null || facts.Accessed is not null))
            result = LinuxCalls.SetTimes(file.Value, facts.Accessed, facts.Modified);
        return new(ErrorTable.Of(result));
    }

    /// <inheritdoc/>
    public ValueTask<StorageError> LinkAsync(VirtualPath target, VirtualPath link, CancellationToken cancellationToken)
    {
        if (link.IsRoot || UploadName.IsIn(link) || UploadName.IsIn(target))
            return new(link.IsRoot ? StorageError.Exists : StorageError.InvalidName);
        using TreeScope tree = Enter();
        using NativePath native = new(link);
        using Descriptor parent = tree.OpenParent(native);
        if (parent.IsError)
            return new(ErrorTable.Of(parent.Value));
        byte[] text = [.. FileName.Encode(RelativePath.Between(link.Parent, target)), 0];
        return new(ErrorTable.Of(LinuxCalls.SymbolicLink(text, parent.Value, native.Name)));
    }

    /// <inheritdoc/>
    public ValueTask<bool> IsLinkAsync(VirtualPath path, CancellationToken cancellationToken)
    {
        using TreeScope tree = Enter();
        using NativePath native = new(path);
        using Descriptor parent = tree.OpenParent(native);
        return new(!parent.IsError && LinuxCalls.StatEntry(parent.Value, native.Name, out Statx facts) == 0 && facts.IsLink);
    }

    /// <summary>
    /// Before Linux 6.6 a mode is set through /proc, which is closed to a thread that acts for another account: there the file must be
    /// readable.
    /// </summary>
    private static int ChangeMode(in TreeScope tree, in NativePath path, int file, int mode)
    {
        int result = LinuxCalls.ChangeMode(file, mode);
        if (result is not (-Errno.EACCES or -Errno.ENOENT))
            return result;
        using Descriptor opened = tree.Open(path.Whole, OpenFlags.ReadOnly | Harmless);
        return opened.IsError ? opened.Value : LinuxCalls.ChangeModeOfOpened(opened.Value, mode);
    }

    private static StorageError Rename(int fromDirectory, ReadOnlySpan<byte> from, int toDirectory, ReadOnlySpan<byte> to, bool replace)
    {
        int result = LinuxCalls.Rename(fromDirectory, from, toDirectory, to, replace: false);
        // Some file systems do not know "no replace"; there it is looked up first, which another program can outrun.
        bool isOld = result == -Errno.EINVAL;
        if (!isOld && (result != -Errno.EEXIST || !replace))
            return ErrorTable.Of(result);
        int found = LinuxCalls.StatEntry(toDirectory, to, out Statx there);
        if (found == 0 && (there.IsDirectory || !replace))
            return StorageError.Exists;
        result = LinuxCalls.Rename(fromDirectory, from, toDirectory, to, replace: true);
        return result is -Errno.ENOTDIR or -Errno.EISDIR ? StorageError.Exists : ErrorTable.Of(result);
    }
}
