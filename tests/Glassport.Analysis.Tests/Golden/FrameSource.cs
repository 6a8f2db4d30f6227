using Glassport.Packets;

namespace Glassport.Analysis.Tests.Golden;

/// <summary>Gives packets from memory, a few at a time.</summary>
/// <param name="frames">The packets.</param>
/// <param name="atATime">How many a batch gets at most.</param>
internal sealed class FrameSource(IReadOnlyList<Frame> frames, int atATime = 7) : IPacketSource
{
    private int _next;

    public SourceFacts Facts { get; } = new() { Format = "memory" };

    public (long Read, long? Total) Progress => (_next, frames.Count);

    public ValueTask<bool> ReadAsync(PacketBatch batch, CancellationToken cancellationToken)
    {
        List<byte> bytes = [];
        batch.Count = 0;
        for (; _next < frames.Count && batch.Count < atATime; _next++)
        {
            Frame frame = frames[_next];
            batch.Packets[batch.Count++] = new()
            {
                Number = _next + 1,
                Time = frame.Time,
                Offset = bytes.Count,
                Length = frame.Bytes.Length,
                OriginalLength = frame.OriginalLength,
                Interface = frame.Interface,
                Link = frame.Link,
            };
            bytes.AddRange(frame.Bytes);
        }

        batch.Bytes = bytes.ToArray();
        return ValueTask.FromResult(batch.Count > 0);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
