using System.Buffers.Binary;

namespace Glassport.Server.Storage;

/// <summary>Reads what getdents64 writes: one record after another.</summary>
internal static class DirectoryBytes
{
    // struct linux_dirent64: inode 8, offset 8, record length 2, type 1, name with NUL.
    private const int LengthAt = 16, TypeAt = 18, NameAt = 19;

    /// <summary>What the kernel knows of an entry without looking at it (DT_DIR, DT_LNK …); 0 where it does not.</summary>
    public static byte TypeOf(ReadOnlySpan<byte> bytes, int record) => bytes[record + TypeAt];

    /// <summary>Where the next record begins.</summary>
    public static int Next(ReadOnlySpan<byte> bytes, int record) => record + BinaryPrimitives.ReadUInt16LittleEndian(bytes[(record + LengthAt)..]);

    /// <summary>Where the name is, and its length without NUL.</summary>
    public static (int Start, int Length) NameOf(ReadOnlySpan<byte> bytes, int record) => (record + NameAt, bytes[(record + NameAt)..].IndexOf((byte)0));

    /// <summary>Whether clients see it: neither <c>.</c> nor <c>..</c>, nor an upload that is under way.</summary>
    public static bool IsVisible(ReadOnlySpan<byte> bytes, int record)
    {
        var name = bytes[(record + NameAt)..];
        return name[0] != (byte)'.' || (name[1] != 0 && (name[1] != (byte)'.' || name[2] != 0) && !UploadName.Is(name));
    }
}
