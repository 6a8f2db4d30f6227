using Glassport.Capture.Tests.Support;
using Glassport.Packets;
using Glassport.Packets.Link;

namespace Glassport.Capture.Tests;

public sealed class WriterTests
{
    private static readonly Timestamp Time = new(1_700_000_000_123_456_789);

    [Theory]
    [InlineData(true, 1_700_000_000_123_456_789)]
    [InlineData(false, 1_700_000_000_123_456_000)]
    public async Task Pcap_is_read_back_as_it_was_written(bool nanoseconds, long time)
    {
        using MemoryStream file = new();
        PcapWriter writer = new(file, LinkType.LinuxSll2, nanoseconds);
        writer.WritePacket(Time, Samples.First, 1500);
        writer.WritePacket(new(0), [], 0);
        Reading reading = await Reading.MappedAsync(file.ToArray());
        Assert.Equal(
            [
                new ReadPacket(1, time, Convert.ToHexString(Samples.First), 1500, 0, LinkType.LinuxSll2),
                new ReadPacket(2, 0, "", 0, 0, LinkType.LinuxSll2),
            ],
            reading.Packets);
        Assert.Null(reading.Facts.Damage);
    }

    [Fact]
    public async Task Pcapng_is_read_back_as_it_was_written()
    {
        using MemoryStream file = new();
        PcapngWriter writer = new(file);
        Assert.Equal(0, writer.WriteInterface(LinkType.Ethernet, 262_144));
        Assert.Equal(1, writer.WriteInterface(LinkType.Raw, 0));
        for (int n = 0; n < 6; n++)
            writer.WritePacket(n % 2, new(Time.Nanoseconds + n), Samples.First.AsSpan(0, n), 9, n == 3 ? "ça va" : null);
        Reading reading = await Reading.MappedAsync(file.ToArray());
        Assert.Equal(
            Enumerable.Range(0, 6).Select(n => new ReadPacket(
                n + 1,
                Time.Nanoseconds + n,
                Convert.ToHexString(Samples.First.AsSpan(0, n)),
                9,
                n % 2,
                n % 2 == 0 ? LinkType.Ethernet : LinkType.Raw)),
            reading.Packets);
        Assert.Equal([(4, "ça va")], reading.Facts.Comments);
        Assert.Null(reading.Facts.Damage);
    }

    [Fact]
    public void Pcapng_is_written_byte_for_byte_as_specified()
    {
        using MemoryStream file = new();
        PcapngWriter writer = new(file);
        writer.WriteInterface(LinkType.Ethernet, 96);
        writer.WritePacket(0, Time, Samples.First, 14, "hi");
        byte[] expected = new CaptureBytes()
            .Add(Pcapng.Section(false))
            .Add(Pcapng.Interface(false, 1, 96, (9, [9])))
            .Add(Pcapng.Packet(false, 0, (ulong)Time.Nanoseconds, Samples.First, null, null, (1, "hi"u8.ToArray()))).ToArray();
        Assert.Equal(expected, file.ToArray());
    }

    [Fact]
    public async Task Descriptions_and_counters_are_written_as_specified()
    {
        using MemoryStream file = new();
        PcapngWriter writer = new(file, new("laptop", "Linux", "Glassport"));
        writer.WriteInterface(LinkType.Ethernet, 0, new("eth0", "the first", "tcp port 21", "Linux"));
        writer.WriteStatistics(0, new(Time, Start: new(1), End: Time, Received: 12, DroppedByInterface: 3, DroppedByKernel: 4));
        byte[] time = [.. BitConverter.GetBytes((uint)(Time.Nanoseconds >> 32)), .. BitConverter.GetBytes((uint)Time.Nanoseconds)];
        byte[] statistics = Pcapng.Statistics(
            false, 0, (2, [0, 0, 0, 0, 1, 0, 0, 0]), (3, time), (4, Pcapng.Value64(false, 12)), (5, Pcapng.Value64(false, 3)), (7, Pcapng.Value64(false, 4))).ToArray();
        time.CopyTo(statistics, 12);
        byte[] expected = new CaptureBytes()
            .Add(Pcapng.Section(false, (2, "laptop"u8.ToArray()), (3, "Linux"u8.ToArray()), (4, "Glassport"u8.ToArray())))
            .Add(Pcapng.Interface(
                false, 1, 0, (2, "eth0"u8.ToArray()), (3, "the first"u8.ToArray()), (9, [9]), (11, "\0tcp port 21"u8.ToArray()), (12, "Linux"u8.ToArray())))
            .Add(new ByteBuilder(false).Add(statistics)).ToArray();
        Assert.Equal(expected, file.ToArray());
        Assert.Equal(7, (await Reading.MappedAsync(file.ToArray())).Facts.Dropped);
    }

    [Fact]
    public void Pcap_is_written_byte_for_byte_as_specified()
    {
        using MemoryStream file = new();
        new PcapWriter(file, LinkType.Ethernet, nanoseconds: false).WritePacket(new(5_000_007_000), Samples.First, 20);
        byte[] header = Pcap.Header(false).ToArray();
        BitConverter.TryWriteBytes(header.AsSpan(16), 262_144);
        Assert.Equal([.. header, .. Pcap.Record(false, Samples.First, 5, 7, wire: 20).ToArray()], file.ToArray());
    }

    [Fact]
    public void What_a_format_cannot_hold_is_refused()
    {
        PcapWriter pcap = new(Stream.Null, LinkType.Ethernet, nanoseconds: true);
        Assert.Throws<ArgumentOutOfRangeException>(() => pcap.WritePacket(new(-1), [], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => pcap.WritePacket(new(4_294_967_296_000_000_000), [], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => pcap.WritePacket(Time, Samples.First, 13));
        Assert.Throws<ArgumentOutOfRangeException>(() => pcap.WritePacket(Time, new byte[16 << 20], 16 << 20));
        PcapngWriter pcapng = new(Stream.Null);
        Assert.Throws<ArgumentOutOfRangeException>(() => pcapng.WritePacket(0, Time, [], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => pcapng.WriteInterface(LinkType.Ethernet, -1));
        pcapng.WriteInterface(LinkType.Ethernet, 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => pcapng.WritePacket(-1, Time, [], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => pcapng.WritePacket(0, new(-1), [], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => pcapng.WritePacket(0, Time, Samples.First, 13));
        Assert.Throws<ArgumentOutOfRangeException>(() => pcapng.WritePacket(0, Time, new byte[16 << 20], 16 << 20));
        Assert.Throws<ArgumentOutOfRangeException>(() => pcapng.WritePacket(0, Time, [], 0, new string('x', 65_536)));
        Assert.Throws<ArgumentOutOfRangeException>(() => pcapng.WriteStatistics(1, new(Time)));
        Assert.Throws<ArgumentOutOfRangeException>(() => pcapng.WriteStatistics(0, new(new(-1))));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PcapngWriter(Stream.Null, new(new string('x', 65_536))));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PcapngWriter(Stream.Null).WriteInterface(LinkType.Ethernet, 0, new(Filter: new string('x', 65_535))));
    }
}
