using Glassport.Capture.Tests.Support;
using Glassport.Packets;

namespace Glassport.Capture.Tests;

public sealed class StreamingTests
{
    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public async Task A_byte_at_a_time_gives_the_same_as_the_mapped_file(string name)
    {
        byte[] bytes = Samples.All[name].ToArray();
        Reading mapped = await Reading.MappedAsync(bytes);
        Reading streamed = await Reading.StreamedAsync(bytes);
        Assert.Equal(mapped.Packets, streamed.Packets);
        Assert.Equal(mapped.Facts.Comments, streamed.Facts.Comments);
        Assert.Equal(mapped.Facts.Dropped, streamed.Facts.Dropped);
        Assert.Equal(mapped.Facts.Bytes, streamed.Facts.Bytes);
        Assert.Equal(["-"], streamed.Facts.Files);
        Assert.Equal((bytes.Length, (long?)null), streamed.Progress);
        Assert.Equal((bytes.Length, (long?)bytes.Length), mapped.Progress);
    }

    [Fact]
    public async Task Buffers_carry_over_what_a_batch_did_not_take_and_grow_for_a_large_record()
    {
        CaptureBytes sample = new CaptureBytes().Add(Pcap.Header(false));
        Random random = new(11);
        foreach (int length in (int[])[1000, 3_000_000, 10, 900_000, 900_000, 900_000, 5, 12_000_000, (16 << 20) - 16, 7])
        {
            byte[] data = new byte[length];
            random.NextBytes(data);
            sample.Add(Pcap.Record(false, data), 1);
        }

        byte[] bytes = sample.ToArray();
        Reading mapped = await Reading.MappedAsync(bytes);
        Reading streamed = await Reading.StreamedAsync(bytes, 100_000);
        Reading compressed = await Reading.MappedAsync(Gzip.Member(bytes));
        Assert.Equal(10, mapped.Packets.Count);
        Assert.Equal(mapped.Packets, streamed.Packets);
        Assert.Equal(mapped.Packets, compressed.Packets);
    }

    [Fact]
    public async Task Many_small_packets_cross_every_buffer_boundary()
    {
        CaptureBytes sample = new CaptureBytes().Add(Pcap.Header(true));
        for (int i = 0; i < 40_000; i++)
            sample.Add(Pcap.Record(true, BitConverter.GetBytes((long)i * i).AsSpan(0, 1 + (i % 8)), seconds: (uint)i), 1);
        byte[] bytes = sample.ToArray();
        Reading mapped = await Reading.MappedAsync(bytes, capacity: 777);
        Assert.Equal(40_000, mapped.Packets.Count);
        Assert.Equal(mapped.Packets, (await Reading.StreamedAsync(bytes, 65_536, capacity: 777)).Packets);
        Assert.Equal(mapped.Packets, (await Reading.MappedAsync(Gzip.Member(bytes), capacity: 777)).Packets);
        Assert.Equal(mapped.Packets, (await Reading.MappedAsync(Gzip.Member(bytes), capacity: 100_000)).Packets);
    }

    [Fact]
    public async Task A_packet_is_given_out_before_the_next_one_comes()
    {
        byte[] bytes = Samples.All["pcap"].ToArray();
        int atATime = 24 + 16 + Samples.First.Length;
        await using IPacketSource source = await CaptureFiles.OpenAsync(["-"], new SlowStream(bytes, atATime), CancellationToken.None);
        PacketBatch batch = new(100);
        Assert.True(await source.ReadAsync(batch, CancellationToken.None));
        Assert.InRange(batch.Count, 1, 2);
    }

    [Fact]
    public async Task A_stream_that_breaks_off_is_damage_after_its_whole_packets()
    {
        CaptureBytes sample = Samples.All["pcap"];
        byte[] bytes = sample.ToArray();
        SlowStream stream = new(bytes[..^1], 1000, new IOException("the line is down"));
        Reading reading = await Reading.OfAsync(["-"], stream);
        Assert.Equal(2, reading.Packets.Count);
        Assert.Equal(sample.Records[^1].Start, reading.Facts.Damage!.Offset);
        Assert.Equal("the file cannot be read further (the line is down)", reading.Facts.Damage.Reason);
        Assert.False(stream.IsDisposed);
    }

    [Fact]
    public async Task A_cancelled_read_throws_and_reading_can_go_on()
    {
        byte[] bytes = Samples.All["pcap"].ToArray();
        await using IPacketSource source = await CaptureFiles.OpenAsync(["-"], new SlowStream(bytes, 10), CancellationToken.None);
        PacketBatch batch = new(3);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await source.ReadAsync(batch, new CancellationToken(canceled: true)));
        Assert.Equal(3, (await Reading.AllAsync(source)).Packets.Count);
    }
}
