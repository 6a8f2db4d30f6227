using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Glassport.Server.Storage;

/// <summary>Entries from what .NET tells.</summary>
internal static class PortableEntry
{
    /// <summary>An entry.</summary>
    public static FileEntry Of(FileSystemInfo entry, bool isRoot = false)
    {
        EntryKind kind = PortablePlace.KindOf(entry) ?? EntryKind.Special;
        return new()
        {
            Name = isRoot ? [] : Encoding.UTF8.GetBytes(entry.Name),
            Kind = kind,
            Length = entry is FileInfo file && kind == EntryKind.File ? file.Length : 0,
            Modified = entry.LastWriteTimeUtc,
            Created = entry.CreationTimeUtc,
            Mode = ModeOf(entry, kind),
            Links = 1,
            Unique = UniqueOf(entry.FullName),
        };
    }

    private static int ModeOf(FileSystemInfo entry, EntryKind kind)
    {
        if (!OperatingSystem.IsWindows())
            return (int)entry.UnixFileMode;
        int writable = (entry.Attributes & FileAttributes.ReadOnly) == 0 ? 0b010_000_000 : 0;
        return writable | (kind == EntryKind.Directory ? 0b101_101_101 : 0b100_100_100);
    }

    /// <summary>System.IO does not tell a file's number; the path is as unique, though it changes with the name.</summary>
    private static (ulong Device, ulong File) UniqueOf(string path)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(path));
        return (BinaryPrimitives.ReadUInt64LittleEndian(hash), BinaryPrimitives.ReadUInt64LittleEndian(hash.AsSpan(8)));
    }
}
