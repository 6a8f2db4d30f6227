using System.Text;
using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;
using Glassport.Analysis.Tests.Golden;
using Glassport.Analysis.Watching;
using Glassport.Packets;
using Glassport.TestKit;

namespace Glassport.Analysis.Tests.Watching;

/// <summary>A capture watched to its end: what was told, in order, and after which packet.</summary>
internal sealed class Watched : IWatcher
{
    private readonly StringBuilder lines = new();
    private readonly List<WatchEvent> since = [];

    public List<WatchEvent> Events { get; } = [];

    public WatchPicture? Last { get; private set; }

    public IEnumerable<Finding> Findings => Events.OfType<FindingFound>().Select(static e => e.Finding);

    /// <summary>
    /// A line for each event: <c>16 “ftpuser” logs in: 230 Login successful.</c> The number is the packet after which it was told;
    /// what is told when the capture has ended has <c>end</c> in its place.
    /// </summary>
    public string Lines => lines.ToString().TrimEnd('\n');

    /// <summary>A transcript watched, packet by packet.</summary>
    public static Task<Watched> OfAsync(string transcript, CaptureOptions? options = null) => OfAsync(Frames(TranscriptCapture.Build(transcript, options)));

    /// <summary>Packets watched, one at a time.</summary>
    public static async Task<Watched> OfAsync(IReadOnlyList<Frame> frames, IRenderingSession? session = null)
    {
        Watched watched = new();
        await OfAsync(new FrameSource(frames, 1), new() { Watcher = watched, PictureEvery = TimeSpan.Zero }, session);
        foreach (WatchEvent each in watched.since)
            watched.Note("end", each);
        return watched;
    }

    public static async Task OfAsync(IPacketSource source, WatchOptions options, IRenderingSession? session = null)
    {
        await using (source)
            await Explainer.RunAsync(source, new() { Watch = options, KeepConversations = false }, session, CancellationToken.None);
    }

    public static IReadOnlyList<Frame> Frames(BuiltCapture built) => [.. built.Frames.Select(f => new Frame(f.Time, f.Bytes, f.OriginalLength, 0, built.Link))];

    public ValueTask HappenedAsync(WatchEvent happened, CancellationToken cancellationToken)
    {
        Events.Add(happened);
        since.Add(happened);
        return ValueTask.CompletedTask;
    }

    public ValueTask CaughtUpAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask SeenAsync(WatchPicture picture, CancellationToken cancellationToken)
    {
        // A picture is taken after each packet, and once more when there are no more.
        bool isLast = Last?.Packets == picture.Packets;
        foreach (WatchEvent each in since)
            Note(isLast ? "end" : $"{picture.Packets}", each);
        since.Clear();
        Last = picture;
        return ValueTask.CompletedTask;
    }

    private void Note(string after, WatchEvent happened) => lines.Append(after).Append(' ').Append(WatchLine.Text(happened, new())).Append('\n');
}
