using System.Buffers.Binary;

namespace Glassport.Packets.Link;

/// <summary>IEEE 802.2 logical link control and its SNAP extension (RFC 1042).</summary>
internal static class Llc
{
    private const int HeaderLength = 3;
    private const int SnapLength = 8;
    private const int MaximumLength = 1500;

    // Service access points (IEEE 802 numbers) and the control field of unnumbered information.
    private const int Snap = 0xAAAA03;
    private const int Ip = 0x060603;

    // The organisation codes whose protocol field is an EtherType: RFC 1042's, and the bridge-tunnel one of IEEE 802.1H.
    private const int EtherTypes = 0x000000;
    private const int BridgeTunnel = 0x0000F8;

    /// <summary>Reads it behind an IEEE 802.3 length, which tells the padding apart.</summary>
    public static int ReadWithLength(int length, ref Cursor cursor, ref Packet packet)
    {
        if (length > MaximumLength)
            return Cursor.End;
        cursor.CutWithin(cursor.Offset + length);
        return Read(ref cursor, ref packet);
    }

    /// <inheritdoc cref="LinkReader"/>
    public static int Read(ref Cursor cursor, ref Packet packet)
    {
        if (!cursor.Has(HeaderLength))
            return cursor.Stop(ref packet, Layer.Link, HeaderLength);
        int service = ReadUInt24(cursor.Rest);
        if (service == Ip)
        {
            cursor.Offset += HeaderLength;
            return EtherType.IPv4;
        }

        if (service != Snap)
            return Cursor.End;
        if (!cursor.Has(SnapLength))
            return cursor.Stop(ref packet, Layer.Link, SnapLength);
        ReadOnlySpan<byte> header = cursor.Peek(SnapLength);
        cursor.Offset += SnapLength;
        return ReadUInt24(header[3..]) is EtherTypes or BridgeTunnel
            ? BinaryPrimitives.ReadUInt16BigEndian(header[6..])
            : Cursor.End;
    }

    private static int ReadUInt24(ReadOnlySpan<byte> bytes) => (bytes[0] << 16) | (bytes[1] << 8) | bytes[2];
}
