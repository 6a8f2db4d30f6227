using Glassport.Packets.Link;
using Glassport.Packets.Net;
using static Glassport.Packets.Tests.Bytes;

namespace Glassport.Packets.Tests;

public sealed class IcmpTests
{
    [Theory]
    [InlineData(3, 3, true)]
    [InlineData(4, 0, true)]
    [InlineData(5, 1, true)]
    [InlineData(11, 0, true)]
    [InlineData(12, 0, true)]
    [InlineData(8, 0, false)]
    [InlineData(0, 0, false)]
    public void An_error_tells_where_the_quoted_header_begins(int type, int code, bool quotes)
    {
        byte[] frame = Ethernet(0x0800, IPv4(1, Join([(byte)type, (byte)code], new byte[6], Frames.Ip4)));
        Packet packet = Frames.Decode(LinkType.Ethernet, frame);
        Assert.Equal((PacketKind.Icmp, type, code, quotes ? 42 : 0), (packet.Kind, packet.Type, packet.Code, packet.QuoteOffset));
        Assert.Equal(quotes, IcmpQuote.TryRead(frame, packet, out IcmpQuotation quotation));
        if (quotes)
            Assert.Equal(new IcmpQuotation(6, new(Client, 0xC02A), new(Server, 21), 1), quotation);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void An_ICMPv6_error_quotes_too(int type)
    {
        byte[] frame = IPv6(58, Join([(byte)type, 0], new byte[6], Frames.Ip6));
        Packet packet = Frames.Decode(LinkType.Raw, frame);
        Assert.Equal((PacketKind.Icmp, type, 48), (packet.Kind, packet.Type, packet.QuoteOffset));
        Assert.True(IcmpQuote.TryRead(frame, packet, out IcmpQuotation quotation));
        Assert.Equal(new IcmpQuotation(6, new(Client6, 0xC02A), new(Server6, 21), 1), quotation);
    }

    [Fact]
    public void Extension_headers_in_the_quotation_are_passed_over()
    {
        byte[] frame = IPv6(58, Join(Hex("0100 0000 00000000"), Frames.All["IPv6 extension headers"].Frame));
        Assert.True(IcmpQuote.TryRead(frame, Frames.Decode(LinkType.Raw, frame), out IcmpQuotation quotation));
        Assert.Equal((6, 21, 1u), (quotation.Protocol, quotation.Destination.Port, quotation.Sequence!.Value));
    }

    [Theory]
    [InlineData(8, true, true)]
    [InlineData(4, true, false)]
    [InlineData(0, false, false)]
    public void A_quotation_is_read_as_far_as_it_goes(int transport, bool hasPorts, bool hasSequence)
    {
        byte[] frame = IPv4(1, Join(Hex("0301 0000 00000000"), Frames.Ip4[..(20 + transport)]));
        Assert.True(IcmpQuote.TryRead(frame, Frames.Decode(LinkType.Raw, frame), out IcmpQuotation quotation));
        Assert.Equal((hasPorts ? 21 : 0, hasSequence), (quotation.Destination.Port, quotation.Sequence.HasValue));
        Assert.Equal((Client, Server), (quotation.Source.Address, quotation.Destination.Address));
    }

    [Fact]
    public void A_quoted_later_fragment_has_no_ports()
    {
        byte[] frame = IPv4(1, Join(Hex("0301 0000 00000000"), IPv4(6, Frames.Segment, fragment: 8)));
        Assert.True(IcmpQuote.TryRead(frame, Frames.Decode(LinkType.Raw, frame), out IcmpQuotation quotation));
        Assert.Equal((0, 0, null), (quotation.Source.Port, quotation.Destination.Port, quotation.Sequence));
    }

    [Fact]
    public void A_quotation_in_a_reassembled_error_is_read_from_there()
    {
        byte[] icmp = Join(Hex("0301 0000 00000000"), Frames.Ip4);
        PacketDecoder decoder = new();
        Frames.Decode(LinkType.Raw, IPv4(1, icmp[..16], fragment: 0x2000), decoder: decoder);
        byte[] last = IPv4(1, icmp[16..], fragment: 2);
        Packet packet = Frames.Decode(LinkType.Raw, last, decoder: decoder);
        Assert.True(IcmpQuote.TryRead(last, packet, out IcmpQuotation quotation));
        Assert.Equal(21, quotation.Destination.Port);
    }

    [Fact]
    public void A_solicitation_asks_for_an_address()
    {
        byte[] message = Join(Hex("8700 0000 00000000"), Address(Server6), Hex("0101 0A0A0A0A0A01"));
        Packet packet = Frames.Decode(LinkType.Ethernet, Ethernet(0x86DD, IPv6(58, message)));
        Assert.Equal((PacketKind.NeighbourDiscovery, 135), (packet.Kind, packet.Type));
        Assert.Equal((Client6, Server6, 0x0A0A0A0A0A01ul), (packet.Source, packet.Destination, packet.SourceMac.Bits));
    }

    [Fact]
    public void An_advertisement_tells_of_its_target()
    {
        HostAddress target = new(0x2001_0DB8_0000_0000, 9);
        byte[] message = Join(Hex("8800 0000 60000000"), Address(target), Hex("0501 000005DC0000 0201 0A0A0A0A0A09"));
        Packet packet = Frames.Decode(LinkType.Ethernet, Ethernet(0x86DD, IPv6(58, message)));
        Assert.Equal((PacketKind.NeighbourDiscovery, 136), (packet.Kind, packet.Type));
        Assert.Equal((target, Server6, 0x0A0A0A0A0A09ul), (packet.Source, packet.Destination, packet.SourceMac.Bits));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0100 000000000000")]
    [InlineData("01FF 0A0A0A0A0A01")]
    public void Without_the_option_the_link_layers_address_counts(string option)
    {
        byte[] message = Join(Hex("8700 0000 00000000"), Address(Server6), Hex(option));
        Packet packet = Frames.Decode(LinkType.Ethernet, Ethernet(0x86DD, IPv6(58, message)));
        Assert.Equal((PacketKind.NeighbourDiscovery, 0x020000000001ul), (packet.Kind, packet.SourceMac.Bits));
    }

    [Fact]
    public void A_solicitation_without_its_target_is_only_ICMP()
    {
        Packet packet = Frames.Decode(LinkType.Raw, IPv6(58, Hex("8700 0000 00000000 2001")));
        Assert.Equal((PacketKind.Icmp, 135, new Malformed(Layer.Icmp, 40, 24, 10)), (packet.Kind, packet.Type, packet.Stop));
    }

    [Theory]
    [InlineData(false, 3, 0, "network unreachable")]
    [InlineData(false, 3, 1, "host unreachable")]
    [InlineData(false, 3, 3, "port unreachable")]
    [InlineData(false, 3, 4, "fragmentation needed")]
    [InlineData(false, 3, 13, "administratively prohibited")]
    [InlineData(false, 3, 99, "destination unreachable")]
    [InlineData(false, 11, 0, "time exceeded in transit")]
    [InlineData(false, 42, 1, "ICMP type 42 code 1")]
    [InlineData(true, 1, 0, "no route to destination")]
    [InlineData(true, 1, 1, "administratively prohibited")]
    [InlineData(true, 1, 4, "port unreachable")]
    [InlineData(true, 2, 0, "packet too big")]
    [InlineData(true, 3, 0, "time exceeded in transit")]
    [InlineData(true, 250, 0, "ICMPv6 type 250 code 0")]
    public void Reasons_are_in_the_RFCs_words(bool v6, byte type, byte code, string words) =>
        Assert.Equal(words, IcmpReason.Of(v6, type, code));
}
