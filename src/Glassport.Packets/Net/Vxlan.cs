using Glassport.Packets.Link;

namespace Glassport.Packets.Net;

/// <summary>VXLAN: Ethernet in UDP (RFC 7348 §5).</summary>
internal static class Vxlan
{
    private const int HeaderLength = 8;
    private const int HasNetworkId = 0x08;
    private const int HasGroupPolicy = 0x80;

    /// <summary>Whether the port is VXLAN's: IANA's, or the one that Linux used before there was one.</summary>
    public static bool IsPort(ushort port) => port is 4789 or 8472;

    /// <summary>
    /// Reads the header and the inner frame's link layer and answers the EtherType behind it, or <see cref="Cursor.End"/>.
    /// </summary>
    public static int Read(ref Cursor cursor, ref Packet packet)
    {
        if (!cursor.Has(HeaderLength))
            return cursor.Stop(ref packet, Layer.Tunnel, HeaderLength);
        ReadOnlySpan<byte> header = cursor.Peek(HeaderLength);

        // Ports prove nothing: what has its reserved bits set (but for the group policy extension's) is something else.
        bool isReservedZero = (header[0] & ~(HasNetworkId | HasGroupPolicy)) == 0 && header[7] == 0
            && ((header[0] & HasGroupPolicy) != 0 || (header[1] | header[2] | header[3]) == 0);
        if ((header[0] & HasNetworkId) == 0 || !isReservedZero || !cursor.EnterTunnel())
            return Cursor.End;
        cursor.Offset += HeaderLength;
        return Ethernet.Read(ref cursor, ref packet);
    }
}
