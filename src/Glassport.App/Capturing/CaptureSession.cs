using Glassport.Capture.Live;
using Glassport.Packets;

namespace Glassport.App.Capturing;

/// <summary>A capture from its first packet to its end, on the one thread that owns the interface.</summary>
internal sealed class CaptureSession(CaptureRequest request, LiveInterface live, CaptureStream stream, CaptureCounters counters, TimeProvider time)
{
    private static readonly TimeSpan StatisticsInterval = TimeSpan.FromSeconds(1);

    /// <summary>The interface's counters at the end, or null when they could not be read.</summary>
    public LiveStatistics? Statistics { get; private set; }

    /// <summary>Captures until a limit is reached or <paramref name="stop"/> is cancelled, and ends the file.</summary>
    /// <exception cref="IOException">The file took no more; it is whole up to there.</exception>
    /// <exception cref="LiveCaptureException">The interface went away; the file holds what came before.</exception>
    public void Run(CancellationToken stop)
    {
        CaptureWriting? writing = null;
        try
        {
            writing = new(request, live, stream, counters, Now());
            Pass(writing, stop);
        }
        catch (IOException)
        {
            // Cutting makes room for the counters, where the disk is full.
            stream.CutToWholeBlocks();
            TryFinish(writing);
            throw;
        }
        catch (LiveCaptureException)
        {
            TryFinish(writing);
            throw;
        }

        Statistics = TryReadStatistics();
        writing.Finish(Now(), Statistics);
    }

    private void Pass(CaptureWriting writing, CancellationToken stop)
    {
        long looked = time.GetTimestamp();
        bool wanted = true;
        while (wanted && !live.IsDone)
        {
            if (stop.IsCancellationRequested)
                live.Stop();
            wanted = live.Read(writing);
            stream.Flush();
            if (time.GetElapsedTime(looked) < StatisticsInterval)
                continue;
            looked = time.GetTimestamp();
            counters.Take(live.ReadStatistics());
        }
    }

    private void TryFinish(CaptureWriting? writing)
    {
        Statistics = TryReadStatistics();
        try
        {
            writing?.Finish(Now(), Statistics);
        }
        catch (IOException)
        {
            stream.CutToWholeBlocks();
        }
    }

    private LiveStatistics? TryReadStatistics()
    {
        try
        {
            LiveStatistics statistics = live.ReadStatistics();
            counters.Take(statistics);
            return statistics;
        }
        catch (LiveCaptureException)
        {
            return null;
        }
    }

    private Timestamp Now() => new((time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100);
}
