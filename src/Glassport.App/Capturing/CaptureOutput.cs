using Glassport.Capture;
using Glassport.Capture.Live;
using Glassport.Packets;

namespace Glassport.App.Capturing;

/// <summary>One pcapng file of a live capture, whole by itself.</summary>
internal sealed class CaptureOutput : IDisposable
{
    // At most what a packet's block has besides its data, and what the counters at the end take.
    private const int BlockOverhead = 36;
    private const int EndLength = 128;

    private readonly CaptureStream stream;
    private readonly PcapngWriter writer;
    private readonly Timestamp start;
    private readonly LiveStatistics before;
    private readonly int number;

    /// <summary>Writes what comes before the packets.</summary>
    /// <param name="stream">The file, which belongs to this from here on.</param>
    /// <param name="live">The interface.</param>
    /// <param name="filter">The filter as it was asked for, or null.</param>
    /// <param name="start">When the file begins.</param>
    /// <param name="before">What the interface had counted for earlier files.</param>
    /// <exception cref="IOException">The file does not take it.</exception>
    public CaptureOutput(CaptureStream stream, LiveInterface live, string? filter, Timestamp start, LiveStatistics before)
    {
        this.stream = stream;
        this.start = start;
        this.before = before;
        writer = new(stream, CaptureDescription.Section);
        number = writer.WriteInterface(live.Link, live.SnapLength, CaptureDescription.Of(live, filter));
        stream.EndBlock();
        stream.Flush();
    }

    /// <summary>When the file begins.</summary>
    public Timestamp Start => start;

    /// <summary>How long the file is.</summary>
    public long Length => stream.Length;

    /// <summary>How many packets are in it for certain.</summary>
    public long SafePackets => stream.SafePackets;

    /// <summary>How many captured bytes those have.</summary>
    public long SafeBytes => stream.SafeBytes;

    /// <summary>Whether it has no packet yet.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>How long it would be with a packet of so many bytes, and its end.</summary>
    public long LengthWith(int bytes) => stream.Length + bytes + BlockOverhead + EndLength;

    /// <summary>Writes a packet.</summary>
    /// <exception cref="IOException">The file does not take it.</exception>
    public void Write(Timestamp time, ReadOnlySpan<byte> data, int originalLength)
    {
        writer.WritePacket(number, time, data, originalLength);
        stream.EndPacket(data.Length);
        IsEmpty = false;
    }

    /// <summary>Hands everything to the system, so that who reads along sees it.</summary>
    /// <exception cref="IOException">The file does not take it.</exception>
    public void Flush() => stream.Flush();

    /// <summary>Writes the counters, which end the file.</summary>
    /// <param name="end">When.</param>
    /// <param name="now">What the interface has counted since the capture began; null when that cannot be known.</param>
    /// <exception cref="IOException">The file does not take it.</exception>
    public void Finish(Timestamp end, LiveStatistics? now)
    {
        writer.WriteStatistics(number, new(
            end, start, end, now?.Received - before.Received, now?.DroppedByInterface - before.DroppedByInterface, now?.DroppedByKernel - before.DroppedByKernel));
        stream.EndBlock();
        stream.Flush();
    }

    /// <summary>After a write failed: leaves a whole file, with the counters where cutting made room for them.</summary>
    public void Rescue(Timestamp end, LiveStatistics? now)
    {
        stream.CutToWholeBlocks();
        try
        {
            Finish(end, now);
        }
        catch (IOException)
        {
            stream.CutToWholeBlocks();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();
}
