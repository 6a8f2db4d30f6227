using System.Globalization;
using Glassport.Analysis.Story;
using Glassport.Packets;

namespace Glassport.App;

/// <summary>A line on standard error that tells how far a long reading has come; only on a terminal, and only after a second.</summary>
internal sealed class ProgressLine : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly IPacketSource source;
    private readonly Language language;
    private readonly ITimer? timer;
    private bool shown;

    /// <summary>Starts watching <paramref name="source"/>.</summary>
    public ProgressLine(IPacketSource source, Language language)
    {
        this.source = source;
        this.language = language;
        if (!Console.IsErrorRedirected)
            timer = TimeProvider.System.CreateTimer(static state => ((ProgressLine)state!).Show(), this, Patience, Interval);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        timer?.Dispose();
        if (shown)
            Console.Error.Write("\r\u001b[K");
    }

    private void Show()
    {
        shown = true;
        (long read, long? total) = source.Progress;
        string megabytes = (read >> 20).ToString("N0", CultureInfo.InvariantCulture);
        string share = total is > 0 ? string.Create(CultureInfo.InvariantCulture, $" {100.0 * read / total.Value:F0} %") : "";
        string verb = language == Language.Chinese ? "正在读取" : "reading";
        Console.Error.Write($"\r\u001b[K{verb} {megabytes} MiB{share}");
    }
}
