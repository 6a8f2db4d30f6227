using System.Buffers.Binary;

namespace Glassport.Capture.Tests.Support;

/// <summary>Puts numbers together in either byte order.</summary>
internal sealed class ByteBuilder(bool bigEndian)
{
    private readonly List<byte> _bytes = [];

    public int Length => _bytes.Count;

    public byte[] ToArray() => [.. _bytes];

    public ByteBuilder Add(ReadOnlySpan<byte> bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public ByteBuilder Pad(int multiple)
    {
        while (_bytes.Count % multiple != 0)
            _bytes.Add(0);
        return this;
    }

    public ByteBuilder U16(int value)
    {
        Span<byte> bytes = stackalloc byte[2];
        if (bigEndian)
            BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)value);
        else
            BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)value);
        return Add(bytes);
    }

    public ByteBuilder U32(long value)
    {
        Span<byte> bytes = stackalloc byte[4];
        if (bigEndian)
            BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)value);
        else
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)value);
        return Add(bytes);
    }

    public ByteBuilder U64(ulong value) =>
        bigEndian ? U32((long)(value >> 32)).U32((uint)value) : U32((uint)value).U32((long)(value >> 32));
}
