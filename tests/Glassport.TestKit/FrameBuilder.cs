using System.Buffers.Binary;
using Glassport.Packets;

namespace Glassport.TestKit;

/// <summary>Builds packets from the inside out: a TCP segment, the IP packet around it, the Ethernet frame around that.</summary>
/// <remarks><see cref="LinkFrames"/> puts an IP packet behind any other link layer. Lengths and checksums are right.</remarks>
public static class FrameBuilder
{
    /// <summary>The IP protocol number of TCP.</summary>
    public const byte ProtocolTcp = 6;

    /// <summary>The IP protocol number of UDP.</summary>
    public const byte ProtocolUdp = 17;

    /// <summary>The EtherType of IPv4.</summary>
    public const ushort EtherTypeIPv4 = 0x0800;

    /// <summary>The EtherType of ARP.</summary>
    public const ushort EtherTypeArp = 0x0806;

    /// <summary>The EtherType of an 802.1Q tag.</summary>
    public const ushort EtherTypeVlan = 0x8100;

    /// <summary>The EtherType of IPv6.</summary>
    public const ushort EtherTypeIPv6 = 0x86DD;

    /// <summary>A TCP segment (RFC 9293 §3.1).</summary>
    public static byte[] Tcp(in TcpSegment segment, ReadOnlySpan<byte> payload)
    {
        ReadOnlySpan<byte> options = segment.Options;
        byte[] bytes = new byte[20 + options.Length + payload.Length];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, segment.From.Port);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2), segment.To.Port);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4), segment.Sequence);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(8), segment.Acknowledgment);
        bytes[12] = (byte)((20 + options.Length) / 4 << 4);
        bytes[13] = (byte)segment.Flags;
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(14), segment.Window);
        options.CopyTo(bytes.AsSpan(20));
        payload.CopyTo(bytes.AsSpan(20 + options.Length));
        uint pseudo = PseudoHeader(segment.From.Address, segment.To.Address, ProtocolTcp, bytes.Length);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(16), Checksum(bytes, pseudo));
        return bytes;
    }

    /// <summary>A UDP datagram (RFC 768).</summary>
    public static byte[] Udp(Endpoint from, Endpoint to, ReadOnlySpan<byte> payload)
    {
        byte[] bytes = new byte[8 + payload.Length];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, from.Port);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2), to.Port);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(4), (ushort)bytes.Length);
        payload.CopyTo(bytes.AsSpan(8));
        uint pseudo = PseudoHeader(from.Address, to.Address, ProtocolUdp, bytes.Length);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(6), Checksum(bytes, pseudo));
        return bytes;
    }

    /// <summary>An IP packet of the addresses' family.</summary>
    public static byte[] IP(HostAddress source, HostAddress destination, byte protocol, ReadOnlySpan<byte> payload, ushort identification = 0) =>
        source.IsIPv4
            ? IPv4(source, destination, protocol, payload, identification)
            : IPv6(source, destination, protocol, payload);

    /// <summary>An IPv4 packet (RFC 791 §3.1).</summary>
    /// <param name="source">The sender.</param>
    /// <param name="destination">The receiver.</param>
    /// <param name="protocol">What the payload is.</param>
    /// <param name="payload">The payload, of a fragment only its part.</param>
    /// <param name="identification">The identification, equal in all fragments of a datagram.</param>
    /// <param name="fragment">The flags and the fragment offset as they stand in the header; don't fragment by default.</param>
    /// <param name="options">IP options, padded by the caller to a multiple of four bytes.</param>
    public static byte[] IPv4(
        HostAddress source, HostAddress destination, byte protocol, ReadOnlySpan<byte> payload,
        ushort identification = 0, ushort fragment = 0x4000, ReadOnlySpan<byte> options = default)
    {
        int headerLength = 20 + options.Length;
        byte[] bytes = new byte[headerLength + payload.Length];
        bytes[0] = (byte)(0x40 | (headerLength / 4));
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2), (ushort)bytes.Length);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(4), identification);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(6), fragment);
        bytes[8] = 64;
        bytes[9] = protocol;
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(12), source.IPv4Bits);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(16), destination.IPv4Bits);
        options.CopyTo(bytes.AsSpan(20));
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(10), Checksum(bytes.AsSpan(0, headerLength), 0));
        payload.CopyTo(bytes.AsSpan(headerLength));
        return bytes;
    }

    /// <summary>An IPv6 packet (RFC 8200 §3); the payload may begin with extension headers.</summary>
    public static byte[] IPv6(HostAddress source, HostAddress destination, byte nextHeader, ReadOnlySpan<byte> payload)
    {
        byte[] bytes = new byte[40 + payload.Length];
        bytes[0] = 0x60;
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(4), (ushort)payload.Length);
        bytes[6] = nextHeader;
        bytes[7] = 64;
        WriteIPv6(bytes.AsSpan(8), source);
        WriteIPv6(bytes.AsSpan(24), destination);
        payload.CopyTo(bytes.AsSpan(40));
        return bytes;
    }

    /// <summary>An Ethernet II frame, not padded, with an 802.1Q tag for each of <paramref name="vlans"/>, outermost first.</summary>
    public static byte[] Ethernet(MacAddress destination, MacAddress source, ushort etherType, ReadOnlySpan<byte> payload, params ReadOnlySpan<ushort> vlans)
    {
        byte[] bytes = new byte[14 + (4 * vlans.Length) + payload.Length];
        WriteMac(bytes, destination);
        WriteMac(bytes.AsSpan(6), source);
        int at = 12;
        foreach (ushort vlan in vlans)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at), EtherTypeVlan);
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at + 2), vlan);
            at += 4;
        }

        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at), etherType);
        payload.CopyTo(bytes.AsSpan(at + 2));
        return bytes;
    }

    /// <summary>An ARP message for IPv4 over Ethernet (RFC 826): operation 1 asks, 2 answers.</summary>
    public static byte[] Arp(ushort operation, MacAddress senderMac, HostAddress sender, MacAddress targetMac, HostAddress target)
    {
        byte[] bytes = [0, 1, 8, 0, 6, 4, 0, 0, .. new byte[20]];
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(6), operation);
        WriteMac(bytes.AsSpan(8), senderMac);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(14), sender.IPv4Bits);
        WriteMac(bytes.AsSpan(18), targetMac);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(24), target.IPv4Bits);
        return bytes;
    }

    /// <summary>The MAC address that built captures give a host: locally administered, from the address's last bytes.</summary>
    public static MacAddress MacOf(HostAddress host) => new(0x0200_0000_0000 | (host.Low & 0xFFFF_FFFF));

    /// <summary>The Internet checksum (RFC 1071) of <paramref name="bytes"/>, on top of <paramref name="sum"/>.</summary>
    public static ushort Checksum(ReadOnlySpan<byte> bytes, uint sum)
    {
        ulong total = sum;
        for (; bytes.Length >= 2; bytes = bytes[2..])
            total += BinaryPrimitives.ReadUInt16BigEndian(bytes);
        if (bytes.Length == 1)
            total += (uint)bytes[0] << 8;
        while (total > 0xFFFF)
            total = (total & 0xFFFF) + (total >> 16);
        return (ushort)~total;
    }

    /// <summary>The sum of the pseudo-header that TCP, UDP and ICMPv6 checksums begin with (RFC 9293 §3.1, RFC 8200 §8.1).</summary>
    public static uint PseudoHeader(HostAddress source, HostAddress destination, byte protocol, int length) =>
        Halves(source) + Halves(destination) + protocol + (uint)length;

    internal static void WriteMac(Span<byte> bytes, MacAddress mac)
    {
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)(mac.Bits >> 32));
        BinaryPrimitives.WriteUInt32BigEndian(bytes[2..], (uint)mac.Bits);
    }

    private static void WriteIPv6(Span<byte> bytes, HostAddress address)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, address.High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], address.Low);
    }

    private static uint Halves(HostAddress address)
    {
        if (address.IsIPv4)
            return (address.IPv4Bits >> 16) + (address.IPv4Bits & 0xFFFF);
        uint sum = 0;
        for (int shift = 0; shift < 64; shift += 16)
            sum += (uint)((address.High >> shift) & 0xFFFF) + (uint)((address.Low >> shift) & 0xFFFF);
        return sum;
    }
}
