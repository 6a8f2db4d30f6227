using System.Buffers.Binary;

namespace Glassport.Packets.Link;

/// <summary>The radiotap header in front of an IEEE 802.11 frame; everything in it is little-endian.</summary>
internal static class Radiotap
{
    private const int HeaderLength = 8;
    private const int FrameCheckLength = 4;

    // Bits of the presence words.
    private const uint HasTimer = 1u << 0;
    private const uint HasFlags = 1u << 1;
    private const uint HasMorePresence = 1u << 31;

    // Bits of the flags field.
    private const int FrameCheckAtEnd = 0x10;
    private const int PaddedTo32Bits = 0x20;

    /// <inheritdoc cref="LinkReader"/>
    public static int Read(ref Cursor cursor, ref Packet packet)
    {
        if (!cursor.Has(HeaderLength))
            return cursor.Stop(ref packet, Layer.Link, HeaderLength);
        int length = BinaryPrimitives.ReadUInt16LittleEndian(cursor.Rest[2..]);
        if (length < HeaderLength)
            return cursor.Stop(ref packet, Layer.Link, HeaderLength, length);
        if (!cursor.Has(length))
            return cursor.Stop(ref packet, Layer.Link, length);
        int flags = FlagsOf(cursor.Peek(length));
        cursor.Offset += length;
        if ((flags & FrameCheckAtEnd) != 0)
            cursor.CutWithin(cursor.WireEnd - FrameCheckLength);
        return Ieee80211.Read(ref cursor, ref packet, (flags & PaddedTo32Bits) != 0);
    }

    // Fields follow the last presence word in the order of their bits, each aligned to its size: the timer (8 bytes), then the flags.
    private static int FlagsOf(ReadOnlySpan<byte> header)
    {
        uint present = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
        if ((present & HasFlags) == 0)
            return 0;
        int offset = HeaderLength;
        for (uint word = present; (word & HasMorePresence) != 0; offset += 4)
        {
            if (offset + 4 > header.Length)
                return 0;
            word = BinaryPrimitives.ReadUInt32LittleEndian(header[offset..]);
        }

        if ((present & HasTimer) != 0)
            offset = ((offset + 7) & ~7) + 8;
        return offset < header.Length ? header[offset] : 0;
    }
}
