using System.Globalization;
using Glassport.Analysis.Rendering;
using Glassport.App.Shell.Editing;

namespace Glassport.App.Remote;

/// <summary>A line on standard error that shows how far a transfer has come, its rate and the time left; only on a terminal.</summary>
internal sealed class ProgressBar : IDisposable
{
    private const int Cells = 20;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Lock gate = new();
    private readonly string name;
    private readonly TimeProvider time;
    private readonly long began;
    private readonly ITimer? timer;
    private long moved;
    private long total = -1;
    private bool isShown;
    private bool isOver;

    /// <summary>Starts.</summary>
    /// <param name="name">The file.</param>
    /// <param name="isWanted">Whether anything is shown.</param>
    /// <param name="time">The clock.</param>
    public ProgressBar(string name, bool isWanted, TimeProvider time)
    {
        this.name = name;
        this.time = time;
        began = time.GetTimestamp();
        if (isWanted && !Console.IsErrorRedirected)
            timer = time.CreateTimer(static state => ((ProgressBar)state!).Show(), this, Interval, Interval);
    }

    /// <summary>Tells how far it has come.</summary>
    /// <param name="bytes">Bytes that are there.</param>
    /// <param name="of">Bytes that will be, or null when nobody knows.</param>
    public void Tell(long bytes, long? of)
    {
        Volatile.Write(ref total, of ?? -1);
        Volatile.Write(ref moved, bytes);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        timer?.Dispose();
        lock (gate)
        {
            if (isShown)
                Console.Error.Write("\r\u001b[K");
            isShown = false;
            isOver = true;
        }
    }

    /// <summary>The line as it is now.</summary>
    public string Now => Line(name, Volatile.Read(ref moved), Volatile.Read(ref total), time.GetElapsedTime(began));

    /// <summary>The line.</summary>
    /// <param name="name">The file.</param>
    /// <param name="moved">Bytes that are there.</param>
    /// <param name="total">Bytes that will be; negative when nobody knows.</param>
    /// <param name="elapsed">The time so far.</param>
    public static string Line(string name, long moved, long total, TimeSpan elapsed) =>
        Line(name, moved, total, elapsed.TotalSeconds > 0 ? moved / elapsed.TotalSeconds : 0);

    /// <summary>The line of a transfer whose rate is known.</summary>
    /// <param name="name">The file.</param>
    /// <param name="moved">Bytes that are there.</param>
    /// <param name="total">Bytes that will be; negative when nobody knows.</param>
    /// <param name="rate">Bytes a second.</param>
    public static string Line(string name, long moved, long total, double rate)
    {
        string speed = $"{Amount(moved)}  {Amount((long)rate)}/s";
        if (total <= 0)
            return $"{SafeText.Visible(name)}  {speed}";
        double share = Math.Min(1, (double)moved / total);
        int full = (int)(share * Cells);
        string left = rate > 0 && moved < total ? "  " + Clock(TimeSpan.FromSeconds((total - moved) / rate)) : "";
        return string.Create(CultureInfo.InvariantCulture, $"{SafeText.Visible(name)}  [{new string('#', full)}{new string('.', Cells - full)}] {share * 100:F0} %  {speed}{left}");
    }

    private void Show()
    {
        lock (gate)
        {
            if (isOver)
                return;
            isShown = true;
            // A line that wraps could not be taken back.
            int columns = Console.WindowWidth > 1 ? Console.WindowWidth - 1 : int.MaxValue;
            Console.Error.Write("\r\u001b[K" + CellWidth.Fitted(Now, columns));
        }
    }

    /// <summary>A time in minutes and seconds, and hours when there are any.</summary>
    public static string Clock(TimeSpan left) => left.TotalHours >= 1
        ? left.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture)
        : left.ToString(@"m\:ss", CultureInfo.InvariantCulture);

    /// <summary>A number of bytes in a unit that suits it.</summary>
    public static string Amount(long bytes)
    {
        string[] units = ["B", "KiB", "MiB", "GiB", "TiB"];
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < units.Length - 1)
        {
            value /= 1024;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{value:0.#} {units[unit]}");
    }
}
