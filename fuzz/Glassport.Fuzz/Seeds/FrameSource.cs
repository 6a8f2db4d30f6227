using Glassport.Packets;
using Glassport.Packets.Link;
using Glassport.TestKit;

namespace Glassport.Fuzz.Seeds;

/// <summary>Frames as a packet source, made while they are read: as many as one likes without keeping any.</summary>
/// <param name="link">How the frames begin.</param>
/// <param name="frames">The frames in capture order.</param>
internal sealed class FrameSource(LinkType link, IEnumerable<CapturedFrame> frames) : IPacketSource
{
    private readonly IEnumerator<CapturedFrame> frames = frames.GetEnumerator();
    private long number;

    /// <inheritdoc/>
    public SourceFacts Facts { get; } = new() { Format = "pcap", LinkTypes = { link } };

    /// <inheritdoc/>
    public (long Read, long? Total) Progress => (number, null);

    /// <inheritdoc/>
    public ValueTask<bool> ReadAsync(PacketBatch batch, CancellationToken cancellationToken)
    {
        int used = 0;
        batch.Count = 0;
        while (batch.Count < batch.Packets.Length && frames.MoveNext())
        {
            CapturedFrame frame = frames.Current;
            if (batch.Buffer is null || used + frame.Bytes.Length > batch.Buffer.Length)
            {
                byte[] larger = new byte[Math.Max(64 * 1024, (used + frame.Bytes.Length) * 2)];
                batch.Buffer.AsSpan(0, used).CopyTo(larger);
                batch.Buffer = larger;
            }

            frame.Bytes.CopyTo(batch.Buffer, used);
            ref Packet packet = ref batch.Packets[batch.Count++];
            packet.Number = ++number;
            packet.Time = frame.Time;
            packet.Offset = used;
            packet.Length = frame.Bytes.Length;
            packet.OriginalLength = frame.OriginalLength;
            packet.Link = link;
            used += frame.Bytes.Length;
        }

        batch.Bytes = batch.Buffer.AsMemory(0, used);
        return new(batch.Count > 0);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        frames.Dispose();
        return ValueTask.CompletedTask;
    }
}
