using System.Buffers.Binary;

namespace Glassport.Capture.Formats;

/// <summary>The byte order of the machine that wrote a file; reads unsigned numbers in it.</summary>
internal readonly record struct ByteOrder(bool IsBigEndian)
{
    public static ByteOrder Big => new(true);

    public static ByteOrder Little => new(false);

    public ushort UInt16(ReadOnlySpan<byte> bytes) =>
        IsBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    public uint UInt32(ReadOnlySpan<byte> bytes) =>
        IsBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    public ulong UInt64(ReadOnlySpan<byte> bytes) =>
        IsBigEndian ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : BinaryPrimitives.ReadUInt64LittleEndian(bytes);
}
