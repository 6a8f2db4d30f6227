using Glassport.Analysis.Model;
using Glassport.Analysis.Tracking;
using Glassport.Packets;

namespace Glassport.Analysis.Watching;

/// <summary>What an <see cref="Explainer"/> does besides when somebody watches.</summary>
internal sealed class LiveWatch
{
    private static readonly TimeSpan TickEvery = TimeSpan.FromMilliseconds(250);

    private readonly WatchOptions options;
    private readonly List<Telling> told;
    private readonly EventTeller teller;
    private EventClock clock = null!;
    private PictureTaker pictures = null!;
    private CaptureTracker tracker = null!;
    private long lastBatch;
    private long lastPicture;
    private long dropped;
    private long droppedTold;

    /// <summary>Begins to watch.</summary>
    /// <param name="options">How.</param>
    /// <param name="encoding">The encoding of names that the user gave, or null.</param>
    /// <param name="rejections">The rejected logins of all sessions.</param>
    /// <param name="told">Where what is to be told goes, in order.</param>
    public LiveWatch(WatchOptions options, string? encoding, RejectionLedger rejections, List<Telling> told)
    {
        this.options = options;
        this.told = told;
        teller = new EventTeller(options.Watcher, rejections);
        Recorder = new EventRecorder(encoding, happened => told.Add(new Telling(null, default, null, happened, null)));
    }

    /// <summary>What the trackers tell.</summary>
    public EventRecorder Recorder { get; }

    /// <summary>Stands between batches when none comes.</summary>
    public static PacketBatch Tick { get; } = new(0);

    /// <summary>Ends the reading.</summary>
    public CancellationToken Stop => options.Stop;

    /// <summary>The trackers are there.</summary>
    public void Follow(CaptureTracker followed)
    {
        tracker = followed;
        clock = new EventClock(tracker, Recorder, options.IdleLimit);
        pictures = new PictureTaker(tracker, Recorder);
        lastBatch = lastPicture = options.Time.GetTimestamp();
    }

    /// <summary>Begins to tell that time passes.</summary>
    /// <param name="tick">Called each time.</param>
    public ITimer Begin(Action tick) => options.Time.CreateTimer(static state => ((Action)state!)(), tick, TickEvery, TickEvery);

    /// <summary>What the source says of dropped packets; called by who reads it.</summary>
    public void Read(SourceFacts facts) => Interlocked.Exchange(ref dropped, facts.Dropped ?? 0);

    /// <summary>A packet was followed.</summary>
    public void Passed(in Packet packet) => clock.Advance(packet.Time);

    /// <summary>A batch was followed, or none came for a while.</summary>
    public void Passed(PacketBatch batch)
    {
        long now = options.Time.GetTimestamp();
        if (batch.Count > 0)
            lastBatch = now;
        else if (tracker.LastTime is { } last)
            clock.Advance(new Timestamp(last.Nanoseconds + (options.Time.GetElapsedTime(lastBatch, now).Ticks * 100)));
        if (Interlocked.Read(ref dropped) is var total && total > droppedTold)
        {
            told.Add(new Telling(null, default, null, new PacketsDropped(tracker.Now.Time, tracker.Packets, total - droppedTold, total), null));
            droppedTold = total;
        }

        if (options.PictureEvery is { } every && options.Time.GetElapsedTime(lastPicture, now) >= every)
        {
            lastPicture = now;
            told.Add(new Telling(null, default, null, null, pictures.Take(total)));
        }
    }

    /// <summary>A conversation is over.</summary>
    public WatchedSession Ended(ControlTracker control)
    {
        pictures.Ended(control);
        return Recorder.Remove(control);
    }

    /// <summary>Tells what is no conversation.</summary>
    public ValueTask TellAsync(Telling what, CancellationToken cancellationToken) => what.Picture is { } picture
        ? options.Watcher.SeenAsync(picture, cancellationToken)
        : teller.HappenedAsync(what.Event!, cancellationToken);

    /// <summary>Nothing waits to be told.</summary>
    public ValueTask CaughtUpAsync(CancellationToken cancellationToken) => options.Watcher.CaughtUpAsync(cancellationToken);

    /// <summary>Tells the end of a conversation.</summary>
    public ValueTask TellAsync(Conversation conversation, WatchedSession session, CancellationToken cancellationToken) =>
        teller.EndedAsync(conversation, session, cancellationToken);

    /// <summary>Tells the end of the capture, with a last picture.</summary>
    public async ValueTask ConcludeAsync(Explanation explanation, CancellationToken cancellationToken)
    {
        await teller.ConcludeAsync(explanation, cancellationToken).ConfigureAwait(false);
        await options.Watcher.SeenAsync(pictures.Take(Interlocked.Read(ref dropped)), cancellationToken).ConfigureAwait(false);
        await options.Watcher.CaughtUpAsync(cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>What is handed on to be told: one of a conversation that is over, an event, and a picture.</summary>
/// <param name="Control">The conversation.</param>
/// <param name="CaptureEnd">The time when it was over.</param>
/// <param name="Session">What was told of it, when somebody watches.</param>
/// <param name="Event">The event.</param>
/// <param name="Picture">The picture.</param>
internal readonly record struct Telling(ControlTracker? Control, Timestamp CaptureEnd, WatchedSession? Session, WatchEvent? Event, WatchPicture? Picture);
