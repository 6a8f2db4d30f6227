using Glassport.Packets.Link;
using static Glassport.Packets.Tests.Bytes;

namespace Glassport.Packets.Tests;

public sealed class FragmentTests
{
    private static readonly byte[] s_segment = Tcp([.. Enumerable.Range(0, 100).Select(static i => (byte)i)]);

    public static TheoryData<int, int, int, int> Orders()
    {
        TheoryData<int, int, int, int> orders = [];
        int[] all = [0, 1, 2, 3];
        foreach (int a in all)
            foreach (int b in all.Except([a]))
                foreach (int c in all.Except([a, b]))
                    orders.Add(a, b, c, all.Except([a, b, c]).Single());
        return orders;
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void A_datagram_is_put_together_whatever_order_its_fragments_come_in(int a, int b, int c, int d)
    {
        foreach (Func<int, int, byte[]> family in new Func<int, int, byte[]>[] { Piece4, Piece6 })
        {
            byte[][] pieces = [family(0, 32), family(32, 64), family(64, 88), family(88, 120)];
            PacketDecoder decoder = new();
            foreach (int index in new[] { a, b, c })
            {
                Packet early = Frames.Decode(LinkType.Raw, pieces[index], decoder: decoder);
                Assert.Equal((PacketKind.Fragment, false, 0), (early.Kind, early.WasFragmented, early.DestinationPort));
                Assert.Null(early.Reassembled);
            }

            Packet packet = Frames.Decode(LinkType.Raw, pieces[d], decoder: decoder);
            Assert.Equal((PacketKind.Tcp, true, 21, 100),
                (packet.Kind, packet.WasFragmented, packet.DestinationPort, packet.PayloadWireLength));
            Assert.Equal(s_segment[20..], packet.Payload(pieces[d]).ToArray());
        }
    }

    [Fact]
    public void The_first_copy_wins_where_fragments_overlap()
    {
        PacketDecoder decoder = new();
        byte[] other = [.. s_segment.Select(static b => (byte)(b ^ 0xFF))];
        Frames.Decode(LinkType.Raw, Piece4(32, 64), decoder: decoder);
        Frames.Decode(LinkType.Raw, Piece4(24, 72, other), decoder: decoder);
        Frames.Decode(LinkType.Raw, Piece4(0, 40), decoder: decoder);
        Packet packet = Frames.Decode(LinkType.Raw, Piece4(64, 120), decoder: decoder);
        byte[] expected = [.. s_segment];
        other.AsSpan(24, 8).CopyTo(expected.AsSpan(24));
        other.AsSpan(64, 8).CopyTo(expected.AsSpan(64));
        Assert.Equal(expected, packet.Reassembled);
    }

    [Fact]
    public void Fragments_of_other_datagrams_are_kept_apart()
    {
        PacketDecoder decoder = new();
        Frames.Decode(LinkType.Raw, Piece4(0, 64), decoder: decoder);
        byte[] otherId = IPv4(6, s_segment[64..], fragment: 8, id: 2);
        byte[] otherProtocol = IPv4(17, s_segment[64..], fragment: 8, id: 1);
        Assert.Equal(PacketKind.Fragment, Frames.Decode(LinkType.Raw, otherId, decoder: decoder).Kind);
        Assert.Equal(PacketKind.Fragment, Frames.Decode(LinkType.Raw, otherProtocol, decoder: decoder).Kind);
        Assert.Equal(PacketKind.Tcp, Frames.Decode(LinkType.Raw, Piece4(64, 120), decoder: decoder).Kind);
    }

    [Fact]
    public void The_VLAN_is_no_part_of_what_ties_fragments_together()
    {
        PacketDecoder decoder = new();
        Frames.Decode(LinkType.Ethernet, Ethernet(0x8100, Vlan(42, 0x0800, Piece4(0, 64))), decoder: decoder);
        Packet packet = Frames.Decode(LinkType.Ethernet, Ethernet(0x0800, Piece4(64, 120)), decoder: decoder);
        Assert.Equal(PacketKind.Tcp, packet.Kind);
    }

    [Fact]
    public void Padding_behind_a_fragment_is_not_put_into_the_datagram()
    {
        PacketDecoder decoder = new();
        Frames.Decode(LinkType.Ethernet, Ethernet(0x0800, Piece4(0, 112)), decoder: decoder);
        Packet packet = Frames.Decode(LinkType.Ethernet, Join(Ethernet(0x0800, Piece4(112, 120)), new byte[18]), decoder: decoder);
        Assert.Equal(s_segment, packet.Reassembled);
    }

    [Fact]
    public void A_fragment_that_the_capture_cut_completes_nothing()
    {
        PacketDecoder decoder = new();
        byte[] first = Piece4(0, 64);
        Frames.Decode(LinkType.Raw, first[..60], first.Length, decoder);
        Assert.Equal(PacketKind.Fragment, Frames.Decode(LinkType.Raw, Piece4(64, 120), decoder: decoder).Kind);
    }

    [Fact]
    public void A_datagram_is_waited_for_only_so_long()
    {
        foreach ((long seconds, PacketKind kind) in new[] { (60L, PacketKind.Tcp), (61L, PacketKind.Fragment) })
        {
            PacketDecoder decoder = new();
            Frames.Decode(LinkType.Raw, Piece4(0, 64), decoder: decoder);
            Assert.Equal(kind, Frames.Decode(LinkType.Raw, Piece4(64, 120), decoder: decoder, seconds: seconds).Kind);
        }
    }

    [Fact]
    public void Too_many_datagrams_push_out_the_oldest()
    {
        PacketDecoder decoder = new();
        for (int id = 0; id < 5000; id++)
            Frames.Decode(LinkType.Raw, IPv4(6, s_segment[..64], fragment: 0x2000, id: id), decoder: decoder);
        Assert.Equal(PacketKind.Fragment, Frames.Decode(LinkType.Raw, IPv4(6, s_segment[64..], fragment: 8, id: 0), decoder: decoder).Kind);
        Assert.Equal(PacketKind.Tcp, Frames.Decode(LinkType.Raw, IPv4(6, s_segment[64..], fragment: 8, id: 4999), decoder: decoder).Kind);
    }

    [Fact]
    public void Fragments_that_are_never_completed_take_bounded_memory()
    {
        PacketDecoder decoder = new();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int id = 0; id < 4000; id++)
            Frames.Decode(LinkType.Raw, IPv4(6, new byte[7000], fragment: 0x2000 | 7000, id: id), decoder: decoder);
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 64 << 20);
        GC.KeepAlive(decoder);
    }

    [Fact]
    public void A_fragment_beyond_the_largest_datagram_is_left_out()
    {
        PacketDecoder decoder = new();
        Frames.Decode(LinkType.Raw, IPv4(17, new byte[64], fragment: 0x1FFF), decoder: decoder);
        Frames.Decode(LinkType.Raw, IPv4(17, s_segment[..64], fragment: 0x2000), decoder: decoder);
        Packet packet = Frames.Decode(LinkType.Raw, IPv4(17, s_segment[64..], fragment: 8), decoder: decoder);
        Assert.Equal((PacketKind.Udp, 120), (packet.Kind, packet.Reassembled!.Length));
    }

    [Fact]
    public void A_last_fragment_that_contradicts_what_is_there_is_left_out()
    {
        PacketDecoder decoder = new();
        Frames.Decode(LinkType.Raw, IPv4(6, s_segment[..64], fragment: 0x2000), decoder: decoder);
        Assert.Equal(PacketKind.Fragment, Frames.Decode(LinkType.Raw, IPv4(6, s_segment[8..24], fragment: 1), decoder: decoder).Kind);
        Packet packet = Frames.Decode(LinkType.Raw, IPv4(6, s_segment[64..], fragment: 8), decoder: decoder);
        Assert.Equal(s_segment, packet.Reassembled);
    }

    [Fact]
    public void A_tunnel_in_fragments_is_read_when_it_is_whole()
    {
        byte[] gre = Join(Hex("0000 0800"), Frames.Ip4);
        PacketDecoder decoder = new();
        Frames.Decode(LinkType.Raw, IPv4(47, gre[..24], fragment: 0x2000), decoder: decoder);
        Packet packet = Frames.Decode(LinkType.Raw, IPv4(47, gre[24..], fragment: 3), decoder: decoder);
        Assert.Equal((PacketKind.Tcp, true), (packet.Kind, packet.WasFragmented));
        Assert.Equal(Frames.Payload, packet.Payload([]).ToArray());
    }

    private static byte[] Piece4(int from, int to) => Piece4(from, to, s_segment);

    private static byte[] Piece4(int from, int to, byte[] segment) =>
        IPv4(6, segment[from..to], fragment: (to < segment.Length ? 0x2000 : 0) | (from / 8), id: 1);

    // Only the first piece's next header counts (RFC 8200 §4.5).
    private static byte[] Piece6(int from, int to) => IPv6(44, Join(
        [(byte)(from == 0 ? 6 : 17), 0], UInt16(from | (to < s_segment.Length ? 1 : 0)), Hex("00000007"), s_segment[from..to]));
}
