using Glassport.Capture.Tests.Support;
using Glassport.Packets;
using Glassport.Packets.Link;

namespace Glassport.Capture.Tests;

public sealed class PcapngTests
{
    private static readonly byte[] Data = Samples.First;
    private static readonly string Hex = Convert.ToHexString(Data);

    public static TheoryData<bool> ByteOrders => [false, true];

    [Theory]
    [MemberData(nameof(ByteOrders))]
    public async Task Interfaces_differ_in_link_type_and_resolution(bool big)
    {
        Reading reading = await Reading.MappedAsync(new CaptureBytes()
            .Add(Pcapng.Section(big))
            .Add(Pcapng.Interface(big))
            .Add(Pcapng.Interface(big, 276, 0, (2, "eth0"u8.ToArray()), (9, [9])))
            .Add(Pcapng.Interface(big, 101, 0, (9, [0x81]), (14, Pcapng.Value64(big, 100))))
            .Add(Pcapng.Packet(big, 2, 3, Data, wire: 60))
            .Add(Pcapng.Packet(big, 0, 1_700_000_000_000_001, Data))
            .Add(Pcapng.Packet(big, 1, 1_700_000_000_000_000_001, Samples.Second)).ToArray());
        Assert.Equal(
            [
                new ReadPacket(1, 101_500_000_000, Hex, 60, 2, LinkType.Raw),
                new ReadPacket(2, 1_700_000_000_000_001_000, Hex, 14, 0, LinkType.Ethernet),
                new ReadPacket(3, 1_700_000_000_000_000_001, "1516171819", 5, 1, LinkType.LinuxSll2),
            ],
            reading.Packets);
        Assert.Equal([LinkType.Ethernet, LinkType.LinuxSll2, LinkType.Raw], reading.Facts.LinkTypes);
        Assert.Equal("pcapng", reading.Facts.Format);
        Assert.Null(reading.Facts.Damage);
    }

    [Theory]
    [MemberData(nameof(ByteOrders))]
    public async Task A_simple_packet_takes_the_first_interface_its_snap_length_and_the_last_time(bool big)
    {
        Reading reading = await Reading.MappedAsync(new CaptureBytes()
            .Add(Pcapng.Section(big))
            .Add(Pcapng.Interface(big, snap: 6))
            .Add(Pcapng.Interface(big, link: 101))
            .Add(Pcapng.SimplePacket(big, Data.AsSpan(0, 6), wire: 1514))
            .Add(Pcapng.Packet(big, 1, 5, Data))
            .Add(Pcapng.SimplePacket(big, Data.AsSpan(0, 5)))
            .Add(Pcapng.Section(!big))
            .Add(Pcapng.Interface(!big))
            .Add(Pcapng.SimplePacket(!big, Data)).ToArray());
        Assert.Equal(
            [
                new ReadPacket(1, 0, Hex[..12], 1514, 0, LinkType.Ethernet),
                new ReadPacket(2, 5_000, Hex, 14, 1, LinkType.Raw),
                new ReadPacket(3, 5_000, Hex[..10], 5, 0, LinkType.Ethernet),
                new ReadPacket(4, 0, Hex, 14, 2, LinkType.Ethernet),
            ],
            reading.Packets);
    }

    [Theory]
    [MemberData(nameof(ByteOrders))]
    public async Task An_obsolete_packet_block_is_read_with_its_drop_count(bool big)
    {
        Reading reading = await Reading.MappedAsync(new CaptureBytes()
            .Add(Pcapng.Section(big)).Add(Pcapng.Interface(big)).Add(Pcapng.Interface(big, link: 113))
            .Add(Pcapng.ObsoletePacket(big, 1, 4, 7, Data))
            .Add(Pcapng.ObsoletePacket(big, 1, 0xFFFF, 8, Data)).ToArray());
        Assert.Equal(
            [
                new ReadPacket(1, 7_000, Hex, 14, 1, LinkType.LinuxSll),
                new ReadPacket(2, 8_000, Hex, 14, 1, LinkType.LinuxSll),
            ],
            reading.Packets);
        Assert.Equal(4, reading.Facts.Dropped);
    }

    [Theory]
    [MemberData(nameof(ByteOrders))]
    public async Task The_last_statistics_of_each_interface_are_summed(bool big)
    {
        Reading reading = await Reading.MappedAsync(new CaptureBytes()
            .Add(Pcapng.Section(big)).Add(Pcapng.Interface(big)).Add(Pcapng.Interface(big))
            .Add(Pcapng.Packet(big, 0, 1, Data, null, null, (4, Pcapng.Value64(big, 5))))
            .Add(Pcapng.Statistics(big, 0, (5, Pcapng.Value64(big, 6))))
            .Add(Pcapng.Statistics(big, 0, (5, Pcapng.Value64(big, 8)), (7, Pcapng.Value64(big, 1))))
            .Add(Pcapng.Statistics(big, 1, (4, Pcapng.Value64(big, 1000)), (5, Pcapng.Value64(big, 2))))
            .Add(Pcapng.Statistics(big, 9, (5, Pcapng.Value64(big, 100)))).ToArray());
        Assert.Equal(11, reading.Facts.Dropped);
    }

    [Fact]
    public async Task Statistics_without_a_drop_counter_say_nothing_of_drops()
    {
        Reading reading = await Reading.MappedAsync(new CaptureBytes()
            .Add(Pcapng.Section(false)).Add(Pcapng.Interface(false))
            .Add(Pcapng.Statistics(false, 0, (4, Pcapng.Value64(false, 3)))).ToArray());
        Assert.Null(reading.Facts.Dropped);
    }

    [Theory]
    [MemberData(nameof(ByteOrders))]
    public async Task Names_secrets_and_comments_are_kept_and_unknown_blocks_skipped(bool big)
    {
        byte[] host = [0x20, 1, 0x0D, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, (byte)'s', (byte)'i', (byte)'x', 0];
        Reading reading = await Reading.MappedAsync(new CaptureBytes()
            .Add(Pcapng.Section(big, (3, "Linux"u8.ToArray()), (1, "on the section"u8.ToArray())))
            .Add(Pcapng.Interface(big, 1, 0, (1, "on the interface"u8.ToArray())))
            .Add(Pcapng.Block(big, 0x8000_0001, new ByteBuilder(big).U32(1)))
            .Add(Pcapng.Names(
                big,
                (1, [192, 0, 2, 1, .. "ftp\0alias\0"u8]),
                (2, host),
                (3, [1, 2, 3]),
                (1, [192, 0, 2, 1, .. "second\0"u8])))
            .Add(Pcapng.Secrets(big, 0x544C534B, "CLIENT_RANDOM 1 2"u8))
            .Add(Pcapng.Packet(big, 0, 1, Data))
            .Add(Pcapng.Packet(
                big, 0, 1, Samples.Second, null, null, (1, "naïve"u8.ToArray()), (2, [0, 0, 0, 1]), (1, "twice"u8.ToArray()))).ToArray());
        Assert.Equal([(0, "on the section"), (0, "on the interface"), (2, "naïve"), (2, "twice")], reading.Facts.Comments);
        Assert.Equal(2, reading.Facts.Names.Count);
        Assert.Equal("ftp", reading.Facts.Names[HostAddress.FromIPv4(0xC000_0201)]);
        Assert.Equal("six", reading.Facts.Names[HostAddress.ReadIPv6(host)]);
        (uint type, byte[] data) = Assert.Single(reading.Facts.Secrets);
        Assert.Equal(0x544C534Bu, type);
        Assert.Equal("CLIENT_RANDOM 1 2"u8, data);
        Assert.Equal(2, reading.Packets.Count);
    }

    [Fact]
    public async Task Comments_are_bounded_in_number_and_length()
    {
        CaptureBytes file = new CaptureBytes().Add(Pcapng.Section(false)).Add(Pcapng.Interface(false));
        byte[] packet = Pcapng.Packet(false, 0, 1, [], null, null, (1, [.. Enumerable.Repeat((byte)'a', 5_000)])).ToArray();
        for (int i = 0; i < CaptureLimits.Comments + 1; i++)
            file.Add(packet);
        Reading reading = await Reading.MappedAsync(file.ToArray(), capacity: 100);
        Assert.Equal(CaptureLimits.Comments + 1, reading.Packets.Count);
        Assert.Equal(CaptureLimits.Comments, reading.Facts.Comments.Count);
        Assert.All(reading.Facts.Comments, c => Assert.Equal(CaptureLimits.CommentBytes, c.Text.Length));
    }

    [Fact]
    public async Task Sections_add_up_their_interfaces()
    {
        Reading reading = await Reading.MappedAsync(new CaptureBytes()
            .Add(Pcapng.Section(false)).Add(Pcapng.Interface(false)).Add(Pcapng.Interface(false))
            .Add(Pcapng.Packet(false, 1, 1, Data))
            .Add(Pcapng.Section(true)).Add(Pcapng.Interface(true, link: 228))
            .Add(Pcapng.Packet(true, 0, 1, Data)).ToArray());
        Assert.Equal([1, 2], reading.Packets.Select(p => p.Interface));
        Assert.Equal([LinkType.Ethernet, LinkType.IPv4], reading.Packets.Select(p => p.Link));
    }

    [Fact]
    public async Task An_option_that_overruns_its_block_is_left_out_and_reading_goes_on()
    {
        ByteBuilder body = new ByteBuilder(false).U16(1).U16(0).U32(0).U16(1).U16(4000).U32(0);
        Reading reading = await Reading.MappedAsync(new CaptureBytes()
            .Add(Pcapng.Section(false)).Add(Pcapng.Block(false, 1, body)).Add(Pcapng.Packet(false, 0, 1, Data)).ToArray());
        Assert.Single(reading.Packets);
        Assert.Empty(reading.Facts.Comments);
        Assert.Null(reading.Facts.Damage);
    }
}
