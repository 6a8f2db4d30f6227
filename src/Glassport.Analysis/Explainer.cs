using System.Threading.Channels;
using Glassport.Analysis.Findings;
using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;
using Glassport.Analysis.Tracking;
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
    private readonly List<ControlTracker> ended = [];
    private readonly CaptureTracker tracker;

    private Explainer(ExplainerOptions options)
    {
        this.options = options;
        tracker = new CaptureTracker(options.Ports, options.NotePackets, options.Archive, ended.Add);
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
        if (session is not null)
            await session.EndAsync(explanation, cancellationToken).ConfigureAwait(false);
        return explanation;
    }

    // Three stages, each with its own part of the work, so that two cores are kept busy: read and decode packets; follow
    // connections and conversations; build and tell the conversations that are over.
    private async Task ReadAsync(IPacketSource source, IRenderingSession? session, CancellationToken cancellationToken)
    {
        Channel<PacketBatch> empty = Channel.CreateBounded<PacketBatch>(Batches);
        Channel<PacketBatch> full = Channel.CreateBounded<PacketBatch>(new BoundedChannelOptions(Batches) { SingleReader = true, SingleWriter = true });
        Channel<Told> told = Channel.CreateBounded<Told>(new BoundedChannelOptions(Untold) { SingleReader = true, SingleWriter = true });
        for (int i = 0; i < Batches; i++)
            empty.Writer.TryWrite(new PacketBatch(BatchSize));
        using CancellationTokenSource failed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
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

    private static async Task DecodeAsync(
        IPacketSource source, ChannelReader<PacketBatch> empty, ChannelWriter<PacketBatch> full, CancellationToken cancellationToken)
    {
        PacketDecoder decoder = new();
        while (true)
        {
            PacketBatch batch = await empty.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (!await source.ReadAsync(batch, cancellationToken).ConfigureAwait(false))
                return;
            Decode(decoder, batch);
            await full.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
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
        ChannelReader<PacketBatch> full, ChannelWriter<PacketBatch> empty, ChannelWriter<Told> told, CancellationToken cancellationToken)
    {
        await foreach (PacketBatch batch in full.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            Follow(batch);
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
        foreach (ref readonly Packet packet in packets)
            tracker.Process(packet, bytes);
    }

    private async ValueTask HandOverAsync(ChannelWriter<Told> told, CancellationToken cancellationToken)
    {
        foreach (ControlTracker control in ended)
            await told.WriteAsync(new Told(control, tracker.LastTime ?? control.LastTime), cancellationToken).ConfigureAwait(false);
        ended.Clear();
    }

    private async Task TellAsync(ChannelReader<Told> told, IRenderingSession? session, CancellationTokenSource failed)
    {
        try
        {
            await foreach (Told each in told.ReadAllAsync(failed.Token).ConfigureAwait(false))
            {
                Conversation conversation = ConversationBuilder.Build(each.Control, each.CaptureEnd, options.Encoding);
                conversation.Findings = FindingCatalog.Check(conversation);
                rejections.Add(conversation);
                store.Add(conversation, options.KeepConversations);
                if (session is not null)
                    await session.ConversationEndedAsync(conversation, failed.Token).ConfigureAwait(false);
            }
        }
        catch
        {
            await failed.CancelAsync().ConfigureAwait(false);
            throw;
        }
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
            OtherConnections = tracker.Others,
            CutPackets = tracker.CutPackets,
            DoubledPackets = tracker.DoubledPackets,
            DoubledCount = tracker.DoubledCount,
            RejectedLogins = rejections.ToList(),
        };
        return new Explanation
        {
            Capture = capture,
            AddressResolutions = tracker.Addresses,
            Conversations = store,
            OtherConnections = tracker.Others,
            OtherConnectionsOmitted = tracker.OthersOmitted,
            Phases = tracker.Phases(),
            Findings = FindingCatalog.Check(view),
            Packets = tracker.Book?.Close(),
        };
    }

    private readonly record struct Told(ControlTracker Control, Timestamp CaptureEnd);
}
