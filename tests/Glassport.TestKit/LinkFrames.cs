using System.Buffers.Binary;
using Glassport.Packets;
using Glassport.Packets.Link;

namespace Glassport.TestKit;

/// <summary>Puts an IP packet behind any of the link layers that captures have.</summary>
public static class LinkFrames
{
    /// <summary>The frame of <paramref name="packet"/>, an IPv4 or IPv6 packet, on <paramref name="link"/>.</summary>
    /// <param name="link">The link layer.</param>
    /// <param name="packet">The IP packet.</param>
    /// <param name="source">The host that sends the frame; its MAC address is <see cref="FrameBuilder.MacOf"/>.</param>
    /// <param name="destination">The host that gets it.</param>
    /// <param name="vlans">802.1Q tags, outermost first; on Ethernet only.</param>
    /// <exception cref="NotSupportedException">The link type has no builder.</exception>
    public static byte[] Wrap(LinkType link, ReadOnlySpan<byte> packet, HostAddress source, HostAddress destination, params ReadOnlySpan<ushort> vlans)
    {
        bool isIPv4 = packet[0] >> 4 == 4;
        ushort etherType = isIPv4 ? FrameBuilder.EtherTypeIPv4 : FrameBuilder.EtherTypeIPv6;
        MacAddress from = FrameBuilder.MacOf(source);
        MacAddress to = FrameBuilder.MacOf(destination);
        return link switch
        {
            LinkType.Ethernet => FrameBuilder.Ethernet(to, from, etherType, packet, vlans),
            LinkType.Null => [(byte)(isIPv4 ? 2 : 30), 0, 0, 0, .. packet],
            LinkType.Loop => [0, 0, 0, (byte)(isIPv4 ? 2 : 30), .. packet],
            LinkType.Raw or LinkType.RawBsd or LinkType.RawOpenBsd or LinkType.IPv4 or LinkType.IPv6 => packet.ToArray(),
            LinkType.Ppp => [0, (byte)(isIPv4 ? 0x21 : 0x57), .. packet],
            LinkType.PppHdlc => [0xFF, 0x03, 0, (byte)(isIPv4 ? 0x21 : 0x57), .. packet],
            LinkType.LinuxSll => [.. Sll(from, etherType), .. packet],
            LinkType.LinuxSll2 => [.. Sll2(from, etherType), .. packet],
            LinkType.Ieee80211 => [.. Ieee80211(from, to, etherType), .. packet],
            LinkType.Ieee80211Radiotap => [0, 0, 8, 0, 0, 0, 0, 0, .. Ieee80211(from, to, etherType), .. packet],
            _ => throw new NotSupportedException($"No builder for link type {link}."),
        };
    }

    private static byte[] Sll(MacAddress from, ushort etherType)
    {
        byte[] header = new byte[16];
        header[3] = 1;
        header[5] = 6;
        FrameBuilder.WriteMac(header.AsSpan(6), from);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(14), etherType);
        return header;
    }

    private static byte[] Sll2(MacAddress from, ushort etherType)
    {
        byte[] header = new byte[20];
        BinaryPrimitives.WriteUInt16BigEndian(header, etherType);
        header[7] = 2;
        header[9] = 1;
        header[11] = 6;
        FrameBuilder.WriteMac(header.AsSpan(12), from);
        return header;
    }

    // A data frame to the distribution system, then LLC/SNAP (IEEE 802.11 §9.3.2, RFC 1042).
    private static byte[] Ieee80211(MacAddress from, MacAddress to, ushort etherType)
    {
        byte[] header = new byte[32];
        header[0] = 0x08;
        header[1] = 0x01;
        FrameBuilder.WriteMac(header.AsSpan(4), new(0x0200_0000_00AA));
        FrameBuilder.WriteMac(header.AsSpan(10), from);
        FrameBuilder.WriteMac(header.AsSpan(16), to);
        header[24] = 0xAA;
        header[25] = 0xAA;
        header[26] = 0x03;
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(30), etherType);
        return header;
    }
}
