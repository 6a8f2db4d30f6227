using System.Globalization;
using System.Security.Cryptography;
using Glassport.Server.Native;
using Microsoft.Win32.SafeHandles;

namespace Glassport.Server.Storage;

/// <summary>How files are opened to be written beside their place, where they appear when they are whole.</summary>
public sealed partial class LocalStorage
{
    private StorageResult<IUpload> OpenAtomic(in TreeScope tree, VirtualPath path, WriteRequest request)
    {
        if (request.Mode == WriteMode.Unique)
            path = path.Parent.Append(string.Create(CultureInfo.InvariantCulture, $"{path.Name}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}"));
        using NativePath native = new(path);
        // Opened as if it were written in place: the same rights are asked for, and links are followed.
        using Descriptor old = tree.Open(native.Whole, (request.Mode == WriteMode.Resume ? OpenFlags.ReadWrite : OpenFlags.WriteOnly) | Harmless);
        Statx facts = default;
        StorageError error = old.IsError ? ErrorTable.Of(old.Value) : ExpectRegular(LinuxCalls.Stat(old.Value, out facts), facts);
        if (error == StorageError.None && request.Mode is WriteMode.CreateNew or WriteMode.Unique)
            error = StorageError.Exists;
        if (error is not (StorageError.None or StorageError.NotFound))
            return error;
        var place = FindPlace(tree, native.Whole[..^1].ToArray(), old.IsError ? null : facts.Unique);
        if (!place.IsSuccess)
            return place.Error;
        UploadPlace target = new(place.Value.Parent, place.Value.Name, request.Mode is WriteMode.CreateNew or WriteMode.Unique);
        var begun = Begin(target, old.Value, facts, request);
        if (begun.IsSuccess)
            return new(new LocalAtomicUpload(this, path, target, begun.Value), StorageError.None);
        target.Dispose();
        return begun.Error;
    }

    /// <summary>
    /// The directory and name that a path's last link leads to, so that the file is replaced and not the link. The kernel has said before
    /// which file that is; another one is refused.
    /// </summary>
    private static StorageResult<(SafeFileHandle Parent, byte[] Name)> FindPlace(in TreeScope tree, byte[] path, (ulong Device, ulong File)? expected)
    {
        Span<byte> text = stackalloc byte[4096];
        for (int links = 0; links < MostAttempts; links++)
        {
            int slash = Array.LastIndexOf(path, (byte)'/');
            byte[] parentPath = slash < 0 ? [(byte)'.'] : path[..slash];
            byte[] name = path[(slash + 1)..];
            Descriptor parent = tree.Open([.. parentPath, 0], OpenFlags.Path | OpenFlags.Directory);
            if (parent.IsError)
                return ErrorTable.Of(parent.Value);
            SafeFileHandle directory = parent.ToHandle();
            int result = LinuxCalls.StatEntry(parent.Value, [.. name, 0], out Statx facts);
            if (expected is null && result == -Errno.ENOENT)
                return (directory, name);
            if (result >= 0 && !facts.IsLink && !UploadName.Is(name) && (links == 0 || facts.Unique == expected))
                return (directory, name);
            int length = result >= 0 && facts.IsLink ? LinuxCalls.ReadLink(parent.Value, [.. name, 0], text) : 0;
            directory.Dispose();
            if (result < 0)
                return ErrorTable.Of(result);
            if (expected is null || length <= 0 || text[0] == (byte)'/')
                return StorageError.Denied;
            path = [.. parentPath, (byte)'/', .. text[..length].TrimEnd((byte)'/')];
        }

        return StorageError.Denied;
    }

    private static StorageResult<LocalWriter> Begin(UploadPlace place, int old, in Statx facts, WriteRequest request)
    {
        int mode = old < 0 ? request.Permissions : facts.Mode & AllBits;
        if (request is { Mode: WriteMode.Resume, Offset: > 0 } && place.ClaimPartial(request.Offset) is SafeFileHandle partial)
            return new LocalWriter(partial, request.Offset, append: false);
        long offset = request.Mode == WriteMode.Resume ? request.Offset : 0;
        if (offset < 0 || offset > (old < 0 ? 0 : facts.Length))
            return StorageError.InvalidOffset;
        var created = CreateFile(place.Directory, place.Temporary, OpenFlags.WriteOnly | NewFile, mode, out _);
        if (!created.IsSuccess)
            return created.Error;
        StorageError error = FileCopy.Copy(old, created.Value, offset);
        if (error == StorageError.None)
            return new LocalWriter(created.Value, offset, append: false);
        created.Value.Dispose();
        LinuxCalls.Unlink(place.Directory, place.Temporary);
        return error;
    }
}
