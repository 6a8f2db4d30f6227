using System.Threading.Channels;
using Glassport.Analysis.Findings;
using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;
using Glassport.Analysis.Tracking;
using Glassport.Analysis.Watching;
using Glassport.Packets;
using Glassport.Packets.Link;

namespace Glassport.Analysis;

/// <summary>Reads a capture to its end and explains every FTP conversation in it.</summary>
public sealed class Explainer
{
    private const int BatchSize = 2048;
    private const int Batches = 4;
    private const int Untold = 64;

    private readonly ExplainerOptions options;
    private readonly ConversationStore store = new();
    private readonly RejectionLedger rejections = new();
    private readonly List<Telling> waiting = [];
    private readonly CaptureTracker tracker;
    private readonly LiveWatch? watch;

    private Explainer(ExplainerOptions options)
    {
        this.options = options;
        watch = options.Watch is { } wanted ? new LiveWatch(wanted, options.Encoding, rejections, waiting) : null;
        tracker = new CaptureTracker(options, watch?.Recorder, Ended);
        watch?.Follow(tracker);
    }

    /// <summary>Explains what <paramref name="source"/> holds.</summary>
    /// <param name="source">The packets; not disposed.</param>
    /// <param name="options">What to look for, and what to keep.</param>
    /// <param name="session">A rendering that is told each conversation as it ends and the whole at the end; or null.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static async Task<Explanation> RunAsync(
        IPacketSource source, ExplainerOptions options, IRenderingSession? session, CancellationToken cancellationToken)
    {
        Explainer explainer = new(options);
        await explainer.ReadAsync(source, session, cancellationToken).ConfigureAwait(false);
        Explanation explanation = explainer.Conclude(source.Facts);
        if (explainer.watch is { } watch)
            await watch.ConcludeAsync(explanation, cancellationToken).ConfigureAwait(false);
        if (session is not null)
            await session.EndAsync(explanation, cancellationToken).ConfigureAwait(false);
        return explanation;
    }

    // Three stages, each with its own part of the work, so that two cores are kept busy: read and decode packets; follow
    // connections and conversations; build and tell the conversations that are over.
    private async Task ReadAsync(IPacketSource source, IRenderingSession? session, CancellationToken cancellationToken)
    {
        Channel<PacketBatch> empty = Channel.CreateBounded<PacketBatch>(Batches);
        Channel<PacketBatch> full = Channel.CreateBounded<PacketBatch>(new BoundedChannelOptions(Batches) { SingleReader = true, SingleWriter = watch is null });
        Channel<Telling> told = Channel.CreateBounded<Telling>(new BoundedChannelOptions(Untold) { SingleReader = true, SingleWriter = true });
        for (int i = 0; i < Batches; i++)
            empty.Writer.TryWrite(new PacketBatch(BatchSize));
        using CancellationTokenSource failed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using ITimer? ticks = watch?.Begin(() => full.Writer.TryWrite(LiveWatch.Tick));
        Task[] stages =
        [
            Stage(full.Writer, failed, () => DecodeAsync(source, empty.Reader, full.Writer, failed.Token)),
            Stage(told.Writer, failed, () => FollowAsync(full.Reader, empty.Writer, told.Writer, failed.Token)),
            Task.Run(() => TellAsync(told.Reader, session, failed), CancellationToken.None),
        ];
        try
        {
            await Task.WhenAll(stages).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // A stage failed and cancelled the others: its own exception says why.
            throw stages.First(static s => s.IsFaulted).Exception!.InnerException!;
        }
    }

    private static Task Stage<T>(ChannelWriter<T> output, CancellationTokenSource failed, Func<Task> work) => Task.Run(
        async () =>
        {
            try
            {
                await work().ConfigureAwait(false);
            }
            catch
            {
                await failed.CancelAsync().ConfigureAwait(false);
                throw;
            }
            finally
            {
                output.Complete();
            }
        },
        CancellationToken.None);

    private async Task DecodeAsync(
        IPacketSource source, ChannelReader<PacketBatch> empty, ChannelWriter<PacketBatch> full, CancellationToken cancellationToken)
    {
        PacketDecoder decoder = new();
        using CancellationTokenSource? stop = watch is null ? null : CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, watch.Stop);
        while (true)
        {
            PacketBatch batch = await empty.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (!await ReadAsync(source, batch, stop?.Token ?? cancellationToken).ConfigureAwait(false))
                return;
            Decode(decoder, batch);
            await full.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
        }
    }

    // Who stops to watch wants to hear what is known, as at the end of the capture.
    private async ValueTask<bool> ReadAsync(IPacketSource source, PacketBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            bool read = await source.ReadAsync(batch, cancellationToken).ConfigureAwait(false);
            watch?.Read(source.Facts);
            return read;
        }
        catch (OperationCanceledException) when (watch is { Stop.IsCancellationRequested: true })
        {
            return false;
        }
    }

    private static void Decode(PacketDecoder decoder, PacketBatch batch)
    {
        ReadOnlySpan<byte> bytes = batch.Bytes.Span;
        Span<Packet> packets = batch.Packets.AsSpan(0, batch.Count);
        foreach (ref Packet packet in packets)
            decoder.Decode(bytes.Slice(packet.Offset, packet.Length), ref packet);
    }

    private async Task FollowAsync(
        ChannelReader<PacketBatch> full, ChannelWriter<PacketBatch> empty, ChannelWriter<Telling> told, CancellationToken cancellationToken)
    {
        await foreach (PacketBatch batch in full.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            Follow(batch);
            watch?.Passed(batch);
            if (batch != LiveWatch.Tick)
                empty.TryWrite(batch);
            await HandOverAsync(told, cancellationToken).ConfigureAwait(false);
        }

        tracker.End();
        await HandOverAsync(told, cancellationToken).ConfigureAwait(false);
    }

    private void Follow(PacketBatch batch)
    {
        ReadOnlySpan<byte> bytes = batch.Bytes.Span;
        ReadOnlySpan<Packet> packets = batch.Packets.AsSpan(0, batch.Count);
        options.Packets?.Arrive(packets, batch.Position);
        foreach (ref readonly Packet packet in packets)
        {
            tracker.Process(packet, bytes);
            watch?.Passed(packet);
        }
    }

    private void Ended(ControlTracker control) => waiting.Add(new Telling(control, tracker.Now.Time, watch?.Ended(control), null, null));

    private async ValueTask HandOverAsync(ChannelWriter<Telling> told, CancellationToken cancellationToken)
    {
        foreach (Telling each in waiting)
            await told.WriteAsync(each, cancellationToken).ConfigureAwait(false);
        waiting.Clear();
    }

    private async Task TellAsync(ChannelReader<Telling> told, IRenderingSession? session, CancellationTokenSource failed)
    {
        try
        {
            while (await told.WaitToReadAsync(failed.Token).ConfigureAwait(false))
            {
                while (told.TryRead(out Telling each))
                    await TellAsync(each, session, failed.Token).ConfigureAwait(false);
                if (watch is not null)
                    await watch.CaughtUpAsync(failed.Token).ConfigureAwait(false);
            }
        }
        catch
        {
            await failed.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async ValueTask TellAsync(Telling what, IRenderingSession? session, CancellationToken cancellationToken)
    {
        if (what.Control is not { } control)
        {
            await watch!.TellAsync(what, cancellationToken).ConfigureAwait(false);
            return;
        }

        Conversation conversation = ConversationBuilder.Build(control, what.CaptureEnd, options.Encoding);
        conversation.Findings = FindingCatalog.Check(conversation);
        if (watch is null)
            rejections.Add(conversation);
        else
            await watch.TellAsync(conversation, what.Session!, cancellationToken).ConfigureAwait(false);
        store.Add(conversation, options.KeepConversations);
        if (session is not null)
            await session.ConversationEndedAsync(conversation, cancellationToken).ConfigureAwait(false);
    }

    private Explanation Conclude(SourceFacts facts)
    {
        CaptureFacts capture = new(
            facts.Files, facts.Format, [.. facts.LinkTypes.Select(LinkLayers.NameOf)], tracker.Packets, facts.Bytes,
            tracker.FirstTime, tracker.LastTime, tracker.TruncatedPackets, tracker.UndecodedPackets, facts.Damage, facts.Comments, facts.Dropped);
        CaptureView view = new()
        {
            Capture = capture,
            ConversationCount = store.Count,
            OtherConnections = tracker.Around.Others,
            CutPackets = tracker.Around.CutPackets,
            DoubledPackets = tracker.Around.DoubledPackets,
            DoubledCount = tracker.Around.DoubledCount,
            RejectedLogins = rejections.ToList(),
        };
        return new Explanation
        {
            Capture = capture,
            AddressResolutions = tracker.Around.Addresses,
            Conversations = store,
            OtherConnections = tracker.Around.Others,
            OtherConnectionsOmitted = tracker.Around.OthersOmitted,
            Phases = tracker.Around.Phases(tracker.Packets),
            Findings = FindingCatalog.Check(view),
            Packets = options.Packets,
        };
    }
}
