using Glassport.Capture.Tests.Support;
using Glassport.Packets.Link;

namespace Glassport.Capture.Tests;

public sealed class SnoopTests
{
    [Fact]
    public async Task Records_are_read_with_their_padding_left_out_and_drops_counted()
    {
        Reading reading = await Reading.MappedAsync(new CaptureBytes().Add(Snoop.Header())
            .Add(Snoop.Record(Samples.First, dropped: 0, seconds: 10, microseconds: 20, wire: 1514))
            .Add(Snoop.Record(Samples.Second, dropped: 3))
            .Add(Snoop.Record(Samples.Second, dropped: 5)).ToArray());
        Assert.Equal(
            [
                new ReadPacket(1, 10_000_020_000, Convert.ToHexString(Samples.First), 1514, 0, LinkType.Ethernet),
                new ReadPacket(2, 1_000_002_000, "1516171819", 5, 0, LinkType.Ethernet),
                new ReadPacket(3, 1_000_002_000, "1516171819", 5, 0, LinkType.Ethernet),
            ],
            reading.Packets);
        Assert.Equal("snoop", reading.Facts.Format);
        Assert.Equal(5, reading.Facts.Dropped);
    }

    [Theory]
    [InlineData(0u, LinkType.Ethernet)]
    [InlineData(4u, LinkType.Ethernet)]
    [InlineData(2u, (LinkType)6)]
    [InlineData(8u, (LinkType)10)]
    [InlineData(5u, (LinkType)65_535)]
    [InlineData(0x10001u, (LinkType)65_535)]
    public async Task Datalink_types_are_told_as_link_types(uint datalink, LinkType link)
    {
        Reading reading = await Reading.MappedAsync(
            new CaptureBytes().Add(Snoop.Header(datalink: datalink)).Add(Snoop.Record(Samples.First)).ToArray());
        Assert.Equal(link, Assert.Single(reading.Packets).Link);
    }

    [Theory]
    [InlineData(23u, 0u, "a record claims a length of 23 bytes")]
    [InlineData(uint.MaxValue, 14u, "a record claims a length of 4294967295 bytes")]
    [InlineData(40u, 17u, "a record of 40 bytes claims 17 captured bytes")]
    public async Task Lengths_that_cannot_be_are_damage(uint record, uint captured, string reason)
    {
        CaptureBytes file = new CaptureBytes().Add(Snoop.Header()).Add(Snoop.Record(Samples.First))
            .Add(Snoop.Record(Samples.First, record: record, captured: captured));
        Reading reading = await Reading.MappedAsync(file.ToArray());
        Assert.Single(reading.Packets);
        Assert.Equal(file.Records[2].Start, reading.Facts.Damage!.Offset);
        Assert.Equal(reason, reading.Facts.Damage.Reason);
    }

    [Fact]
    public async Task Another_version_is_damage_at_the_beginning()
    {
        Reading reading = await Reading.MappedAsync(
            new CaptureBytes().Add(Snoop.Header(version: 3)).Add(Snoop.Record(Samples.First)).ToArray());
        Assert.Empty(reading.Packets);
        Assert.Equal(0, reading.Facts.Damage!.Offset);
        Assert.Equal("snoop version 3 is not known, only version 2", reading.Facts.Damage.Reason);
    }
}
