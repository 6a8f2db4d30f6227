using System.Globalization;
using Glassport.Server.Native;
using Microsoft.Win32.SafeHandles;

namespace Glassport.Server.Storage;

/// <summary>How files are opened to be written in their place.</summary>
public sealed partial class LocalStorage
{
    private const int NewFile = OpenFlags.Create | OpenFlags.Exclusive;

    // Somebody makes and removes the same name all the time, or it is a link to nowhere.
    private const int MostAttempts = 8;
    private const int MostNumberedNames = 10_000;

    /// <inheritdoc/>
    public ValueTask<StorageResult<IUpload>> OpenWriteAsync(VirtualPath path, WriteRequest request, CancellationToken cancellationToken)
    {
        if (path.IsRoot || UploadName.IsIn(path))
            return new(path.IsRoot ? StorageError.IsADirectory : StorageError.InvalidName);
        using TreeScope tree = Enter();
        return new(request switch
        {
            { Atomic: true, Mode: not WriteMode.Append } => OpenAtomic(tree, path, request),
            { Mode: WriteMode.Unique } => CreateUnique(tree, path, request),
            { Mode: WriteMode.CreateNew } => Create(tree, path, request),
            _ => OpenInPlace(tree, path, request),
        });
    }

    /// <summary>Removes a file when it still is the one that an upload wrote.</summary>
    internal void RemoveIfSame(VirtualPath path, (ulong Device, ulong File) unique)
    {
        using TreeScope tree = Enter();
        using NativePath native = new(path);
        using Descriptor parent = tree.OpenParent(native);
        if (!parent.IsError && LinuxCalls.StatEntry(parent.Value, native.Name, out Statx facts) == 0 && facts.Unique == unique)
            LinuxCalls.Unlink(parent.Value, native.Name);
    }

    /// <summary>Runs one step of an upload under the storage's account.</summary>
    internal AccountScope EnterAccount() => new(identity);

    private StorageResult<IUpload> OpenInPlace(in TreeScope tree, VirtualPath path, WriteRequest request)
    {
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            var opened = OpenExisting(tree, path, request);
            if (opened.Error != StorageError.NotFound)
                return opened;
            if (request is { Mode: WriteMode.Resume, Offset: > 0 })
                return StorageError.InvalidOffset;
            var created = Create(tree, path, request);
            if (created.Error != StorageError.Exists)
                return created;
        }

        return StorageError.Denied;
    }

    private StorageResult<IUpload> OpenExisting(in TreeScope tree, VirtualPath path, WriteRequest request)
    {
        using NativePath native = new(path);
        int flags = OpenFlags.WriteOnly | Harmless | (request.Mode == WriteMode.Append ? OpenFlags.Append : 0);
        Descriptor descriptor = tree.Open(native.Whole, flags);
        if (descriptor.IsError)
            return ErrorTable.Of(descriptor.Value);
        SafeFileHandle file = descriptor.ToHandle();
        StorageError error = ExpectRegular(LinuxCalls.Stat(descriptor.Value, out Statx facts), facts);
        if (error == StorageError.None && request.Locked)
            error = FileLock.Take(file, isExclusive: true);
        if (error == StorageError.None && request.Mode == WriteMode.Resume && (request.Offset > facts.Length || request.Offset < 0))
            error = StorageError.InvalidOffset;
        long position = request.Mode switch { WriteMode.Append => facts.Length, WriteMode.Resume => request.Offset, _ => 0 };
        if (error == StorageError.None && facts.Length != position)
            error = ErrorTable.Of(LinuxCalls.Truncate(file, position));
        if (error == StorageError.None)
            return new(new LocalUpload(this, file, path, position, facts.Unique, request.Mode), StorageError.None);
        file.Dispose();
        return error;
    }

    private StorageResult<IUpload> Create(in TreeScope tree, VirtualPath path, WriteRequest request)
    {
        using NativePath native = new(path);
        using Descriptor parent = tree.OpenParent(native);
        if (parent.IsError)
            return ErrorTable.Of(parent.Value);
        int flags = OpenFlags.WriteOnly | NewFile | (request.Mode == WriteMode.Append ? OpenFlags.Append : 0);
        var created = CreateFile(parent.Value, native.Name, flags, request.Permissions, out Statx facts);
        if (!created.IsSuccess)
            return created.Error;
        if (request.Locked && FileLock.Take(created.Value, isExclusive: true) is not StorageError.None and var error)
        {
            created.Value.Dispose();
            return error;
        }

        return new(new LocalUpload(this, created.Value, path, 0, facts.Unique, WriteMode.CreateNew, request.Mode == WriteMode.Append), StorageError.None);
    }

    private StorageResult<IUpload> CreateUnique(in TreeScope tree, VirtualPath path, WriteRequest request)
    {
        for (int number = 0; number < MostNumberedNames; number++)
        {
            var created = Create(tree, Numbered(path, number), request);
            if (created.Error != StorageError.Exists)
                return created;
        }

        return StorageError.Exists;
    }

    private static VirtualPath Numbered(VirtualPath path, int number) =>
        number == 0 ? path : path.Parent.Append(string.Create(CultureInfo.InvariantCulture, $"{path.Name}.{number}"));

    /// <summary>Makes a file with exactly the mode that was asked for: the process's umask is not the site's.</summary>
    private static StorageResult<SafeFileHandle> CreateFile(int directory, ReadOnlySpan<byte> name, int flags, int mode, out Statx facts)
    {
        facts = default;
        int descriptor = LinuxCalls.OpenAt(directory, name, flags | OpenFlags.NoFollow, mode & AllBits);
        if (descriptor < 0)
            return ErrorTable.Of(descriptor);
        SafeFileHandle file = new(descriptor, ownsHandle: true);
        int result = LinuxCalls.Stat(descriptor, out facts);
        if (result >= 0 && (facts.Mode & AllBits) != (mode & AllBits))
            result = LinuxCalls.ChangeMode(file, mode & AllBits);
        if (result >= 0)
            return file;
        LinuxCalls.Unlink(directory, name);
        file.Dispose();
        return ErrorTable.Of(result);
    }
}
