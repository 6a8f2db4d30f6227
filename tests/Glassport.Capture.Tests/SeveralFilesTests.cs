using Glassport.Capture.Tests.Support;
using Glassport.Packets.Link;

namespace Glassport.Capture.Tests;

public sealed class SeveralFilesTests
{
    [Fact]
    public async Task Packets_and_interfaces_are_numbered_over_all_files()
    {
        using TemporaryFile first = new(Samples.All["pcapng"].ToArray(), "a.pcapng");
        using TemporaryFile second = new(Gzip.Member(Samples.All["pcap"].ToArray()), "b.pcap.gz");
        byte[] third = Samples.All["snoop"].ToArray();
        Reading reading = await Reading.OfAsync([first.Path, second.Path, "-"], new SlowStream(third, 7));
        Assert.Equal(Enumerable.Range(1, 9).Select(n => (long)n), reading.Packets.Select(p => p.Number));
        Assert.Equal([0, 1, 0, 0, 2, 2, 2, 3, 3], reading.Packets.Select(p => p.Interface));
        Assert.Equal(["a.pcapng", "b.pcap.gz", "-"], reading.Facts.Files);
        Assert.Equal("pcapng", reading.Facts.Format);
        Assert.Equal([LinkType.Ethernet, LinkType.LinuxSll2], reading.Facts.LinkTypes);
        Assert.Equal(7 + 3, reading.Facts.Dropped);
        long stored = new FileInfo(first.Path).Length + new FileInfo(second.Path).Length + third.Length;
        Assert.Equal(stored, reading.Facts.Bytes);
        Assert.Equal((stored, (long?)null), reading.Progress);
    }

    [Fact]
    public async Task Damage_in_one_file_does_not_keep_the_next_from_being_read_and_the_first_is_told()
    {
        CaptureBytes sample = Samples.All["pcap"];
        byte[] bytes = sample.ToArray();
        using TemporaryFile first = new(bytes[..^1], "first.pcap");
        using TemporaryFile second = new(bytes[..^7], "second.pcap");
        using TemporaryFile third = new(bytes, "third.pcap");
        Reading reading = await Reading.OfAsync([first.Path, second.Path, third.Path], null);
        Assert.Equal(2 + 2 + 3, reading.Packets.Count);
        Assert.Equal(7, reading.Packets[^1].Number);
        Assert.Equal("first.pcap", reading.Facts.Damage!.File);
        Assert.Equal(sample.Records[^1].Start, reading.Facts.Damage.Offset);
        Assert.Equal(reading.Facts.Bytes, reading.Progress.Read);
        Assert.Equal(reading.Facts.Bytes, reading.Progress.Total);
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_is_told_before_any_packet_is_read()
    {
        using TemporaryFile first = new(Samples.All["pcap"].ToArray());
        string missing = Path.Combine(first.Folder, "missing.pcap");
        CaptureOpenException thrown = await Assert.ThrowsAsync<CaptureOpenException>(
            async () => await CaptureFiles.OpenAsync([first.Path, missing], null, CancellationToken.None));
        Assert.Equal(missing, thrown.File);
    }
}
