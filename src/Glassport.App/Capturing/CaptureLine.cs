using System.Globalization;
using Glassport.Capture.Live;

namespace Glassport.App.Capturing;

/// <summary>What standard error is told of a capture: a line that changes, on a terminal only, and one at the end.</summary>
internal sealed class CaptureLine : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly CaptureCounters counters;
    private readonly ITimer? timer;
    private readonly Lock gate = new();
    private bool isOver;

    /// <summary>Begins to show.</summary>
    /// <param name="counters">What is counted.</param>
    /// <param name="isShown">Whether there is somebody to see it.</param>
    public CaptureLine(CaptureCounters counters, bool isShown)
    {
        this.counters = counters;
        if (isShown)
            timer = TimeProvider.System.CreateTimer(static state => ((CaptureLine)state!).Show(), this, Interval, Interval);
    }

    /// <summary>The line while the capture runs.</summary>
    public static string Now(CaptureCounters counters) => string.Create(
        CultureInfo.InvariantCulture, $"{counters.Packets:N0} packets, {Amount(counters.Bytes)}, {counters.Dropped:N0} dropped by the kernel");

    /// <summary>The line at its end.</summary>
    /// <param name="packets">Packets in the file.</param>
    /// <param name="bytes">Their captured bytes.</param>
    /// <param name="statistics">The interface's counters, or null when they could not be read.</param>
    public static string Summary(long packets, long bytes, LiveStatistics? statistics)
    {
        string plural = packets == 1 ? "" : "s";
        string drops = statistics is { } counted
            ? string.Create(CultureInfo.InvariantCulture, $"{counted.DroppedByKernel:N0} dropped by the kernel, {counted.DroppedByInterface:N0} by the interface")
            : "how many were dropped is not known";
        return string.Create(CultureInfo.InvariantCulture, $"{packets:N0} packet{plural} captured, {Amount(bytes)}; {drops}.");
    }

    /// <summary>Shows no more, and takes the line away.</summary>
    public void Dispose()
    {
        if (timer is null)
            return;
        timer.Dispose();
        lock (gate)
        {
            isOver = true;
            Console.Error.Write("\r\u001b[K");
        }
    }

    private void Show()
    {
        lock (gate)
        {
            if (!isOver)
                Console.Error.Write("\r\u001b[K" + Now(counters));
        }
    }

    private static string Amount(long bytes)
    {
        string[] units = ["B", "kB", "MB", "GB", "TB"];
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < units.Length - 1)
        {
            value /= 1000;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{value:0.#} {units[unit]}");
    }
}
