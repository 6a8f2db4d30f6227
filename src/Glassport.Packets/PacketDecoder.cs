using Glassport.Packets.Link;
using Glassport.Packets.Net;
using Glassport.Packets.Transport;

namespace Glassport.Packets;

/// <summary>
/// Reads a frame's headers down to the transport payload. Keeps IP fragments until their datagram is complete, which is its
/// only state. Never throws on input: it keeps what it could read and says in <see cref="Packet.Stop"/> why it stopped.
/// Packets must come in capture order; one decoder serves one thread.
/// </summary>
public sealed class PacketDecoder
{
    // Tags, labels and PPPoE headers in front of one network layer; operators stack two or three.
    private const int MaximumShims = 16;

    private readonly FragmentTable _fragments = new();

    /// <summary>
    /// Fills the decoded fields of <paramref name="packet"/> from <paramref name="frame"/>.
    /// <see cref="Packet.Number"/> to <see cref="Packet.Link"/> must be set; everything from <see cref="Packet.Kind"/> on is overwritten.
    /// Offsets count from the start of the frame, or of <see cref="Packet.Reassembled"/> once there is one.
    /// </summary>
    /// <remarks>
    /// A payload that the snap length cut is not malformed: <see cref="Packet.PayloadLength"/> is then smaller than
    /// <see cref="Packet.PayloadWireLength"/>. What is not TCP, UDP or ICMP has the IP payload as its payload; an unknown
    /// EtherType is <see cref="PacketKind.Undecoded"/> with no <see cref="Packet.Stop"/>.
    /// </remarks>
    public void Decode(ReadOnlySpan<byte> frame, ref Packet packet)
    {
        packet.ForgetDecoded();
        Cursor cursor = new(frame, Math.Max(frame.Length, packet.OriginalLength));
        int etherType = packet.Link == LinkType.Ethernet
            ? Ethernet.Read(ref cursor, ref packet)
            : LinkLayers.Read(ref cursor, ref packet);

        // Goes round once per tunnel, which the cursor limits.
        while (etherType != Cursor.End)
        {
            int protocol = etherType == EtherType.IPv4
                ? IPv4.Read(ref cursor, ref packet, _fragments)
                : ReadNetwork(etherType, ref cursor, ref packet);
            if (protocol == IPProtocol.Tcp)
            {
                TcpHeader.Read(ref cursor, ref packet);
                return;
            }

            etherType = ReadTransport(protocol, ref cursor, ref packet);
        }
    }

    /// <summary>Whether the link type has a decoder.</summary>
    public static bool Supports(LinkType link) => LinkLayers.Supports(link);

    private int ReadNetwork(int etherType, ref Cursor cursor, ref Packet packet)
    {
        for (int shims = 0; shims <= MaximumShims; shims++)
        {
            switch (etherType)
            {
                case EtherType.IPv4:
                    return IPv4.Read(ref cursor, ref packet, _fragments);
                case EtherType.IPv6:
                    return IPv6.Read(ref cursor, ref packet, _fragments);
                case EtherType.Arp:
                    Arp.Read(ref cursor, ref packet);
                    return Cursor.End;
                default:
                    etherType = Shim.Read(etherType, ref cursor, ref packet);
                    break;
            }
        }

        return Cursor.End;
    }

    private static int ReadTransport(int protocol, ref Cursor cursor, ref Packet packet)
    {
        switch (protocol)
        {
            case IPProtocol.Udp:
                return UdpHeader.Read(ref cursor, ref packet);
            case IPProtocol.Icmp:
                Icmp.Read(ref cursor, ref packet);
                return Cursor.End;
            case IPProtocol.IcmpV6:
                IcmpV6.Read(ref cursor, ref packet);
                return Cursor.End;
            case IPProtocol.IPv4 or IPProtocol.IPv6:
                cursor.TakePayload(ref packet);
                return !cursor.EnterTunnel() ? Cursor.End : protocol == IPProtocol.IPv4 ? EtherType.IPv4 : EtherType.IPv6;
            case IPProtocol.Gre:
                cursor.TakePayload(ref packet);
                return Gre.Read(ref cursor, ref packet);
            case Cursor.End:
                return Cursor.End;
            default:
                cursor.TakePayload(ref packet);
                return Cursor.End;
        }
    }
}
