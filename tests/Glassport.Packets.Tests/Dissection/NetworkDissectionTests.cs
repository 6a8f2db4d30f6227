using Glassport.Packets.Dissection;
using Glassport.Packets.Link;
using static Glassport.Packets.Tests.Bytes;

namespace Glassport.Packets.Tests.Dissection;

public sealed class NetworkDissectionTests
{
    [Fact]
    public void IPv4_shows_its_header()
    {
        byte[] frame = IPv4(17, Udp([]), options: "94040000", fragment: 0x4000);
        DissectedLayer layer = DissectedValues.Layer(LinkType.Raw, frame, "ip");
        Assert.Equal($"Internet Protocol Version 4, Src: {Client}, Dst: {Server}", layer.Title);
        Assert.Equal(("4", "24 bytes", "0x00", "32"), (layer.Of("ip.version"), layer.Of("ip.hdr_len"), layer.Of("ip.dsfield"), layer.Of("ip.len")));
        Assert.Equal(("0x1c46", "1", "0", "0"), (layer.Of("ip.id"), layer.Of("ip.flags.df"), layer.Of("ip.flags.mf"), layer.Of("ip.frag_offset")));
        Assert.Equal(("64", "UDP (17)", "0x0000", "4 bytes"), (layer.Of("ip.ttl"), layer.Of("ip.proto"), layer.Of("ip.checksum"), layer.Of("ip.options")));
        Assert.Equal(Address(Client), layer.BytesOf("ip.src", frame));
        Assert.Equal(Address(Server), layer.BytesOf("ip.dst", frame));
    }

    [Fact]
    public void A_later_fragment_has_no_transport_header()
    {
        byte[] frame = IPv4(6, [1, 2, 3], fragment: 0x2001);
        Assert.Equal("ip data", DissectedValues.Names(LinkType.Raw, frame));
        Assert.Equal(("1", "8"), (DissectedValues.Layer(LinkType.Raw, frame, "ip").Of("ip.flags.mf"), DissectedValues.Layer(LinkType.Raw, frame, "ip").Of("ip.frag_offset")));
        Assert.Equal("ipv6 data", DissectedValues.Names(LinkType.Raw, IPv6(44, Join(Hex("0600 0008 00000001"), Tcp([])))));
    }

    [Fact]
    public void IPv6_shows_its_header_and_extensions()
    {
        byte[] frame = IPv6(0, Join(Hex("3C00010400000000 1100010400000000"), Udp([])));
        (frame[0], frame[1]) = (0x6A, 0xB1);
        DissectedLayer layer = DissectedValues.Layer(LinkType.Raw, frame, "ipv6");
        Assert.Equal($"Internet Protocol Version 6, Src: {Client6}, Dst: {Server6}", layer.Title);
        Assert.Equal(("6", "0xab", "0x10000", "24"), (layer.Of("ipv6.version"), layer.Of("ipv6.tclass"), layer.Of("ipv6.flow"), layer.Of("ipv6.plen")));
        Assert.Equal(("0", "64"), (layer.Of("ipv6.nxt"), layer.Of("ipv6.hlim")));
        Assert.Equal(["0, 8 bytes", "60, 8 bytes"], layer.Fields.Where(static field => field.Name == "ipv6.ext").Select(static field => field.Value));
        Assert.Equal(Address(Client6), layer.BytesOf("ipv6.src", frame));
        Assert.Equal(Address(Server6), layer.BytesOf("ipv6.dst", frame));
        Assert.Equal("ipv6 udp", DissectedValues.Names(LinkType.Raw, frame));
    }

    [Theory]
    [InlineData(1, "ICMP (1)")]
    [InlineData(4, "IPv4 (4)")]
    [InlineData(6, "TCP (6)")]
    [InlineData(41, "IPv6 (41)")]
    [InlineData(47, "GRE (47)")]
    [InlineData(58, "ICMPv6 (58)")]
    [InlineData(89, "89")]
    public void A_protocol_has_its_name(int protocol, string name) =>
        Assert.Equal(name, DissectedValues.Layer(LinkType.Raw, IPv4(protocol, []), "ip").Of("ip.proto"));

    [Fact]
    public void Packets_in_packets_are_read()
    {
        Assert.Equal("ip ip udp", DissectedValues.Names(LinkType.Raw, IPv4(4, IPv4(17, Udp([])))));
        Assert.Equal("ip ipv6 udp", DissectedValues.Names(LinkType.Raw, IPv4(41, IPv6(17, Udp([])))));
    }

    [Fact]
    public void An_icmp_error_quotes_a_packet_of_which_the_end_is_missing()
    {
        byte[] quoted = IPv4(6, Tcp([1, 2, 3, 4]))[..28];
        byte[] frame = IPv4(1, Join(Hex("0301 ABCD 00000000"), quoted));
        DissectedLayer layer = DissectedValues.Layer(LinkType.Raw, frame, "icmp");
        Assert.Equal(("3", "1", "0xabcd"), (layer.Of("icmp.type"), layer.Of("icmp.code"), layer.Of("icmp.checksum")));
        Assert.Contains("ost", layer.Title, StringComparison.Ordinal);
        Assert.Equal("ip icmp ip tcp", DissectedValues.Names(LinkType.Raw, frame));
        Assert.Equal("Transmission Control Protocol, cut off: 8 of 20 bytes", DissectedValues.Layer(LinkType.Raw, frame, "tcp").Title);
    }

    [Fact]
    public void An_echo_carries_data() => Assert.Equal("ip icmp data", DissectedValues.Names(LinkType.Raw, IPv4(1, Hex("0800 0000 0001 0001 6162"))));

    [Theory]
    [InlineData(135, "Neighbor Solicitation")]
    [InlineData(136, "Neighbor Advertisement")]
    public void Neighbour_discovery_names_its_target(byte type, string title)
    {
        byte[] frame = IPv6(58, Join([type, 0, 0x12, 0x34, 0, 0, 0, 0], Address(Server6), Hex("0101 020000000001")));
        DissectedLayer layer = DissectedValues.Layer(LinkType.Raw, frame, "icmpv6");
        Assert.Equal(("Internet Control Message Protocol v6, " + title, Server6.ToString()), (layer.Title, layer.Of("icmpv6.nd.target")));
        Assert.Equal(($"{type}", "0", "0x1234"), (layer.Of("icmpv6.type"), layer.Of("icmpv6.code"), layer.Of("icmpv6.checksum")));
    }

    [Fact]
    public void An_icmpv6_error_quotes_a_packet() =>
        Assert.Equal("ipv6 icmpv6 ipv6 udp", DissectedValues.Names(LinkType.Raw, IPv6(58, Join(Hex("0104 0000 00000000"), IPv6(17, Udp([]))))));
}
