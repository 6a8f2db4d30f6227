using Glassport.Packets.Link;
using Glassport.Packets.Transport;
using static Glassport.Packets.Tests.Bytes;

namespace Glassport.Packets.Tests;

public sealed class TransportTests
{
    private const string SynOptions = "020405B4 0402 080A 0000000A 00000000 01 030307";

    [Fact]
    public void A_SYN_tells_its_options()
    {
        Packet packet = Read(Tcp([], SynOptions, flags: 0x02));
        Assert.Equal((TcpFlags.Syn, 1460, (sbyte)7, true),
            (packet.Flags, packet.MaximumSegmentSize, packet.WindowScale, packet.SackPermitted));
        Assert.Equal((true, 10u, 0u), (packet.HasTcpTimestamps, packet.TcpTimestamp, packet.TcpTimestampEcho));
    }

    [Fact]
    public void Options_of_a_SYN_count_on_no_other_segment()
    {
        Packet packet = Read(Tcp([], SynOptions, flags: 0x10));
        Assert.Equal((0, (sbyte)-1, false), (packet.MaximumSegmentSize, packet.WindowScale, packet.SackPermitted));
    }

    [Fact]
    public void A_window_scale_beyond_14_counts_as_14() => Assert.Equal(14, Read(Tcp([], "030320 00", flags: 0x02)).WindowScale);

    [Fact]
    public void SACK_tells_its_first_block_and_how_many_there_are()
    {
        Packet packet = Read(Tcp([], "0101 0512 00000064 000000C8 0000012C 00000190"));
        Assert.Equal((2, 100u, 200u), (packet.SackBlocks, packet.SackLeft, packet.SackRight));
    }

    [Fact]
    public void Timestamps_are_read_wherever_they_stand()
    {
        Packet packet = Read(Tcp([], "080A 0000000A 0000000B 0000"));
        Assert.Equal((true, 10u, 11u), (packet.HasTcpTimestamps, packet.TcpTimestamp, packet.TcpTimestampEcho));
    }

    [Theory]
    [InlineData("02 00 05B4")] // a length of nothing
    [InlineData("02 01 05B4")] // a length within its own header
    [InlineData("02 09 05B4")] // a length beyond the header
    [InlineData("01 01 01 02")] // no length
    [InlineData("00 02 04 05")] // behind the end of options
    [InlineData("02 03 05 00")] // not an MSS's length
    public void Malformed_options_end_the_options_and_not_the_segment(string options)
    {
        Packet packet = Read(Tcp("hi"u8.ToArray(), options, flags: 0x02));
        Assert.Equal((PacketKind.Tcp, 0, 2, default(Malformed)),
            (packet.Kind, packet.MaximumSegmentSize, packet.PayloadLength, packet.Stop));
    }

    [Theory]
    [InlineData(4, 20, 16)] // shorter than the shortest header
    [InlineData(0, 20, 0)]
    [InlineData(8, 32, 22)] // longer than the IP payload
    public void A_data_offset_that_cannot_be_is_malformed(int words, int required, int available)
    {
        byte[] segment = Tcp("hi"u8.ToArray());
        segment[12] = (byte)(words << 4);
        Packet packet = Read(segment);
        Assert.Equal((PacketKind.OtherIp, new Malformed(Layer.Tcp, 20, required, available)), (packet.Kind, packet.Stop));
        Assert.Equal((0, 0u), (packet.SourcePort, packet.Sequence));
    }

    [Fact]
    public void A_header_cut_within_its_options_still_tells_how_much_payload_there_was()
    {
        byte[] frame = IPv4(6, Tcp(new byte[500], SynOptions, flags: 0x02));
        for (int length = 34; length < 20 + 40; length++)
        {
            Packet packet = Frames.Decode(LinkType.Raw, frame[..length], frame.Length);
            Assert.Equal((PacketKind.Tcp, TcpFlags.Syn, 0xC02A), (packet.Kind, packet.Flags, packet.SourcePort));
            Assert.Equal((length, 0, 500), (packet.PayloadOffset, packet.PayloadLength, packet.PayloadWireLength));
            Assert.Equal(Layer.Tcp, packet.Stop.Layer);
            Assert.Equal(length >= 36 ? 0x1F6 : 0, packet.Window);
            Assert.Equal(length >= 44 ? 1460 : 0, packet.MaximumSegmentSize);
        }
    }

    [Fact]
    public void A_header_cut_before_its_control_bits_is_no_segment()
    {
        byte[] frame = IPv4(6, Tcp(new byte[500]));
        for (int length = 20; length < 34; length++)
        {
            Packet packet = Frames.Decode(LinkType.Raw, frame[..length], frame.Length);
            Assert.Equal((PacketKind.OtherIp, new Malformed(Layer.Tcp, 20, 20, length - 20)), (packet.Kind, packet.Stop));
        }
    }

    [Fact]
    public void A_segment_that_was_too_short_on_the_wire_is_malformed()
    {
        Packet packet = Read(Tcp([])[..19]);
        Assert.Equal((PacketKind.OtherIp, new Malformed(Layer.Tcp, 20, 20, 19)), (packet.Kind, packet.Stop));
    }

    [Fact]
    public void UDP_has_ports_and_a_length_of_its_own()
    {
        byte[] frame = IPv4(17, Join(Udp(Hex("010203")), new byte[5]));
        Packet packet = Frames.Decode(LinkType.Raw, frame);
        Assert.Equal((PacketKind.Udp, 0xC02A, 53), (packet.Kind, packet.SourcePort, packet.DestinationPort));
        Assert.Equal((28, 3, 3, default(Malformed)), (packet.PayloadOffset, packet.PayloadLength, packet.PayloadWireLength, packet.Stop));
    }

    [Theory]
    [InlineData(7, 8, 7)]
    [InlineData(12, 12, 11)]
    public void A_UDP_length_that_cannot_be_is_told_and_the_datagram_kept(int length, int required, int available)
    {
        Packet packet = Frames.Decode(LinkType.Raw, IPv4(17, Udp(Hex("010203"), length: length)));
        Assert.Equal((PacketKind.Udp, 3, new Malformed(Layer.Udp, 20, required, available)),
            (packet.Kind, packet.PayloadLength, packet.Stop));
    }

    [Fact]
    public void A_UDP_length_of_nothing_means_the_whole_datagram() =>
        Assert.Equal((3, default(Malformed)), Read17(Udp(Hex("010203"), length: 0)));

    private static (int, Malformed) Read17(byte[] datagram)
    {
        Packet packet = Frames.Decode(LinkType.Raw, IPv4(17, datagram));
        return (packet.PayloadLength, packet.Stop);
    }

    private static Packet Read(byte[] segment) => Frames.Decode(LinkType.Raw, IPv4(6, segment));
}
