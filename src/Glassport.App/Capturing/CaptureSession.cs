using Glassport.Capture.Live;

namespace Glassport.App.Capturing;

/// <summary>A capture from its first packet to its end, on the one thread that owns the interface.</summary>
internal sealed class CaptureSession(LiveInterface live, CaptureWriting writing, FtpSelection? selection, CaptureCounters counters, TimeProvider time)
{
    private static readonly TimeSpan StatisticsInterval = TimeSpan.FromSeconds(1);

    /// <summary>The interface's counters at the end, or null when they could not be read.</summary>
    public LiveStatistics? Statistics { get; private set; }

    /// <summary>Captures until a limit is reached or <paramref name="stop"/> is cancelled, and ends the file.</summary>
    /// <exception cref="IOException">The file took no more; it is whole up to there.</exception>
    /// <exception cref="UnauthorizedAccessException">The next file may not be made.</exception>
    /// <exception cref="LiveCaptureException">The interface went away; the file holds what came before.</exception>
    public void Run(CancellationToken stop)
    {
        try
        {
            Pass(stop);
            selection?.Flush();
            Statistics = TryReadStatistics();
            writing.Finish(Statistics);
        }
        catch (LiveCaptureException)
        {
            End();
            throw;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            writing.Rescue(Statistics ??= TryReadStatistics());
            throw;
        }
    }

    private void End()
    {
        Statistics = TryReadStatistics();
        try
        {
            selection?.Flush();
            writing.Finish(Statistics);
        }
        catch (IOException)
        {
            writing.Rescue(Statistics);
        }
    }

    private void Pass(CancellationToken stop)
    {
        long looked = time.GetTimestamp();
        bool wanted = true;
        while (wanted && !live.IsDone)
        {
            if (stop.IsCancellationRequested)
                live.Stop();
            wanted = live.Read(selection is null ? writing : selection);
            selection?.Advance(writing.Now());
            writing.Tick();
            if (time.GetElapsedTime(looked) < StatisticsInterval)
                continue;
            looked = time.GetTimestamp();
            counters.Take(live.ReadStatistics());
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
}
