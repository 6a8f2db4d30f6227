using System.Text;
using Glassport.Capture.Tests.Support;

namespace Glassport.Capture.Tests;

public sealed class GzipTests
{
    private const string EndsTooEarly = "the gzip data is damaged or ends too early";

    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public async Task A_compressed_file_gives_the_same_packets(string name)
    {
        byte[] bytes = Samples.All[name].ToArray();
        byte[] compressed = Gzip.Member(bytes);
        Reading plain = await Reading.MappedAsync(bytes);
        Reading file = await Reading.MappedAsync(compressed);
        Reading pipe = await Reading.StreamedAsync(compressed);
        Assert.Equal(plain.Packets, file.Packets);
        Assert.Equal(plain.Packets, pipe.Packets);
        Assert.Null(file.Facts.Damage);
        Assert.Null(pipe.Facts.Damage);
        Assert.Equal(compressed.Length, file.Facts.Bytes);
        Assert.Equal((compressed.Length, compressed.Length), file.Progress);
        Assert.Equal(plain.Facts.Format, file.Facts.Format);
    }

    [Fact]
    public async Task Concatenated_members_are_one_file()
    {
        byte[] bytes = Samples.All["pcapng"].ToArray();
        byte[] members = [.. Gzip.Member(bytes[..50]), .. Gzip.Member([]), .. Gzip.Member(bytes[50..])];
        Reading reading = await Reading.MappedAsync(members);
        Assert.Equal((await Reading.MappedAsync(bytes)).Packets, reading.Packets);
        Assert.Null(reading.Facts.Damage);
    }

    [Fact]
    public async Task Cut_at_any_length_it_gives_a_beginning_of_the_packets_and_says_that_it_ends_too_early()
    {
        CaptureBytes sample = new CaptureBytes().Add(Pcap.Header(false));
        Random random = new(3);
        for (int i = 0; i < 20; i++)
        {
            byte[] data = new byte[30];
            random.NextBytes(data);
            sample.Add(Pcap.Record(false, data), 1);
        }

        byte[] bytes = sample.ToArray();
        Reading whole = await Reading.MappedAsync(bytes);
        byte[] first = Gzip.Member(bytes[..500]);
        byte[] compressed = [.. first, .. Gzip.Member(bytes[500..])];
        int opened = 0;
        for (int length = 1; length < compressed.Length; length++)
        {
            Reading cut;
            try
            {
                cut = await Reading.StreamedAsync(compressed[..length], 4096);
            }
            catch (CaptureOpenException)
            {
                Assert.True(length < 60, $"not opened although {length} bytes were there");
                continue;
            }

            opened++;
            Assert.Equal(whole.Packets.Take(cut.Packets.Count), cut.Packets);
            bool betweenMembers = length == first.Length;
            Assert.Equal(betweenMembers ? "the file ends within a record" : EndsTooEarly, cut.Facts.Damage!.Reason);
            bool beforeHeader = cut.Packets.Count == 0 && cut.Facts.Damage.Offset == 0;
            Assert.Equal(beforeHeader ? 0 : 24 + (46 * cut.Packets.Count), cut.Facts.Damage.Offset);
        }

        Assert.True(opened > compressed.Length - 60);
    }

    [Fact]
    public async Task A_wrong_checksum_is_damage()
    {
        byte[] compressed = Gzip.Member(Samples.All["pcap"].ToArray());
        compressed[^5] ^= 1;
        Reading reading = await Reading.MappedAsync(compressed);
        Assert.Equal(EndsTooEarly, reading.Facts.Damage!.Reason);
    }

    [Fact]
    public async Task Padding_after_the_last_member_is_not_damage()
    {
        byte[] bytes = Samples.All["pcap"].ToArray();
        Reading reading = await Reading.MappedAsync([.. Gzip.Member(bytes), .. new byte[512]]);
        Assert.Equal(3, reading.Packets.Count);
        Assert.Null(reading.Facts.Damage);
    }

    [Theory]
    [InlineData("hello, this is a log file", "what it holds is not a capture: it begins with text")]
    [InlineData("", "holds nothing")]
    public async Task Something_else_compressed_is_not_a_capture(string text, string problem)
    {
        CaptureOpenException thrown = await Assert.ThrowsAsync<CaptureOpenException>(
            () => Reading.MappedAsync(Gzip.Member(Encoding.ASCII.GetBytes(text))));
        Assert.Contains(problem, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_from_the_start_it_is_not_opened()
    {
        CaptureOpenException thrown = await Assert.ThrowsAsync<CaptureOpenException>(
            () => Reading.MappedAsync([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF]));
        Assert.Contains("damaged from the start", thrown.Message, StringComparison.Ordinal);
    }
}
