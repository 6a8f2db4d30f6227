using Glassport.Packets.Link;
using static Glassport.Packets.Tests.Bytes;

namespace Glassport.Packets.Tests;

public sealed class NetworkTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void ARP_tells_who_asks_for_whom(int operation)
    {
        byte[] sender = Join(Hex("0A0A0A0A0A01"), Address(Client));
        byte[] target = Join(Hex("000000000000"), Address(Server));
        byte[] arp = Join(Hex("0001 0800 06 04"), UInt16(operation), sender, target, new byte[18]);
        Packet packet = Frames.Decode(LinkType.Ethernet, Ethernet(0x0806, arp));
        Assert.Equal((PacketKind.Arp, operation), (packet.Kind, packet.Type));
        Assert.Equal((Client, Server), (packet.Source, packet.Destination));
        Assert.Equal(0x0A0A0A0A0A01ul, packet.SourceMac.Bits);
        Assert.Equal(0x020000000002ul, packet.DestinationMac.Bits);
    }

    [Fact]
    public void ARP_for_something_else_than_IPv4_is_undecoded() =>
        Assert.Equal(PacketKind.Undecoded,
            Frames.Decode(LinkType.Ethernet, Ethernet(0x0806, Join(Hex("0001 86DD 06 10 0001"), new byte[60]))).Kind);

    [Fact]
    public void Padding_is_no_payload()
    {
        byte[] frame = Join(Ethernet(0x0800, IPv4(6, Tcp([]))), new byte[6]);
        Packet packet = Frames.Decode(LinkType.Ethernet, frame);
        Assert.Equal((54, 0, 0), (packet.PayloadOffset, packet.PayloadLength, packet.PayloadWireLength));
    }

    [Fact]
    public void A_payload_cut_by_the_snap_length_is_not_malformed()
    {
        byte[] frame = Ethernet(0x0800, IPv4(6, Tcp(new byte[1000])));
        Packet packet = Frames.Decode(LinkType.Ethernet, frame[..96], frame.Length);
        Assert.Equal((PacketKind.Tcp, default(Malformed)), (packet.Kind, packet.Stop));
        Assert.Equal((54, 42, 1000), (packet.PayloadOffset, packet.PayloadLength, packet.PayloadWireLength));
    }

    [Fact]
    public void A_total_length_of_nothing_means_the_whole_frame()
    {
        byte[] frame = Ethernet(0x0800, IPv4(6, Tcp(new byte[1000]), totalLength: 0));
        Packet whole = Frames.Decode(LinkType.Ethernet, frame);
        Assert.Equal((1000, 1000), (whole.PayloadLength, whole.PayloadWireLength));
        Packet cut = Frames.Decode(LinkType.Ethernet, frame[..96], frame.Length);
        Assert.Equal((42, 1000), (cut.PayloadLength, cut.PayloadWireLength));
    }

    [Fact]
    public void An_IPv6_length_of_nothing_means_the_whole_frame()
    {
        byte[] frame = Ethernet(0x86DD, IPv6(6, Tcp(new byte[1000]), length: 0));
        Packet cut = Frames.Decode(LinkType.Ethernet, frame[..96], frame.Length);
        Assert.Equal((22, 1000), (cut.PayloadLength, cut.PayloadWireLength));
    }

    [Theory]
    [InlineData("65", 20, 0)] // says it is version 6
    [InlineData("44", 20, 16)] // a header of four words
    public void A_header_that_is_none_is_malformed(string first, int required, int available)
    {
        byte[] frame = Ethernet(0x0800, Join(Hex(first), Frames.Ip4[1..]));
        Packet packet = Frames.Decode(LinkType.Ethernet, frame);
        Assert.Equal((PacketKind.Undecoded, new Malformed(Layer.IPv4, 14, required, available)), (packet.Kind, packet.Stop));
    }

    [Fact]
    public void A_total_length_shorter_than_its_header_is_malformed()
    {
        Packet packet = Frames.Decode(LinkType.Ethernet, Ethernet(0x0800, IPv4(6, Frames.Segment, totalLength: 19)));
        Assert.Equal((PacketKind.Undecoded, new Malformed(Layer.IPv4, 14, 20, 19)), (packet.Kind, packet.Stop));
    }

    [Fact]
    public void Options_that_were_not_captured_stop_at_IP_with_its_addresses()
    {
        byte[] frame = IPv4(6, Frames.Segment, options: "94040000 01010100");
        Packet packet = Frames.Decode(LinkType.Raw, frame[..24], frame.Length);
        Assert.Equal((PacketKind.OtherIp, Client, new Malformed(Layer.IPv4, 0, 28, 24)), (packet.Kind, packet.Source, packet.Stop));
    }

    [Fact]
    public void Another_protocol_has_the_IP_payload()
    {
        byte[] frame = IPv4(89, new byte[44]);
        Packet packet = Frames.Decode(LinkType.Raw, frame);
        Assert.Equal((PacketKind.OtherIp, 20, 44), (packet.Kind, packet.PayloadOffset, packet.PayloadLength));
    }

    [Fact]
    public void Nothing_follows_IPv6s_no_next_header()
    {
        Packet packet = Frames.Decode(LinkType.Raw, IPv6(59, new byte[8]));
        Assert.Equal((PacketKind.OtherIp, 0, default(Malformed)), (packet.Kind, packet.PayloadLength, packet.Stop));
    }

    [Fact]
    public void Extension_headers_without_end_are_given_up()
    {
        byte[] headers = Join([.. Enumerable.Repeat(Hex("3C00000000000000"), 100)]);
        Packet packet = Frames.Decode(LinkType.Raw, IPv6(60, headers));
        Assert.Equal((PacketKind.OtherIp, Layer.IPv6), (packet.Kind, packet.Stop.Layer));
    }

    [Fact]
    public void Tunnels_nest_only_so_deep()
    {
        byte[] Nested(int depth) => depth == 0 ? Frames.Ip4 : IPv4(4, Nested(depth - 1));
        Assert.Equal(PacketKind.Tcp, Frames.Decode(LinkType.Raw, Nested(4)).Kind);
        Assert.Equal(PacketKind.OtherIp, Frames.Decode(LinkType.Raw, Nested(5)).Kind);
        Assert.Equal(PacketKind.OtherIp, Frames.Decode(LinkType.Raw, Nested(60)).Kind);
    }

    [Fact]
    public void The_innermost_addresses_win()
    {
        Packet packet = Frames.Decode(LinkType.Raw, IPv4(41, Frames.Ip6));
        Assert.Equal((Client6, Server6, (ushort)0), (packet.Source, packet.Destination, packet.IPIdentification));
        Packet vxlan = Frames.Decode(LinkType.Ethernet, Ethernet(0x0800, IPv4(17, Udp(Frames.Vxlan, 4789), id: 7)));
        Assert.Equal((0xC02A, 21, 0x1C46), (vxlan.SourcePort, vxlan.DestinationPort, vxlan.IPIdentification));
    }

    [Fact]
    public void A_tunnel_whose_inner_header_is_broken_keeps_the_outer_one()
    {
        Packet packet = Frames.Decode(LinkType.Raw, IPv4(4, Hex("45000014")));
        Assert.Equal((PacketKind.OtherIp, Client, new Malformed(Layer.IPv4, 20, 20, 4)), (packet.Kind, packet.Source, packet.Stop));
    }

    [Fact]
    public void What_only_uses_VXLANs_port_stays_UDP()
    {
        byte[] frame = IPv4(17, Udp(Hex("1234 8180 0001 0001 00000000 0000000000000000"), 8472));
        Packet packet = Frames.Decode(LinkType.Raw, frame);
        Assert.Equal((PacketKind.Udp, 8472, 20, default(Malformed)),
            (packet.Kind, packet.DestinationPort, packet.PayloadLength, packet.Stop));
    }

    [Fact]
    public void VXLAN_that_carries_no_IP_stays_UDP()
    {
        byte[] inner = Join(Hex("08000000 00002A00"), Ethernet(0x88CC, new byte[10]));
        Packet packet = Frames.Decode(LinkType.Raw, IPv4(17, Udp(inner, 4789)));
        Assert.Equal((PacketKind.Udp, 4789, inner.Length), (packet.Kind, packet.DestinationPort, packet.PayloadLength));
    }

    [Fact]
    public void ARP_inside_a_tunnel_forgets_the_outer_ports()
    {
        byte[] arp = Join(Hex("0001 0800 06 04 0001 0A0A0A0A0A01"), Address(Server), new byte[6], Address(Client));
        Packet packet = Frames.Decode(LinkType.Raw, IPv4(17, Udp(Join(Hex("08000000 00002A00"), Ethernet(0x0806, arp)), 4789)));
        Assert.Equal((PacketKind.Arp, Server, Client, 0, 0, 0),
            (packet.Kind, packet.Source, packet.Destination, packet.DestinationPort, packet.PayloadLength, packet.TimeToLive));
    }

    [Fact]
    public void A_PPTP_packet_that_only_acknowledges_has_no_payload() =>
        Assert.Equal(PacketKind.OtherIp, Frames.Decode(LinkType.Raw, IPv4(47, Hex("2081 880B 0000 0001 00000001"))).Kind);
}
