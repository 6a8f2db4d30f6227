using System.Buffers.Binary;
using Glassport.Packets.Net;

namespace Glassport.Packets.Transport;

/// <summary>UDP (RFC 768).</summary>
internal static class UdpHeader
{
    private const int HeaderLength = 8;

    /// <summary>Reads the header. Answers the EtherType inside a tunnel that the datagram carries, or <see cref="Cursor.End"/>.</summary>
    public static int Read(ref Cursor cursor, ref Packet packet)
    {
        if (!cursor.Has(HeaderLength))
        {
            cursor.TakePayload(ref packet);
            return cursor.Stop(ref packet, Layer.Udp, HeaderLength);
        }

        ReadOnlySpan<byte> header = cursor.Peek(HeaderLength);
        packet.Kind = PacketKind.Udp;
        packet.SourcePort = BinaryPrimitives.ReadUInt16BigEndian(header);
        packet.DestinationPort = BinaryPrimitives.ReadUInt16BigEndian(header[2..]);

        // A length of 0 is a jumbogram's (RFC 2675 §4): then IP's counts.
        int length = BinaryPrimitives.ReadUInt16BigEndian(header[4..]);
        if (length is > 0 and < HeaderLength)
            cursor.Stop(ref packet, Layer.Udp, HeaderLength, length);
        else if (length > cursor.WireRemaining)
            cursor.Stop(ref packet, Layer.Udp, length, cursor.WireRemaining);
        else if (length != 0)
            cursor.CutTo(cursor.Offset + length);
        cursor.Offset += HeaderLength;
        cursor.TakePayload(ref packet);
        return Vxlan.IsPort(packet.DestinationPort) && !packet.Stop.IsMalformed ? Vxlan.Read(ref cursor, ref packet) : Cursor.End;
    }
}
