using Glassport.Packets;
using Glassport.Packets.Link;

namespace Glassport.Capture.Tests.Support;

/// <summary>A packet as a reader gave it, with its bytes in hexadecimal so that it can be compared.</summary>
internal sealed record ReadPacket(long Number, long Nanoseconds, string Bytes, int OriginalLength, int Interface, LinkType Link);

/// <summary>Everything that a source gives.</summary>
internal sealed record Reading(IReadOnlyList<ReadPacket> Packets, SourceFacts Facts, (long Read, long? Total) Progress)
{
    /// <summary>Reads a file from disk, which maps it.</summary>
    public static async Task<Reading> MappedAsync(byte[] bytes, int capacity = 3)
    {
        using TemporaryFile file = new(bytes);
        return await OfAsync([file.Path], null, capacity);
    }

    /// <summary>Reads a stream that gives at most so many bytes at a time.</summary>
    public static async Task<Reading> StreamedAsync(byte[] bytes, int atATime = 1, int capacity = 3) =>
        await OfAsync(["-"], new SlowStream(bytes, atATime), capacity);

    public static async Task<Reading> OfAsync(IReadOnlyList<string> paths, Stream? standardInput, int capacity = 3)
    {
        IPacketSource source = await CaptureFiles.OpenAsync(paths, standardInput, CancellationToken.None);
        return await AllAsync(source, capacity);
    }

    /// <summary>Reads a source with two batches in turn, as a pipeline does: the first is looked at after the second was filled.</summary>
    public static async Task<Reading> AllAsync(IPacketSource source, int capacity = 3)
    {
        List<ReadPacket> packets = [];
        await using (source)
        {
            PacketBatch older = new(capacity);
            PacketBatch newer = new(capacity);
            while (await source.ReadAsync(newer, CancellationToken.None))
            {
                Assert.InRange(newer.Count, 1, capacity);
                Copy(older, packets);
                (older, newer) = (newer, older);
            }

            Assert.Equal(0, newer.Count);
            Copy(older, packets);
            Assert.False(await source.ReadAsync(newer, CancellationToken.None));
            return new(packets, source.Facts, source.Progress);
        }
    }

    private static void Copy(PacketBatch batch, List<ReadPacket> packets)
    {
        foreach (ref readonly Packet packet in batch.Packets.AsSpan(0, batch.Count))
        {
            string bytes = Convert.ToHexString(batch.Bytes.Span.Slice(packet.Offset, packet.Length));
            packets.Add(new(packet.Number, packet.Time.Nanoseconds, bytes, packet.OriginalLength, packet.Interface, packet.Link));
        }
    }
}
