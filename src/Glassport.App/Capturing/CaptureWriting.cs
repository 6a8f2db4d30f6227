using Glassport.Capture.Live;
using Glassport.Packets;

namespace Glassport.App.Capturing;

/// <summary>Writes packets of a live interface into the files of a capture, up to the limits of the request.</summary>
internal sealed class CaptureWriting : ILiveSink, IDisposable
{
    private const long NanosecondsPerTick = 100;

    private readonly CaptureRequest request;
    private readonly LiveInterface live;
    private readonly CaptureFiles files;
    private readonly CaptureCounters counters;
    private readonly TimeProvider time;
    private CaptureOutput output;
    private LiveStatistics statistics;
    private (long Packets, long Bytes, long Length) finished;

    /// <summary>Begins the first file.</summary>
    /// <param name="request">The limits.</param>
    /// <param name="live">Where the packets come from.</param>
    /// <param name="files">Where more files come from.</param>
    /// <param name="first">The first file, which belongs to this from here on.</param>
    /// <param name="counters">Where packets are counted.</param>
    /// <param name="time">The clock that files begin by.</param>
    /// <exception cref="IOException">The file takes nothing.</exception>
    public CaptureWriting(CaptureRequest request, LiveInterface live, CaptureFiles files, CaptureStream first, CaptureCounters counters, TimeProvider time)
    {
        this.request = request;
        this.live = live;
        this.files = files;
        this.counters = counters;
        this.time = time;
        output = new(first, live, request.Filter, Now(), default);
    }

    /// <summary>How many packets are in the files for certain.</summary>
    public long SafePackets => finished.Packets + output.SafePackets;

    /// <summary>How many captured bytes those have.</summary>
    public long SafeBytes => finished.Bytes + output.SafeBytes;

    /// <summary>Whether a limit was reached: nothing more is written.</summary>
    public bool IsFull { get; private set; }

    /// <inheritdoc/>
    public bool Accept(Timestamp time, ReadOnlySpan<byte> data, int originalLength)
    {
        if (IsFull || finished.Length + output.LengthWith(data.Length) > request.Size)
        {
            IsFull = true;
            return false;
        }

        // The kernel keeps what passes meanwhile: nothing is lost between two files.
        if (!output.IsEmpty && output.LengthWith(data.Length) > request.Rotation?.Size)
            Rotate();
        output.Write(time, data, originalLength);
        IsFull = counters.Add(data.Length) == request.Count;
        return !IsFull;
    }

    /// <summary>Hands to the system what has come, and begins another file where the time for it has come.</summary>
    /// <exception cref="IOException">The file does not take it.</exception>
    public void Tick()
    {
        if (request.Rotation?.Interval is { } interval && !output.IsEmpty && Now().Nanoseconds - output.Start.Nanoseconds >= interval.Ticks * NanosecondsPerTick)
            Rotate();
        output.Flush();
    }

    /// <summary>Ends the file.</summary>
    /// <param name="now">The interface's counters, or null when they cannot be read.</param>
    /// <exception cref="IOException">The file does not take it.</exception>
    public void Finish(LiveStatistics? now) => output.Finish(Now(), now);

    /// <summary>After a write failed: leaves whole files.</summary>
    /// <param name="now">The interface's counters, or null when they cannot be read.</param>
    public void Rescue(LiveStatistics? now) => output.Rescue(Now(), now);

    /// <inheritdoc/>
    public void Dispose() => output.Dispose();

    /// <summary>The time, by the clock that captures have.</summary>
    public Timestamp Now() => new((time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * NanosecondsPerTick);

    private void Rotate()
    {
        statistics = live.ReadStatistics();
        Timestamp now = Now();
        output.Finish(now, statistics);
        CaptureOutput next = Begin(now);
        finished = (SafePackets, SafeBytes, finished.Length + output.Length);
        output.Dispose();
        output = next;
    }

    private CaptureOutput Begin(Timestamp now)
    {
        CaptureStream next = files.OpenNext(time.GetLocalNow());
        try
        {
            return new(next, live, request.Filter, now, statistics);
        }
        catch (IOException)
        {
            next.Dispose();
            files.RemoveLast();
            throw;
        }
    }
}
