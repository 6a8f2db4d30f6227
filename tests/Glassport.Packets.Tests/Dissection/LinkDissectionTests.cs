using Glassport.Packets.Dissection;
using Glassport.Packets.Link;
using Glassport.TestKit;
using static Glassport.Packets.Tests.Bytes;

namespace Glassport.Packets.Tests.Dissection;

public sealed class LinkDissectionTests
{
    private static readonly byte[] s_packet = IPv4(17, Udp([1]));

    [Fact]
    public void Ethernet_names_both_ends_and_the_type()
    {
        DissectedLayer layer = DissectedValues.Layer(LinkType.Ethernet, Ethernet(0x0800, s_packet), "eth");
        Assert.Equal("Ethernet II, Src: 02:00:00:00:00:01, Dst: 02:00:00:00:00:02", layer.Title);
        Assert.Equal(("02:00:00:00:00:02", "02:00:00:00:00:01", "IPv4 (0x0800)"), (layer.Of("eth.dst"), layer.Of("eth.src"), layer.Of("eth.type")));
        Assert.Equal((0, 14), (layer.Offset, layer.Length));
    }

    [Theory]
    [InlineData(0x0800, "IPv4 (0x0800)")]
    [InlineData(0x86DD, "IPv6 (0x86dd)")]
    [InlineData(0x0806, "ARP (0x0806)")]
    [InlineData(0x8100, "VLAN tag (0x8100)")]
    [InlineData(0x88A8, "VLAN tag (0x88a8)")]
    [InlineData(0x8864, "PPPoE session (0x8864)")]
    [InlineData(0x8847, "MPLS (0x8847)")]
    [InlineData(0x0026, "length (0x0026)")]
    [InlineData(0x88CC, "unknown (0x88cc)")]
    public void An_ethertype_has_its_name(int type, string name) =>
        Assert.Equal(name, DissectedValues.Layer(LinkType.Ethernet, Ethernet(type, [0]), "eth").Of("eth.type"));

    [Fact]
    public void Tags_are_layers_of_their_own()
    {
        byte[] frame = Ethernet(0x88A8, Vlan(5, 0x8100, Join(UInt16(0xB00A), UInt16(0x0800), s_packet)));
        Assert.Equal("eth vlan vlan ip udp data", DissectedValues.Names(LinkType.Ethernet, frame));
        DissectedLayer inner = Dissector.Dissect(frame, LinkType.Ethernet)[2];
        Assert.Equal(("802.1Q Virtual LAN, ID: 10", "5", "1", "10"), (inner.Title, inner.Of("vlan.priority"), inner.Of("vlan.dei"), inner.Of("vlan.id")));
        Assert.Equal(UInt16(0xB00A), inner.BytesOf("vlan.id", frame));
    }

    [Fact]
    public void Cooked_frames_say_for_whom_they_were_and_who_sent_them()
    {
        byte[] frame = LinkFrames.Wrap(LinkType.LinuxSll, s_packet, Client, Server);
        frame[1] = 4;
        DissectedLayer layer = DissectedValues.Layer(LinkType.LinuxSll, frame, "sll");
        Assert.Equal(("Linux cooked capture v1", "Sent by us (4)", "1"), (layer.Title, layer.Of("sll.pkttype"), layer.Of("sll.hatype")));
        Assert.Equal((FrameBuilder.MacOf(Client).ToString(), "IPv4 (0x0800)", 16), (layer.Of("sll.src.eth"), layer.Of("sll.etype"), layer.Length));
    }

    [Fact]
    public void Cooked_frames_of_the_second_version_name_the_interface_too()
    {
        byte[] frame = LinkFrames.Wrap(LinkType.LinuxSll2, s_packet, Client, Server);
        DissectedLayer layer = DissectedValues.Layer(LinkType.LinuxSll2, frame, "sll");
        Assert.Equal(("Linux cooked capture v2", "2", "Unicast to us (0)"), (layer.Title, layer.Of("sll.ifindex"), layer.Of("sll.pkttype")));
        Assert.Equal((FrameBuilder.MacOf(Client).ToString(), "IPv4 (0x0800)", 20), (layer.Of("sll.src.eth"), layer.Of("sll.etype"), layer.Length));
    }

    [Theory]
    [InlineData(0, "Unicast to us (0)")]
    [InlineData(1, "Broadcast (1)")]
    [InlineData(2, "Multicast (2)")]
    [InlineData(3, "Unicast to another host (3)")]
    [InlineData(7, "Unknown (7)")]
    public void A_packet_type_has_its_name(byte type, string name)
    {
        byte[] frame = LinkFrames.Wrap(LinkType.LinuxSll, s_packet, Client, Server);
        frame[1] = type;
        Assert.Equal(name, DissectedValues.Layer(LinkType.LinuxSll, frame, "sll").Of("sll.pkttype"));
    }

    [Theory]
    [InlineData("02000000")]
    [InlineData("00000002")]
    public void A_loopback_family_is_read_in_either_byte_order(string family) =>
        Assert.Equal("2", DissectedValues.Layer(LinkType.Null, Join(Hex(family), s_packet), "null").Of("null.family"));

    [Theory]
    [InlineData(LinkType.Raw)]
    [InlineData(LinkType.RawBsd)]
    [InlineData(LinkType.IPv4)]
    public void Without_a_link_layer_the_version_says_what_it_is(LinkType link)
    {
        Assert.Equal("ip udp data", DissectedValues.Names(link, s_packet));
        Assert.Equal("ipv6 udp data", DissectedValues.Names(link, IPv6(17, Udp([1]))));
        Assert.Equal("data", DissectedValues.Names(link, [0x50, 0, 0]));
    }

    [Fact]
    public void Arp_says_who_asks_for_whom()
    {
        byte[] ask = FrameBuilder.Arp(1, FrameBuilder.MacOf(Client), Client, default, Server);
        byte[] frame = Ethernet(0x0806, Join(ask, new byte[18]));
        DissectedLayer layer = DissectedValues.Layer(LinkType.Ethernet, frame, "arp");
        Assert.Equal(("Address Resolution Protocol (request)", "request (1)", "0x0800"), (layer.Title, layer.Of("arp.opcode"), layer.Of("arp.proto.type")));
        Assert.Equal(("1", "6", "4"), (layer.Of("arp.hw.type"), layer.Of("arp.hw.size"), layer.Of("arp.proto.size")));
        Assert.Equal((FrameBuilder.MacOf(Client).ToString(), Client.ToString()), (layer.Of("arp.src.hw_mac"), layer.Of("arp.src.proto_ipv4")));
        Assert.Equal(("00:00:00:00:00:00", Server.ToString()), (layer.Of("arp.dst.hw_mac"), layer.Of("arp.dst.proto_ipv4")));
        Assert.Equal("eth arp padding", DissectedValues.Names(LinkType.Ethernet, frame));
    }

    [Fact]
    public void What_no_layer_is_for_is_data() => Assert.Equal("data", DissectedValues.Names(LinkType.Ppp, Join([0, 0x21], s_packet)));
}
