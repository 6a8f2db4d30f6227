using Glassport.Capture.Files;
using Glassport.Capture.Formats;
using Glassport.Capture.Tests.Support;
using Glassport.Packets;

namespace Glassport.Capture.Tests;

public sealed class MappedWindowTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(64)]
    [InlineData(1000)]
    public async Task Windows_of_any_size_give_the_same_packets_and_damage(int windowLength)
    {
        foreach (CaptureBytes sample in Samples.All.Values)
        {
            byte[] bytes = sample.ToArray()[..^1];
            Reading whole = await Reading.MappedAsync(bytes);
            using TemporaryFile file = new(bytes);
            (List<string> packets, SourceFacts facts) = await ReadAsync(file.Path, windowLength);
            Assert.Equal(whole.Packets.Select(p => p.Bytes), packets);
            Assert.Equal(whole.Facts.Damage!.Offset, facts.Damage!.Offset);
        }
    }

    [Fact]
    public void A_window_cannot_be_read_after_its_file_was_unmapped()
    {
        using TemporaryFile file = new(Samples.First);
        MappedFile mapped = Map(file.Path);
        ReadOnlyMemory<byte> window = mapped.Window(1, 3);
        Assert.Equal(Samples.First.AsSpan(1, 3), window.Span);
        mapped.Dispose();
        mapped.Dispose();
        Assert.Throws<ObjectDisposedException>(() => window.Span.Length);
    }

    [Theory]
    [InlineData(0, 15)]
    [InlineData(14, 1)]
    [InlineData(-1, 1)]
    [InlineData(1, -1)]
    public void A_window_must_lie_in_its_file(long offset, int length)
    {
        using TemporaryFile file = new(Samples.First);
        using MappedFile mapped = Map(file.Path);
        Assert.Throws<ArgumentOutOfRangeException>(() => mapped.Window(offset, length));
    }

    private static MappedFile Map(string path) =>
        MappedFile.TryMap(File.OpenRead(path)) ?? throw new InvalidOperationException("a regular file can be mapped");

    private static async Task<(List<string> Packets, SourceFacts Facts)> ReadAsync(string path, int windowLength)
    {
        SourceFacts facts = new();
        byte[] first = (await File.ReadAllBytesAsync(path))[..CaptureFormats.PeekLength];
        RecordReader reader = CaptureFormats.Recognise(first)!.CreateReader(new Tally(facts));
        await using MappedInput input = new(Map(path), windowLength);
        CaptureFile file = new("capture", input, reader, facts);
        List<string> packets = [];
        PacketBatch batch = new(2);
        while (await file.ReadAsync(batch, CancellationToken.None))
        {
            for (int i = 0; i < batch.Count; i++)
                packets.Add(Convert.ToHexString(batch.Bytes.Span.Slice(batch.Packets[i].Offset, batch.Packets[i].Length)));
            batch.Count = 0;
        }

        return (packets, facts);
    }
}
