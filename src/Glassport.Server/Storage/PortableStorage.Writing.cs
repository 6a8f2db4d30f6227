using System.Globalization;
using System.Security.Cryptography;
using Glassport.Protocol.Text;
using Microsoft.Win32.SafeHandles;

namespace Glassport.Server.Storage;

/// <summary>How files are opened to be written.</summary>
public sealed partial class PortableStorage
{
    private const int MostNumberedNames = 10_000;

    // A file can be read while it is written, and renamed.
    private const FileShare Sharing = FileShare.ReadWrite | FileShare.Delete;

    private readonly Lock appending = new();

    /// <inheritdoc/>
    public ValueTask<StorageResult<IUpload>> OpenWriteAsync(VirtualPath path, WriteRequest request, CancellationToken cancellationToken)
    {
        bool isAtomic = request is { Atomic: true, Mode: not WriteMode.Append };
        if (request.Mode == WriteMode.Unique && !path.IsRoot)
            path = FreeName(path, isAtomic);
        PortablePlace place = FindNew(path);
        StorageError error = place.Error;
        if (error == StorageError.None && place.Kind is not null)
            error = ExpectFile(place.Kind);
        if (error == StorageError.None && place.Kind is not null && request.Mode is WriteMode.CreateNew or WriteMode.Unique)
            error = StorageError.Exists;
        if (error == StorageError.None && place.Kind is null && request is { Mode: WriteMode.Resume, Offset: > 0, Atomic: false })
            error = StorageError.InvalidOffset;
        StorageResult<IUpload> opened = error;
        if (error == StorageError.None)
            error = PortableError.Attempt(() => opened = isAtomic ? BeginAtomic(path, place, request) : BeginInPlace(path, place, request));
        return new(error == StorageError.None ? opened : error);
    }

    /// <summary>Adds to the end of a file; others of this process who do the same wait.</summary>
    internal long Append(SafeFileHandle file, ReadOnlySpan<byte> bytes)
    {
        lock (appending)
        {
            long end = RandomAccess.GetLength(file);
            RandomAccess.Write(file, bytes, end);
            return end + bytes.Length;
        }
    }

    private static StorageResult<IUpload> Begin(
        PortableStorage storage, VirtualPath path, string physical, SafeFileHandle file, long position, WriteMode mode, string? temporary)
    {
        long length = RandomAccess.GetLength(file);
        if (position > length || position < 0)
        {
            file.Dispose();
            return StorageError.InvalidOffset;
        }

        if (position < length)
            RandomAccess.SetLength(file, position);
        return new(new PortableUpload(storage, path, physical, file, position, mode, temporary), StorageError.None);
    }

    private static SafeFileHandle Create(string path, int mode)
    {
        SafeFileHandle file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, Sharing);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, (UnixFileMode)(mode & AllBits));
        return file;
    }

    private StorageResult<IUpload> BeginInPlace(VirtualPath path, PortablePlace place, WriteRequest request)
    {
        if (place.Kind is null)
        {
            WriteMode mode = request.Mode == WriteMode.Append ? WriteMode.Append : WriteMode.CreateNew;
            SafeFileHandle created;
            try
            {
                created = Create(place.Path, request.Permissions);
            }
            catch (IOException) when (request.Mode is not (WriteMode.CreateNew or WriteMode.Unique) && File.Exists(place.Path))
            {
                // Somebody else has made it meanwhile.
                return BeginInPlace(path, place with { Kind = EntryKind.File }, request);
            }

            return Begin(this, path, place.Path, created, 0, mode, null);
        }

        SafeFileHandle file = File.OpenHandle(place.Path, FileMode.Open, FileAccess.Write, Sharing);
        long position = request.Mode switch { WriteMode.Append => RandomAccess.GetLength(file), WriteMode.Resume => request.Offset, _ => 0 };
        return Begin(this, path, place.Path, file, position, request.Mode, null);
    }

    private StorageResult<IUpload> BeginAtomic(VirtualPath path, PortablePlace place, WriteRequest request)
    {
        string folder = Path.GetDirectoryName(place.Path)!;
        string temporary = Path.Join(folder, UploadName.New());
        string partial = Path.Join(folder, UploadName.PartialOf(FileName.Encode(path.Name)));
        long offset = request.Mode == WriteMode.Resume ? request.Offset : 0;
        if (offset > 0 && File.Exists(partial) && new FileInfo(partial).Length >= offset)
        {
            File.Move(partial, temporary);
            return Begin(this, path, place.Path, File.OpenHandle(temporary, FileMode.Open, FileAccess.Write, Sharing), offset, request.Mode, temporary);
        }

        if (offset < 0 || offset > (place.Kind is null ? 0 : new FileInfo(place.Path).Length))
            return StorageError.InvalidOffset;
        bool keepsMode = place.Kind is not null && !OperatingSystem.IsWindows();
        SafeFileHandle file = Create(temporary, keepsMode ? (int)new FileInfo(place.Path).UnixFileMode : request.Permissions);
        if (offset > 0)
            CopyBeginning(place.Path, file, offset);
        return Begin(this, path, place.Path, file, offset, request.Mode, temporary);
    }

    private static void CopyBeginning(string from, SafeFileHandle to, long length)
    {
        using SafeFileHandle source = File.OpenHandle(from, FileMode.Open, FileAccess.Read, Sharing);
        byte[] buffer = new byte[(int)Math.Min(length, 128 * 1024)];
        int read = 1;
        for (long done = 0; done < length && read > 0; done += read)
        {
            read = RandomAccess.Read(source, buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - done)), done);
            RandomAccess.Write(to, buffer.AsSpan(0, read), done);
        }
    }

    private VirtualPath FreeName(VirtualPath path, bool isAtomic)
    {
        if (isAtomic)
            return path.Parent.Append(string.Create(CultureInfo.InvariantCulture, $"{path.Name}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}"));
        VirtualPath free = path;
        for (int number = 1; number < MostNumberedNames && FindNew(free) is { Error: StorageError.None, Kind: not null }; number++)
            free = path.Parent.Append(string.Create(CultureInfo.InvariantCulture, $"{path.Name}.{number}"));
        return free;
    }
}
