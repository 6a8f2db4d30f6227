using Glassport.Analysis;
using Glassport.Analysis.Model;
using Glassport.App.Capturing;
using Glassport.App.WebConsole.Api;
using Glassport.Capture;
using Glassport.Packets;
using CaptureSources = Glassport.Capture.CaptureFiles;

namespace Glassport.App.WebConsole.Wire;

/// <summary>
/// A capture that the console holds: a file, the table of its packets, and what explains it. While it is captured the file is followed for the table, and
/// explained anew from its beginning whenever it has grown, the less often the longer that takes.
/// </summary>
internal sealed class Recording : IAsyncDisposable
{
    // An explanation may take a fifth of the time.
    private const int Patience = 4;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan TableInterval = TimeSpan.FromMilliseconds(200);

    private readonly RecordingFolder folder;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource ending = new();
    private readonly SelectedPackets selected = new();
    private LiveRecording? live;
    private Reception? reception;
    private Task work = Task.CompletedTask;

    /// <summary>Prepares a recording; <see cref="ReceiveAsync"/> or <see cref="Capture"/> begins it.</summary>
    /// <param name="id">Its name in the API.</param>
    /// <param name="name">What people call it.</param>
    /// <param name="folder">Where its files are.</param>
    /// <param name="time">The clock.</param>
    public Recording(string id, string name, RecordingFolder folder, TimeProvider time)
    {
        Id = id;
        Name = name;
        this.folder = folder;
        this.time = time;
        Created = time.GetUtcNow();
    }

    /// <summary>Its name in the API.</summary>
    public string Id { get; }

    /// <summary>What people call it.</summary>
    public string Name { get; }

    /// <summary>When it was begun.</summary>
    public DateTimeOffset Created { get; }

    /// <summary>Its files.</summary>
    public RecordingFolder Files => folder;

    /// <summary>What goes on with it.</summary>
    public RecordingState State { get; private set; } = RecordingState.Reading;

    /// <summary>The packets so far.</summary>
    public PacketTable Table { get; private set; } = new();

    /// <summary>What explains them, with its revision; null while nothing does yet.</summary>
    public ExplainedRecording? Explained { get; private set; }

    /// <summary>Why it failed, or what is wrong with its file; or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>Tells that something about it has changed.</summary>
    public ChangeSignal Signal { get; } = new();

    /// <summary>Held by who saves the transferred files: that is done once.</summary>
    public SemaphoreSlim Extracting { get; } = new(1);

    /// <summary>What is told of it in lists.</summary>
    public RecordingRow Row => new(
        Id, Name, State, Created, live?.Request.Live.Interface, live?.Request.Filter, Table.Count, folder.CaptureLength, live?.Counters.Dropped ?? 0, Explained?.Revision ?? 0, Problem);

    /// <summary>Receives the file, and reads it meanwhile.</summary>
    /// <exception cref="IOException">It cannot be kept, is too large, or did not come to its end.</exception>
    /// <exception cref="InvalidDataException">Its compression is damaged.</exception>
    public Task ReceiveAsync(Stream content, CancellationToken cancellationToken)
    {
        reception = new(folder.Capture);
        return reception.RunAsync(content, () => work = Task.Run(ReadAsync, CancellationToken.None), cancellationToken);
    }

    /// <summary>The capture, to be read: while it is received, up to its end.</summary>
    public Stream OpenCapture() => reception is { IsWhole: false } growing ? new ReceivedStream(folder.OpenCapture(), growing) : folder.OpenCapture();

    /// <summary>Begins to capture. The interface is listened to when this returns.</summary>
    /// <exception cref="Glassport.Capture.Live.LiveCaptureException">It cannot be.</exception>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public void Capture(CaptureRequest request)
    {
        live = LiveRecording.Start(request, time);
        State = RecordingState.Capturing;
        work = Task.Run(FollowAsync);
    }

    /// <summary>Ends the capture; what was captured stays.</summary>
    public void Stop() => live?.Stop();

    /// <summary>The packets that fit a filter.</summary>
    public SelectedPackets.Selection Select(Glassport.Analysis.Display.DisplayFilter? filter) => selected.Of(Table, filter);

    /// <summary>Ends everything; the files are removed.</summary>
    public async ValueTask DisposeAsync()
    {
        Stop();
        await ending.CancelAsync().ConfigureAwait(false);
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ending.Dispose();
        live?.Dispose();
        Extracting.Dispose();
        folder.Remove();
        Signal.Raise();
    }

    private async Task FollowAsync()
    {
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
        Task rows = FollowRowsAsync(over.Token);
        Task story = FollowStoryAsync(over.Token);
        Exception? failure = await live!.Ended.ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(rows, story).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Problem = failure?.Message;
        State = RecordingState.Reading;
        await ReadAsync().ConfigureAwait(false);
    }

    private async Task ReadAsync()
    {
        try
        {
            PacketTable table = new();
            // What a capture has shown stays in view until as much is there again.
            if (live is null)
                Table = table;
            Task reading = ExplainAsync(table, ending.Token);
            while (await Task.WhenAny(reading, Task.Delay(TableInterval, time, ending.Token)).ConfigureAwait(false) != reading)
                Signal.Raise();
            await reading.ConfigureAwait(false);
            Table = table;
            State = Problem is null || live is null ? RecordingState.Ready : RecordingState.Failed;
        }
        catch (Exception failure) when (failure is CaptureOpenException or IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            Problem ??= failure is OperationCanceledException ? null : failure.Message;
            State = RecordingState.Failed;
        }

        Signal.Raise();
    }

    private async Task FollowRowsAsync(CancellationToken cancellationToken)
    {
        IPacketSource source = CaptureSources.Follow(folder.Capture, static _ => { }, time);
        await using (source.ConfigureAwait(false))
        {
            Task following = Explainer.RunAsync(source, new() { Packets = Table, KeepConversations = false }, null, cancellationToken);
            int before = 0;
            while (!following.IsCompleted)
            {
                await Task.Delay(TableInterval, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (Table.Count != before)
                    Signal.Raise();
                before = Table.Count;
            }

            await following.ConfigureAwait(false);
        }
    }

    private async Task FollowStoryAsync(CancellationToken cancellationToken)
    {
        int known = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            long begun = time.GetTimestamp();
            int count = Table.Count;
            if (count != known)
            {
                await ExplainAsync(null, cancellationToken).ConfigureAwait(false);
                known = count;
                Signal.Raise();
            }

            TimeSpan pause = time.GetElapsedTime(begun) * Patience;
            await Task.Delay(pause > ShortestPause ? pause : ShortestPause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ExplainAsync(PacketTable? table, CancellationToken cancellationToken)
    {
        IPacketSource source = await RecordingSource.OpenAsync(this, cancellationToken).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            Explanation explanation = await Explainer.RunAsync(source, new() { Packets = table }, null, cancellationToken).ConfigureAwait(false);
            Explained = new(explanation, (Explained?.Revision ?? 0) + 1);
            if (table is not null)
                Problem ??= explanation.Capture.Damage is { } damage ? $"{damage.Reason} (at byte {damage.Offset})" : null;
        }
    }
}
