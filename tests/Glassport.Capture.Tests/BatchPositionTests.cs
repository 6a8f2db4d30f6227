using Glassport.Capture.Files;
using Glassport.Capture.Formats;
using Glassport.Capture.Tests.Support;
using Glassport.Packets;
using Glassport.TestKit;

namespace Glassport.Capture.Tests;

/// <summary>A batch says where its bytes begin in the file, so that a frame can be read again later.</summary>
public sealed class BatchPositionTests
{
    public static TheoryData<string> Samples => Support.Samples.Names;

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Every_format_tells_where_its_frames_lie(string name)
    {
        byte[] bytes = Support.Samples.All[name].ToArray();
        using TemporaryFile file = new(bytes);
        await CheckAsync(await CaptureFiles.OpenAsync([file.Path], null, CancellationToken.None), bytes, 2);
        for (int atATime = 1; atATime < bytes.Length; atATime += 7)
            await CheckAsync(await CaptureFiles.OpenAsync(["-"], new SlowStream(bytes, atATime), CancellationToken.None), bytes, 2);
    }

    [Theory]
    [InlineData("02-tnftp-active-eprt-vsftpd")]
    [InlineData("24-ftps-explicit-curl-tls12")]
    [InlineData("45-snaplen-96")]
    public async Task Mapped_streamed_and_compressed_captures_tell_the_same(string capture)
    {
        string path = Repository.PathOf("tests", "corpus", "golden", capture + ".pcapng");
        byte[] bytes = await File.ReadAllBytesAsync(path);
        using TemporaryFile compressed = new(Gzip.Member(bytes));
        List<(long, int)> mapped = await CheckAsync(await CaptureFiles.OpenAsync([path], null, CancellationToken.None), bytes, 7);

        Assert.Equal(mapped, await CheckAsync(await CaptureFiles.OpenAsync(["-"], new SlowStream(bytes, 333), CancellationToken.None), bytes, 7));
        Assert.Equal(mapped, await CheckAsync(await CaptureFiles.OpenAsync([compressed.Path], null, CancellationToken.None), bytes, 7));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    [InlineData(4096)]
    public async Task A_batch_may_begin_in_the_middle_of_a_window(int windowLength)
    {
        string path = Repository.PathOf("tests", "corpus", "golden", "02-tnftp-active-eprt-vsftpd.pcapng");
        byte[] bytes = await File.ReadAllBytesAsync(path);
        SourceFacts facts = new();
        RecordReader reader = CaptureFormats.Recognise(bytes.AsSpan(0, CaptureFormats.PeekLength))!.CreateReader(new Tally(facts));
        await using MappedInput input = new(MappedFile.TryMap(File.OpenRead(path))!, windowLength);
        CaptureFile file = new("capture", input, reader, facts);
        int packets = 0, within = 0;
        PacketBatch batch = new(3);
        while (await file.ReadAsync(batch, CancellationToken.None))
        {
            Check(batch, bytes);
            packets += batch.Count;
            within += batch.Packets[0].Offset > windowLength / 4 ? 1 : 0;
            batch.Count = 0;
        }

        Assert.Equal(73, packets);
        Assert.True(within > 0);
    }

    private static async Task<List<(long Position, int Length)>> CheckAsync(IPacketSource source, byte[] file, int capacity)
    {
        List<(long, int)> places = [];
        await using (source)
        {
            PacketBatch batch = new(capacity);
            while (await source.ReadAsync(batch, CancellationToken.None))
            {
                Check(batch, file);
                for (int i = 0; i < batch.Count; i++)
                    places.Add((batch.Position + batch.Packets[i].Offset, batch.Packets[i].Length));
            }
        }

        Assert.NotEmpty(places);
        return places;
    }

    private static void Check(PacketBatch batch, byte[] file)
    {
        foreach (ref readonly Packet packet in batch.Packets.AsSpan(0, batch.Count))
            Assert.Equal(batch.Bytes.Span.Slice(packet.Offset, packet.Length), file.AsSpan((int)batch.Position + packet.Offset, packet.Length));
    }
}
