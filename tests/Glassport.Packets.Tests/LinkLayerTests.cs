using Glassport.Packets.Link;
using Glassport.Packets.Transport;
using static Glassport.Packets.Tests.Bytes;

namespace Glassport.Packets.Tests;

public sealed class LinkLayerTests
{
    public static TheoryData<string> Names => Frames.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_segment_is_read_behind_every_layer(string name)
    {
        (LinkType link, byte[] frame) = Frames.All[name];
        Packet packet = Frames.Decode(link, frame);
        Assert.Equal(PacketKind.Tcp, packet.Kind);
        Assert.Equal(default, packet.Stop);
        Assert.True((packet.Source, packet.Destination) == (Client, Server) || (packet.Source, packet.Destination) == (Client6, Server6));
        Assert.Equal((0xC02A, 21), (packet.SourcePort, packet.DestinationPort));
        Assert.Equal((1u, 2u, 0x1F6), (packet.Sequence, packet.Acknowledgment, packet.Window));
        Assert.Equal(TcpFlags.Psh | TcpFlags.Ack, packet.Flags);
        Assert.Equal((true, 10u, 11u), (packet.HasTcpTimestamps, packet.TcpTimestamp, packet.TcpTimestampEcho));
        Assert.Equal(64, packet.TimeToLive);
        Assert.Equal(Frames.Payload, packet.Payload(frame).ToArray());
        Assert.Equal(Frames.Payload.Length, packet.PayloadWireLength);
        Assert.False(packet.WasFragmented);
    }

    [Fact]
    public void Every_link_type_of_the_list_has_a_frame_and_every_frame_a_link_type()
    {
        Assert.Equal(LinkLayers.Types.Order(), Frames.All.Values.Select(static f => f.Link).Distinct().Order());
        Assert.Equal(Enum.GetValues<LinkType>().Order(), LinkLayers.Types.Order());
        Assert.All(LinkLayers.Types, static type => Assert.True(PacketDecoder.Supports(type)));
    }

    [Theory]
    [InlineData(0, "NULL")]
    [InlineData(1, "ETHERNET")]
    [InlineData(9, "PPP")]
    [InlineData(12, "RAW")]
    [InlineData(51, "PPP_ETHER")]
    [InlineData(101, "RAW")]
    [InlineData(127, "IEEE802_11_RADIOTAP")]
    [InlineData(204, "PPP_WITH_DIR")]
    [InlineData(276, "LINUX_SLL2")]
    [InlineData(147, "LINKTYPE_147")]
    [InlineData(65535, "LINKTYPE_65535")]
    public void Link_types_have_their_registered_names(int number, string name) => Assert.Equal(name, LinkLayers.NameOf((LinkType)number));

    [Theory]
    [InlineData(2)]
    [InlineData(147)]
    [InlineData(277)]
    [InlineData(65535)]
    public void An_unknown_link_type_is_undecoded(int number)
    {
        Assert.False(PacketDecoder.Supports((LinkType)number));
        Packet packet = Frames.Decode((LinkType)number, Frames.Ip4);
        Assert.Equal((PacketKind.Undecoded, default(Malformed)), (packet.Kind, packet.Stop));
    }

    [Theory]
    [InlineData("Ethernet", ServerMac, ClientMac)]
    [InlineData("802.11 to the access point", "0A0A0A0A0A03", "0A0A0A0A0A02")]
    [InlineData("radiotap with frame check", "0A0A0A0A0A01", "0A0A0A0A0A03")]
    [InlineData("radiotap with two presence words and padding", "0A0A0A0A0A01", "0A0A0A0A0A02")]
    [InlineData("802.11 four addresses", "0A0A0A0A0A03", "0A0A0A0A0A04")]
    [InlineData("802.11 A-MSDU", ServerMac, ClientMac)]
    [InlineData("Linux SLL", "000000000000", ClientMac)]
    [InlineData("Linux SLL2", "000000000000", ClientMac)]
    [InlineData("raw IPv4", "000000000000", "000000000000")]
    public void Addresses_are_taken_from_where_the_link_layer_has_them(string name, string destination, string source)
    {
        (LinkType link, byte[] frame) = Frames.All[name];
        Packet packet = Frames.Decode(link, frame);
        Assert.Equal((MacAddress.Read(Hex(destination)), MacAddress.Read(Hex(source))), (packet.DestinationMac, packet.SourceMac));
    }

    [Theory]
    [InlineData("802.1Q", 42)]
    [InlineData("802.1ad", 42)]
    [InlineData("Linux SLL with VLAN", 42)]
    [InlineData("Ethernet", 0)]
    public void The_outermost_tag_is_the_packets_VLAN(string name, int vlan) =>
        Assert.Equal(vlan, Frames.Decode(Frames.All[name].Link, Frames.All[name].Frame).Vlan);

    [Fact]
    public void A_priority_tag_is_no_VLAN() =>
        Assert.Equal(7, Frames.Decode(LinkType.Ethernet, Ethernet(0x8100, Vlan(0, 0x8100, Vlan(7, 0x0800, Frames.Ip4)))).Vlan);

    [Fact]
    public void Tags_nest_only_so_deep()
    {
        byte[] Stacked(int tags) => tags == 0 ? Frames.Ip4 : Vlan(1, tags == 1 ? 0x0800 : 0x8100, Stacked(tags - 1));
        Assert.Equal(PacketKind.Tcp, Frames.Decode(LinkType.Ethernet, Ethernet(0x8100, Stacked(8))).Kind);
        Assert.Equal(PacketKind.Undecoded, Frames.Decode(LinkType.Ethernet, Ethernet(0x8100, Stacked(40))).Kind);
    }

    [Theory]
    [InlineData("0180C2000000 020000000001 0026 424203 0000000000")] // spanning tree
    [InlineData("0180C200000E 020000000001 88CC 0207040200000000")] // LLDP
    [InlineData("01000CCCCCCC 020000000001 0010 AAAA03 00000C 2000 02B40000")] // Cisco's discovery, by its organisation code
    [InlineData("FFFFFFFFFFFF 020000000001 8863 1109 0000 0004 01010000")] // PPPoE discovery
    [InlineData("020000000002 020000000001 8864 1100 0001 0004 C021 0101")] // PPP link control
    [InlineData("020000000002 020000000001 8847 00011140 00000000")] // MPLS with something that is not IP
    [InlineData("020000000002 020000000001 05FF 4500")] // neither type nor length
    public void What_is_not_IP_is_undecoded_and_not_malformed(string frame)
    {
        Packet packet = Frames.Decode(LinkType.Ethernet, Hex(frame));
        Assert.Equal((PacketKind.Undecoded, default(Malformed)), (packet.Kind, packet.Stop));
        Assert.NotEqual(default, packet.SourceMac);
    }

    [Theory]
    [InlineData("8000 0000")] // beacon
    [InlineData("0841 0000")] // encrypted
    [InlineData("4801 0000")] // no data
    [InlineData("0805 0000")] // fragmented
    public void Other_wireless_frames_stay_unread(string control)
    {
        byte[] frame = Join(Hex(control), Hex("0A0A0A0A0A01 0A0A0A0A0A02 0A0A0A0A0A03 1000"), Snap(0x0800, Frames.Ip4));
        Packet packet = Frames.Decode(LinkType.Ieee80211, frame);
        Assert.Equal((PacketKind.Undecoded, default(Malformed)), (packet.Kind, packet.Stop));
    }

    [Fact]
    public void Netlink_is_not_taken_for_IP() =>
        Assert.Equal(PacketKind.Undecoded,
            Frames.Decode(LinkType.LinuxSll, Join(Hex("0004 0338 0000 0000000000000000 0800"), Frames.Ip4)).Kind);

    [Fact]
    public void Everything_decoded_is_reset_when_a_packet_is_reused()
    {
        object reused = new Packet();
        foreach (System.Reflection.FieldInfo field in typeof(Packet).GetFields())
        {
            object? value = field.FieldType == typeof(byte[]) ? new byte[100]
                : field.FieldType.IsEnum ? Enum.ToObject(field.FieldType, 7)
                : field.FieldType == typeof(bool) ? true
                : field.FieldType == typeof(HostAddress) ? Client6
                : field.FieldType == typeof(MacAddress) ? new MacAddress(5)
                : field.FieldType == typeof(Malformed) ? new Malformed(Layer.Udp, 1, 2, 3)
                : field.FieldType == typeof(Timestamp) ? new Timestamp(1)
                : Convert.ChangeType(7, field.FieldType, System.Globalization.CultureInfo.InvariantCulture);
            field.SetValue(reused, value);
        }

        Packet packet = (Packet)reused;
        Packet fresh = new()
        {
            Number = packet.Number,
            Time = packet.Time,
            Offset = packet.Offset,
            Length = packet.Length,
            OriginalLength = packet.OriginalLength,
            Interface = packet.Interface,
            Link = (LinkType)147,
            WindowScale = -1,
        };
        packet.Link = (LinkType)147;
        new PacketDecoder().Decode([], ref packet);
        foreach (System.Reflection.FieldInfo field in typeof(Packet).GetFields())
            Assert.Equal(field.GetValue(fresh), field.GetValue(packet));
    }
}
