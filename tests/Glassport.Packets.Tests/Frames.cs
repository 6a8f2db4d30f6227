using Glassport.Packets.Link;
using static Glassport.Packets.Tests.Bytes;

namespace Glassport.Packets.Tests;

/// <summary>The same TCP segment behind every link layer, shim and tunnel that can be read.</summary>
internal static class Frames
{
    public const string AlignedTimestamps = "0101080A 0000000A 0000000B";

    public static readonly byte[] Payload = "USER bob\r\n"u8.ToArray();

    public static readonly byte[] Segment = Tcp(Payload, AlignedTimestamps);

    public static readonly byte[] Ip4 = IPv4(6, Segment);

    public static readonly byte[] Ip6 = IPv6(6, Segment);

    public static readonly byte[] Vxlan = Join(Hex("08000000 00002A00"), Ethernet(0x0800, Ip4));

    /// <summary>By name: the frame and its link type. Each carries <see cref="Segment"/>.</summary>
    public static readonly Dictionary<string, (LinkType Link, byte[] Frame)> All = new()
    {
        ["Ethernet"] = (LinkType.Ethernet, Ethernet(0x0800, Ip4)),
        ["Ethernet with IPv6"] = (LinkType.Ethernet, Ethernet(0x86DD, Ip6)),
        ["Ethernet with padding"] = (LinkType.Ethernet, Join(Ethernet(0x0800, Ip4), new byte[6])),
        ["IEEE 802.3 with SNAP"] = (LinkType.Ethernet, Ethernet(8 + Ip4.Length, Snap(0x0800, Ip4))),
        ["IEEE 802.3 with IP's own service access point"] = (LinkType.Ethernet, Ethernet(3 + Ip4.Length, Join(Hex("060603"), Ip4))),
        ["802.1Q"] = (LinkType.Ethernet, Ethernet(0x8100, Vlan(42, 0x0800, Ip4))),
        ["802.1ad"] = (LinkType.Ethernet, Ethernet(0x88A8, Vlan(42, 0x8100, Vlan(7, 0x0800, Ip4)))),
        ["802.1Q with SNAP"] = (LinkType.Ethernet, Ethernet(0x8100, Vlan(42, 8 + Ip4.Length, Snap(0x0800, Ip4)))),
        ["PPPoE in VLAN"] = (LinkType.Ethernet, Ethernet(0x8100, Vlan(42, 0x8864, Pppoe(0x0021, Ip4)))),
        ["PPPoE with IPv6"] = (LinkType.Ethernet, Ethernet(0x8864, Pppoe(0x0057, Ip6))),
        ["PPPoE link"] = (LinkType.PppEther, Pppoe(0x0021, Ip4)),
        ["MPLS"] = (LinkType.Ethernet, Ethernet(0x8847, Join(Hex("00010040 00011140"), Ip4))),
        ["MPLS with IPv6"] = (LinkType.Ethernet, Ethernet(0x8848, Join(Hex("00011140"), Ip6))),
        ["Linux SLL"] = (LinkType.LinuxSll, Join(Hex("0000 0001 0006 020000000001 0000 0800"), Ip4)),
        ["Linux SLL with VLAN"] = (LinkType.LinuxSll, Join(Hex("0000 0001 0006 020000000001 0000 8100"), Vlan(42, 0x86DD, Ip6))),
        ["Linux SLL with LLC"] = (LinkType.LinuxSll, Join(Hex("0000 0001 0006 020000000001 0000 0004"), Snap(0x0800, Ip4))),
        ["Linux SLL2"] = (LinkType.LinuxSll2, Join(Hex("0800 0000 00000003 0001 00 06 020000000001 0000"), Ip4)),
        ["NULL little-endian"] = (LinkType.Null, Join(Hex("02000000"), Ip4)),
        ["NULL big-endian"] = (LinkType.Null, Join(Hex("00000002"), Ip4)),
        ["NULL with Linux's IPv6"] = (LinkType.Null, Join(Hex("0A000000"), Ip6)),
        ["NULL with NetBSD's IPv6"] = (LinkType.Null, Join(Hex("18000000"), Ip6)),
        ["NULL with FreeBSD's IPv6"] = (LinkType.Null, Join(Hex("1C000000"), Ip6)),
        ["NULL with Darwin's IPv6"] = (LinkType.Null, Join(Hex("0000001E"), Ip6)),
        ["LOOP"] = (LinkType.Loop, Join(Hex("00000002"), Ip4)),
        ["raw IPv4"] = (LinkType.Raw, Ip4),
        ["raw IPv6"] = (LinkType.Raw, Ip6),
        ["raw as BSD has it"] = (LinkType.RawBsd, Ip4),
        ["raw as OpenBSD has it"] = (LinkType.RawOpenBsd, Ip6),
        ["IPv4 link"] = (LinkType.IPv4, Ip4),
        ["IPv6 link"] = (LinkType.IPv6, Ip6),
        ["PPP"] = (LinkType.Ppp, Join(Hex("0021"), Ip4)),
        ["PPP with compressed protocol"] = (LinkType.Ppp, Join(Hex("21"), Ip4)),
        ["PPP with address and control"] = (LinkType.Ppp, Join(Hex("FF03 0057"), Ip6)),
        ["PPP in HDLC"] = (LinkType.PppHdlc, Join(Hex("FF03 0021"), Ip4)),
        ["Cisco HDLC"] = (LinkType.PppHdlc, Join(Hex("0F00 0800"), Ip4)),
        ["PPP with direction"] = (LinkType.PppWithDirection, Join(Hex("01 FF03 21"), Ip4)),
        ["PPP with MPLS"] = (LinkType.Ppp, Join(Hex("0281 00011140"), Ip4)),
        ["802.11 to the access point"] = (LinkType.Ieee80211, Join(Hex("0801 0000"), Addresses(3), Hex("1000"), Snap(0x0800, Ip4))),
        ["802.11 QoS with HT control"] = (LinkType.Ieee80211,
            Join(Hex("8882 0000"), Addresses(3), Hex("1000 0000 00000000"), Snap(0x0800, Ip4))),
        ["802.11 four addresses"] = (LinkType.Ieee80211, Join(Hex("0803 0000"), Addresses(3), Hex("1000 0A0A0A0A0A04"), Snap(0x86DD, Ip6))),
        ["802.11 A-MSDU"] = (LinkType.Ieee80211,
            Join(Hex("8801 0000"), Addresses(3), Hex("1000 8000"), Ethernet(8 + Ip4.Length, Snap(0x0800, Ip4)), new byte[2])),
        ["radiotap with frame check"] = (LinkType.Ieee80211Radiotap,
            Join(Hex("0000 1200 03000000 0102030405060708 10 00"), Hex("0802 0000"),
                Addresses(3), Hex("1000"), Snap(0x0800, Ip4), Hex("DEADBEEF"))),
        ["radiotap with two presence words and padding"] = (LinkType.Ieee80211Radiotap,
            Join(Hex("0000 0E00 02000080 00000000 20 00"), Hex("8800 0000"), Addresses(3), Hex("1000 0000 0000"), Snap(0x0800, Ip4))),
        ["IPv4 with options"] = (LinkType.Ethernet, Ethernet(0x0800, IPv4(6, Segment, options: "94040000 01010100"))),
        ["IPv4 in IPv4"] = (LinkType.Raw, IPv4(4, Ip4)),
        ["IPv6 in IPv4"] = (LinkType.Raw, IPv4(41, Ip6)),
        ["IPv4 in IPv6"] = (LinkType.Raw, IPv6(4, Ip4)),
        ["GRE"] = (LinkType.Raw, IPv4(47, Join(Hex("0000 0800"), Ip4))),
        ["GRE with checksum, key and sequence"] = (LinkType.Raw, IPv4(47, Join(Hex("B000 86DD 00000000 00000001 00000002"), Ip6))),
        ["GRE with routing"] = (LinkType.Raw, IPv4(47, Join(Hex("4000 0800 00000000 0800 00 04 0A000001 0000 00 00"), Ip4))),
        ["GRE bridging"] = (LinkType.Raw, IPv4(47, Join(Hex("2000 6558 00000001"), Ethernet(0x0800, Ip4)))),
        ["PPTP"] = (LinkType.Raw, IPv4(47, Join(Hex("3081 880B"), UInt16(4 + Ip4.Length), Hex("0001 00000001 00000001 FF03 0021"), Ip4))),
        ["VXLAN"] = (LinkType.Ethernet, Ethernet(0x0800, IPv4(17, Udp(Vxlan, 4789)))),
        ["VXLAN on Linux's port in IPv6"] = (LinkType.Ethernet, Ethernet(0x86DD, IPv6(17, Udp(Vxlan, 8472)))),
        ["IPv6 extension headers"] = (LinkType.IPv6, IPv6(0, Join(Hex("2B00010400000000 3C00000000000000 0600010400000000"), Segment))),
        ["IPv6 authentication header"] = (LinkType.IPv6,
            IPv6(51, Join(Hex("06040000 00000001 00000001 000000000000000000000000"), Segment))),
        ["IPv4 authentication header"] = (LinkType.IPv4,
            IPv4(51, Join(Hex("06040000 00000001 00000001 000000000000000000000000"), Segment))),
        ["IPv6 atomic fragment"] = (LinkType.IPv6, IPv6(44, Join(Hex("0600 0000 00000001"), Segment))),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    public static Packet Decode(LinkType link, byte[] frame, int? originalLength = null, PacketDecoder? decoder = null, long seconds = 0)
    {
        Packet packet = new()
        {
            Number = 1,
            Time = new(seconds * 1_000_000_000),
            Length = frame.Length,
            OriginalLength = originalLength ?? frame.Length,
            Link = link,
        };
        (decoder ?? new PacketDecoder()).Decode(frame, ref packet);
        return packet;
    }

    private static byte[] Pppoe(int protocol, byte[] payload) =>
        Join(Hex("1100 0001"), UInt16(payload.Length + 2), UInt16(protocol), payload);

    private static byte[] Addresses(int count) => Join([.. Enumerable.Range(1, count).Select(static i => Hex($"0A0A0A0A0A{i:X2}"))]);
}
