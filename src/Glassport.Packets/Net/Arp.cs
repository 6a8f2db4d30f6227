using System.Buffers.Binary;

namespace Glassport.Packets.Net;

/// <summary>ARP for IPv4 over Ethernet (RFC 826); other address families stay unread.</summary>
internal static class Arp
{
    private const int HeaderLength = 8;
    private const int PacketLength = 28;
    private const int MacLength = 6;
    private const int IPv4Length = 4;

    /// <summary>Reads the packet at the cursor.</summary>
    public static void Read(ref Cursor cursor, ref Packet packet)
    {
        if (!cursor.Has(HeaderLength))
        {
            cursor.Stop(ref packet, Layer.Arp, HeaderLength);
            return;
        }

        ReadOnlySpan<byte> header = cursor.Peek(HeaderLength);
        if (BinaryPrimitives.ReadUInt16BigEndian(header[2..]) != EtherType.IPv4 || header[4] != MacLength || header[5] != IPv4Length)
            return;
        if (!cursor.Has(PacketLength))
        {
            cursor.Stop(ref packet, Layer.Arp, PacketLength);
            return;
        }

        ReadOnlySpan<byte> arp = cursor.Peek(PacketLength);
        cursor.ForgetOuter(ref packet);
        packet.Kind = PacketKind.Arp;
        packet.Type = arp[7];
        packet.SourceMac = MacAddress.Read(arp[8..]);
        packet.Source = HostAddress.ReadIPv4(arp[14..]);
        packet.Destination = HostAddress.ReadIPv4(arp[24..]);
    }
}
