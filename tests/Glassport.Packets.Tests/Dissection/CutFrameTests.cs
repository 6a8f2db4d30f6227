using Glassport.Packets.Dissection;
using Glassport.Packets.Link;
using static Glassport.Packets.Tests.Bytes;

namespace Glassport.Packets.Tests.Dissection;

public sealed class CutFrameTests
{
    public static TheoryData<string> Names => Frames.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_prefix_of_a_frame_is_covered_by_its_layers(string name)
    {
        (LinkType link, byte[] frame) = Frames.All[name];
        for (int length = 0; length <= frame.Length; length++)
        {
            int covered = 0;
            foreach (DissectedLayer layer in Dissector.Dissect(frame.AsSpan(0, length), link))
            {
                Assert.Equal(covered, layer.Offset);
                covered += layer.Length;
                Assert.All(layer.Fields, field => Assert.True(field.Offset >= layer.Offset && field.Length >= 0 && field.Offset + field.Length <= covered, field.Name));
            }

            Assert.Equal(length, covered);
        }
    }

    public static TheoryData<LinkType, string, int, string> Cuts => new()
    {
        { LinkType.Ethernet, "", 13, "Ethernet II, cut off: 13 of 14 bytes" },
        { LinkType.Ethernet, "8100 0005", 15, "802.1Q Virtual LAN, cut off: 1 of 4 bytes" },
        { LinkType.Ethernet, "0806 0001", 16, "Address Resolution Protocol, cut off: 2 of 28 bytes" },
        { LinkType.LinuxSll, "", 15, "Linux cooked capture, cut off: 15 of 16 bytes" },
        { LinkType.LinuxSll2, "", 19, "Linux cooked capture v2, cut off: 19 of 20 bytes" },
        { LinkType.Null, "", 3, "Null/Loopback, cut off: 3 of 4 bytes" },
    };

    [Theory]
    [MemberData(nameof(Cuts))]
    public void A_cut_link_header_says_so(LinkType link, string behindAddresses, int length, string title)
    {
        byte[] frame = Join(new byte[12], Hex(behindAddresses), new byte[20]);
        Assert.Equal(title, Dissector.Dissect(frame.AsSpan(0, length), link)[^1].Title);
    }

    [Fact]
    public void A_cut_header_behind_the_link_says_so()
    {
        Assert.Equal("Internet Protocol Version 4, cut off: 19 of 20 bytes", Last(IPv4(6, []), 19));
        Assert.Equal("Internet Protocol Version 4, cut off: 22 of 24 bytes", Last(IPv4(6, [], options: "94040000"), 22));
        Assert.Equal("Internet Protocol Version 6, cut off: 39 of 40 bytes", Last(IPv6(6, []), 39));
        Assert.Equal("Internet Control Message Protocol, cut off: 7 of 8 bytes", Last(IPv4(1, new byte[8]), 27));
        Assert.Equal("Internet Control Message Protocol v6, cut off: 7 of 8 bytes", Last(IPv6(58, new byte[8]), 47));
        Assert.Equal("User Datagram Protocol, cut off: 7 of 8 bytes", Last(IPv4(17, Udp([])), 27));
        Assert.Equal("Transmission Control Protocol, cut off: 19 of 20 bytes", Last(IPv4(6, Tcp([])), 39));
    }

    [Fact]
    public void A_segment_is_as_long_as_it_was_sent_however_little_was_captured()
    {
        byte[] frame = IPv4(6, Tcp(new byte[100], "0101080A 0000000A 0000000B"));
        DissectedLayer cutInData = Dissector.Dissect(frame.AsSpan(0, 20 + 32 + 10), LinkType.Raw)[1];
        Assert.Equal("100", cutInData.Of("tcp.len"));
        Assert.EndsWith("[ACK, PSH], Len: 100", cutInData.Title, StringComparison.Ordinal);
        Assert.Equal("Data, cut off: 10 of 100 bytes", Last(frame, 20 + 32 + 10));
        Assert.EndsWith("[ACK, PSH], Len: 100, cut off: 25 of 32 bytes", Last(frame, 20 + 25), StringComparison.Ordinal);
    }

    [Fact]
    public void A_length_left_to_the_network_card_is_the_rest_of_the_frame()
    {
        byte[] frame = IPv4(6, Tcp(new byte[9]), totalLength: 0);
        Assert.Equal("9", DissectedValues.Layer(LinkType.Raw, frame, "tcp").Of("tcp.len"));
        Assert.Equal("Data, 9 bytes", Last(frame, frame.Length));
    }

    private static string Last(byte[] frame, int length) => Dissector.Dissect(frame.AsSpan(0, length), LinkType.Raw)[^1].Title;
}
