using Glassport.Capture;
using Glassport.Capture.Live;
using Glassport.Packets;

namespace Glassport.App.Capturing;

/// <summary>Writes the packets of a live interface into a pcapng file, up to the limits of the request.</summary>
internal sealed class CaptureWriting : ILiveSink
{
    // More than a packet's block has besides its data, and than the counters that end the file.
    private const int BlockOverhead = 36;
    private const int EndLength = 128;

    private readonly CaptureRequest request;
    private readonly CaptureStream stream;
    private readonly CaptureCounters counters;
    private readonly PcapngWriter writer;
    private readonly Timestamp start;
    private readonly int number;

    /// <summary>Writes what comes before the packets.</summary>
    /// <exception cref="IOException">The stream does not take it.</exception>
    public CaptureWriting(CaptureRequest request, LiveInterface live, CaptureStream stream, CaptureCounters counters, Timestamp start)
    {
        this.request = request;
        this.stream = stream;
        this.counters = counters;
        this.start = start;
        writer = new(stream, CaptureDescription.Section);
        number = writer.WriteInterface(live.Link, live.SnapLength, CaptureDescription.Of(live));
        stream.EndBlock();
        stream.Flush();
    }

    /// <inheritdoc/>
    public bool Accept(Timestamp time, ReadOnlySpan<byte> data, int originalLength)
    {
        if (request.Size is { } most && stream.Length + data.Length + BlockOverhead + EndLength > most)
            return false;
        writer.WritePacket(number, time, data, originalLength);
        stream.EndPacket(data.Length);
        return counters.Add(data.Length) != request.Count;
    }

    /// <summary>Writes the counters, which end the file.</summary>
    /// <exception cref="IOException">The stream does not take it.</exception>
    public void Finish(Timestamp end, LiveStatistics? statistics)
    {
        writer.WriteStatistics(
            number, new(end, start, end, statistics?.Received, statistics?.DroppedByInterface, statistics?.DroppedByKernel));
        stream.EndBlock();
        stream.Flush();
    }
}
