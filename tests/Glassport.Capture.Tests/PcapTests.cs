using Glassport.Capture.Tests.Support;
using Glassport.Packets.Link;

namespace Glassport.Capture.Tests;

public sealed class PcapTests
{
    private static readonly byte[] Data = Samples.First;
    private static readonly string Hex = Convert.ToHexString(Data);

    [Theory]
    [InlineData(false, Pcap.Microseconds, 1_000_002_000)]
    [InlineData(true, Pcap.Microseconds, 1_000_002_000)]
    [InlineData(false, Pcap.Nanoseconds, 1_000_000_002)]
    [InlineData(true, Pcap.Nanoseconds, 1_000_000_002)]
    [InlineData(false, Pcap.Modified, 1_000_002_000)]
    [InlineData(true, Pcap.Modified, 1_000_002_000)]
    public async Task Every_magic_number_is_read_in_either_byte_order(bool big, uint magic, long nanoseconds)
    {
        Reading reading = await Reading.MappedAsync(new CaptureBytes()
            .Add(Pcap.Header(big, magic))
            .Add(Pcap.Record(big, Data, wire: 1500, modified: magic == Pcap.Modified))
            .Add(Pcap.Record(big, Samples.Second, modified: magic == Pcap.Modified)).ToArray());
        Assert.Equal(
            [
                new ReadPacket(1, nanoseconds, Hex, 1500, 0, LinkType.Ethernet),
                new ReadPacket(2, nanoseconds, Convert.ToHexString(Samples.Second), 5, 0, LinkType.Ethernet),
            ],
            reading.Packets);
        Assert.Equal("pcap", reading.Facts.Format);
        Assert.Equal([LinkType.Ethernet], reading.Facts.LinkTypes);
        Assert.Null(reading.Facts.Damage);
        Assert.Null(reading.Facts.Dropped);
    }

    [Theory]
    [InlineData(0x5400_0001u, LinkType.Ethernet)]
    [InlineData(0xF400_0071u, LinkType.LinuxSll)]
    [InlineData(276u, LinkType.LinuxSll2)]
    [InlineData(9999u, (LinkType)9999)]
    [InlineData(0x0224_0001u, (LinkType)65_535)]
    public async Task The_link_type_is_read_without_the_length_of_the_check_sequence(uint word, LinkType link)
    {
        Reading reading = await Reading.MappedAsync(
            new CaptureBytes().Add(Pcap.Header(false, link: word)).Add(Pcap.Record(false, Data)).ToArray());
        Assert.Equal(link, Assert.Single(reading.Packets).Link);
    }

    [Theory]
    [InlineData(2, 4, 14, 1000)]
    [InlineData(2, 2, 1000, 14)] // before 2.3 the length on the wire came first
    [InlineData(2, 3, 1000, 14)] // 2.3 has both, so the smaller is the captured one
    [InlineData(2, 3, 14, 1000)]
    [InlineData(543, 0, 1000, 14)]
    public async Task Old_versions_with_swapped_lengths_are_read(int major, int minor, uint first, uint second)
    {
        Reading reading = await Reading.MappedAsync(new CaptureBytes()
            .Add(Pcap.Header(false, major: major, minor: minor))
            .Add(Pcap.Record(false, Data, captured: first, wire: second)).ToArray());
        ReadPacket packet = Assert.Single(reading.Packets);
        Assert.Equal(Hex, packet.Bytes);
        Assert.Equal(1000, packet.OriginalLength);
        Assert.Null(reading.Facts.Damage);
    }

    [Theory]
    [InlineData(0u, 14)]
    [InlineData(uint.MaxValue, int.MaxValue)]
    public async Task A_length_on_the_wire_that_cannot_be_is_brought_into_range(uint stated, int expected)
    {
        Reading reading = await Reading.MappedAsync(
            new CaptureBytes().Add(Pcap.Header(false)).Add(Pcap.Record(false, Data, wire: stated)).ToArray());
        Assert.Equal(expected, Assert.Single(reading.Packets).OriginalLength);
    }

    [Theory]
    [InlineData(uint.MaxValue)]
    [InlineData((16u << 20) - 15)]
    public async Task A_captured_length_beyond_the_limit_is_damage_where_its_record_begins(uint captured)
    {
        CaptureBytes file = new CaptureBytes().Add(Pcap.Header(true))
            .Add(Pcap.Record(true, Data)).Add(Pcap.Record(true, Data, captured: captured));
        Reading reading = await Reading.StreamedAsync(file.ToArray(), 100);
        Assert.Single(reading.Packets);
        Assert.Equal(file.Records[2].Start, reading.Facts.Damage!.Offset);
        Assert.Contains($"{captured} captured bytes", reading.Facts.Damage.Reason, StringComparison.Ordinal);
        Assert.Equal("-", reading.Facts.Damage.File);
    }

    [Fact]
    public async Task The_latest_second_that_fits_is_read()
    {
        Reading reading = await Reading.MappedAsync(new CaptureBytes()
            .Add(Pcap.Header(false)).Add(Pcap.Record(false, Data, seconds: uint.MaxValue, fraction: 999_999)).ToArray());
        Assert.Equal((uint.MaxValue * 1_000_000_000L) + 999_999_000, Assert.Single(reading.Packets).Nanoseconds);
    }
}
