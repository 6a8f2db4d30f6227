using System.Buffers.Binary;

namespace Glassport.Packets.Net;

/// <summary>IPv4 (RFC 791 §3.1). The header checksum is not looked at: hosts that offload it capture wrong ones.</summary>
internal static class IPv4
{
    /// <summary>The length of a header without options.</summary>
    public const int ShortestHeader = 20;

    private const int MoreFragments = 0x2000;
    private const int FragmentOffset = 0x1FFF;

    /// <summary>
    /// Reads the header and moves behind it. Answers the protocol of the payload, which ends where the total length says, or
    /// <see cref="Cursor.End"/> when there is none to be read (yet).
    /// </summary>
    public static int Read(ref Cursor cursor, ref Packet packet, FragmentTable fragments)
    {
        if (!cursor.Has(ShortestHeader))
            return cursor.Stop(ref packet, Layer.IPv4, ShortestHeader);
        ReadOnlySpan<byte> header = cursor.Peek(ShortestHeader);
        if (header[0] >> 4 != 4)
            return cursor.Stop(ref packet, Layer.IPv4, ShortestHeader, 0);
        int headerLength = (header[0] & 0x0F) * 4;
        if (headerLength < ShortestHeader)
            return cursor.Stop(ref packet, Layer.IPv4, ShortestHeader, headerLength);

        // A host that lets its network card cut segments may capture them with no total length: then the frame's own counts.
        int totalLength = BinaryPrimitives.ReadUInt16BigEndian(header[2..]);
        if (totalLength == 0)
            totalLength = Math.Max(headerLength, cursor.WireRemaining);
        if (totalLength < headerLength)
            return cursor.Stop(ref packet, Layer.IPv4, headerLength, totalLength);

        cursor.ForgetOuter(ref packet);
        packet.Kind = PacketKind.OtherIp;
        packet.IPIdentification = BinaryPrimitives.ReadUInt16BigEndian(header[4..]);
        packet.TimeToLive = header[8];
        packet.Source = HostAddress.ReadIPv4(header[12..]);
        packet.Destination = HostAddress.ReadIPv4(header[16..]);
        cursor.CutTo(cursor.Offset + totalLength);
        if (!cursor.Has(headerLength))
            return cursor.Stop(ref packet, Layer.IPv4, headerLength);
        cursor.Offset += headerLength;

        int protocol = header[9];
        int fragment = BinaryPrimitives.ReadUInt16BigEndian(header[6..]);
        if ((fragment & (MoreFragments | FragmentOffset)) != 0)
        {
            FragmentKey key = new(packet.Source, packet.Destination, packet.IPIdentification, protocol);
            Fragment piece = new(key, (fragment & FragmentOffset) * 8, (fragment & MoreFragments) != 0, protocol);
            protocol = fragments.Follow(in piece, ref cursor, ref packet);
        }

        return protocol == IPProtocol.Authentication ? ExtensionHeaders.Read(protocol, ref cursor, ref packet, fragments) : protocol;
    }
}
