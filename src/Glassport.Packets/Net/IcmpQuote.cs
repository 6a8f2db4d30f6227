using System.Buffers.Binary;

namespace Glassport.Packets.Net;

/// <summary>Reads the quoted packet inside an ICMP error (RFC 792, RFC 1812 §4.3.2.3, RFC 4443 §3).</summary>
public static class IcmpQuote
{
    // RFC 792 quotes the first 64 bits of the payload: the ports and, for TCP, the sequence number.
    private const int QuotedTransport = 8;
    private const int PortsLength = 4;

    /// <summary>
    /// Reads the quotation of a decoded packet. False when the packet is no ICMP error or less than the quoted IP header is there.
    /// </summary>
    /// <param name="frame">The captured frame that <paramref name="packet"/> was decoded from.</param>
    /// <param name="packet">A packet of kind <see cref="PacketKind.Icmp"/>.</param>
    /// <param name="quotation">What is quoted.</param>
    public static bool TryRead(ReadOnlySpan<byte> frame, in Packet packet, out IcmpQuotation quotation)
    {
        quotation = default;
        ReadOnlySpan<byte> bytes = packet.Reassembled is null ? frame : packet.Reassembled;
        int end = packet.PayloadOffset + packet.PayloadLength;
        if (packet.Kind != PacketKind.Icmp || packet.QuoteOffset <= 0 || packet.QuoteOffset >= end || end > bytes.Length)
            return false;
        ReadOnlySpan<byte> quoted = bytes[packet.QuoteOffset..end];
        return (quoted[0] >> 4) switch
        {
            4 => TryReadIPv4(quoted, out quotation),
            6 => TryReadIPv6(quoted, out quotation),
            _ => false,
        };
    }

    private static bool TryReadIPv4(ReadOnlySpan<byte> quoted, out IcmpQuotation quotation)
    {
        quotation = default;
        int headerLength = (quoted[0] & 0x0F) * 4;
        if (headerLength < IPv4.ShortestHeader || quoted.Length < headerLength)
            return false;
        bool isFirst = (BinaryPrimitives.ReadUInt16BigEndian(quoted[6..]) & 0x1FFF) == 0;
        ReadOnlySpan<byte> transport = isFirst ? quoted[headerLength..] : [];
        quotation = Read(quoted[9], HostAddress.ReadIPv4(quoted[12..]), HostAddress.ReadIPv4(quoted[16..]), transport);
        return true;
    }

    private static bool TryReadIPv6(ReadOnlySpan<byte> quoted, out IcmpQuotation quotation)
    {
        quotation = default;
        if (quoted.Length < IPv6.HeaderLength)
            return false;
        int next = quoted[6];
        ReadOnlySpan<byte> rest = quoted[IPv6.HeaderLength..];
        while (ExtensionHeaders.IsExtension(next))
        {
            if (!ExtensionHeaders.TryMeasure(next, rest, out int length))
                return false;
            if (next == IPProtocol.Fragment && !ExtensionHeaders.IsFirstFragment(rest))
                length = rest.Length;
            next = rest[0];
            rest = rest[length..];
            if (rest.IsEmpty)
                break;
        }

        quotation = Read(next, HostAddress.ReadIPv6(quoted[8..]), HostAddress.ReadIPv6(quoted[24..]), rest);
        return true;
    }

    private static IcmpQuotation Read(int protocol, HostAddress source, HostAddress destination, ReadOnlySpan<byte> transport)
    {
        bool hasPorts = protocol is IPProtocol.Tcp or IPProtocol.Udp && transport.Length >= PortsLength;
        ushort from = hasPorts ? BinaryPrimitives.ReadUInt16BigEndian(transport) : (ushort)0;
        ushort to = hasPorts ? BinaryPrimitives.ReadUInt16BigEndian(transport[2..]) : (ushort)0;
        uint? sequence = protocol == IPProtocol.Tcp && transport.Length >= QuotedTransport
            ? BinaryPrimitives.ReadUInt32BigEndian(transport[4..])
            : null;
        return new((byte)protocol, new(source, from), new(destination, to), sequence);
    }
}
