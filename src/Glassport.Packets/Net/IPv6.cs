using System.Buffers.Binary;

namespace Glassport.Packets.Net;

/// <summary>IPv6 (RFC 8200 §3).</summary>
internal static class IPv6
{
    /// <summary>The length of the header in front of any extension headers.</summary>
    public const int HeaderLength = 40;

    /// <summary>
    /// Reads the header and its extension headers and moves behind them. Answers the protocol of the payload, or
    /// <see cref="Cursor.End"/> when there is none to be read (yet).
    /// </summary>
    public static int Read(ref Cursor cursor, ref Packet packet, FragmentTable fragments)
    {
        if (!cursor.Has(HeaderLength))
            return cursor.Stop(ref packet, Layer.IPv6, HeaderLength);
        ReadOnlySpan<byte> header = cursor.Peek(HeaderLength);
        if (header[0] >> 4 != 6)
            return cursor.Stop(ref packet, Layer.IPv6, HeaderLength, 0);

        cursor.ForgetOuter(ref packet);
        packet.Kind = PacketKind.OtherIp;
        packet.TimeToLive = header[7];
        packet.Source = HostAddress.ReadIPv6(header[8..]);
        packet.Destination = HostAddress.ReadIPv6(header[24..]);
        cursor.Offset += HeaderLength;

        // No length: a jumbogram, or segments that the network card was to cut; then the frame's own counts.
        int payloadLength = BinaryPrimitives.ReadUInt16BigEndian(header[4..]);
        if (payloadLength != 0)
            cursor.CutTo(cursor.Offset + payloadLength);
        return ExtensionHeaders.Read(header[6], ref cursor, ref packet, fragments);
    }
}
