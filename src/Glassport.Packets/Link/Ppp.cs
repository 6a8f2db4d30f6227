using System.Buffers.Binary;

namespace Glassport.Packets.Link;

/// <summary>PPP with or without the HDLC address and control bytes (RFC 1661 §2, RFC 1662 §3.1).</summary>
internal static class Ppp
{
    private const ushort AllStationsUnnumbered = 0xFF03;

    // Cisco's HDLC shares the link type: unicast or multicast address, control 0, then an EtherType (RFC 1547 §4.3.1).
    private const ushort CiscoUnicast = 0x0F00;
    private const ushort CiscoMulticast = 0x8F00;

    /// <inheritdoc cref="LinkReader"/>
    public static int Read(ref Cursor cursor, ref Packet packet)
    {
        if (!cursor.Has(2))
            return cursor.Stop(ref packet, Layer.Link, 2);
        ushort address = BinaryPrimitives.ReadUInt16BigEndian(cursor.Rest);
        if (address is CiscoUnicast or CiscoMulticast)
        {
            if (!cursor.Has(4))
                return cursor.Stop(ref packet, Layer.Link, 4);
            cursor.Offset += 4;
            return BinaryPrimitives.ReadUInt16BigEndian(cursor.Bytes[(cursor.Offset - 2)..]);
        }

        if (address == AllStationsUnnumbered)
            cursor.Offset += 2;
        return ReadProtocol(ref cursor, ref packet, Layer.Link);
    }

    /// <summary>Reads it behind a byte that tells sent from received.</summary>
    public static int ReadWithDirection(ref Cursor cursor, ref Packet packet)
    {
        if (!cursor.Has(1))
            return cursor.Stop(ref packet, Layer.Link, 1);
        cursor.Offset++;
        return Read(ref cursor, ref packet);
    }

    /// <summary>Reads the protocol field, which may be compressed to one (odd) byte (RFC 1661 §6.5).</summary>
    public static int ReadProtocol(ref Cursor cursor, ref Packet packet, Layer layer)
    {
        int length = cursor.Has(1) && (cursor.Bytes[cursor.Offset] & 1) == 1 ? 1 : 2;
        if (!cursor.Has(length))
            return cursor.Stop(ref packet, layer, length);
        int protocol = length == 1 ? cursor.Bytes[cursor.Offset] : BinaryPrimitives.ReadUInt16BigEndian(cursor.Rest);
        cursor.Offset += length;
        return protocol switch
        {
            0x0021 => EtherType.IPv4,
            0x0057 => EtherType.IPv6,
            0x0281 => EtherType.Mpls,
            0x0283 => EtherType.MplsUpstream,
            _ => Cursor.End,
        };
    }
}
