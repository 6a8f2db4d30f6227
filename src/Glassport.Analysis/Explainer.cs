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

    private readonly ExplainerOptions options;
    private readonly ConversationStore store = new();
    private readonly RejectionLedger rejections = new();
    private readonly List<Conversation> finished = [];
    private readonly CaptureTracker tracker;

    private Explainer(ExplainerOptions options)
    {
        this.options = options;
        tracker = new CaptureTracker(options.Ports, options.NotePackets, options.Archive, Ended);
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

    // One core reads and decodes, the other follows connections and conversations.
    private async Task ReadAsync(IPacketSource source, IRenderingSession? session, CancellationToken cancellationToken)
    {
        Channel<PacketBatch> empty = Channel.CreateBounded<PacketBatch>(Batches);
        Channel<PacketBatch> full = Channel.CreateBounded<PacketBatch>(new BoundedChannelOptions(Batches) { SingleReader = true, SingleWriter = true });
        for (int i = 0; i < Batches; i++)
            empty.Writer.TryWrite(new PacketBatch(BatchSize));
        using CancellationTokenSource failed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task reading = Task.Run(() => DecodeAsync(source, empty.Reader, full.Writer, failed.Token), CancellationToken.None);
        try
        {
            await foreach (PacketBatch batch in full.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                Follow(batch);
                empty.Writer.TryWrite(batch);
                await DeliverAsync(session, cancellationToken).ConfigureAwait(false);
            }
        }
        catch
        {
            await failed.CancelAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await reading.ConfigureAwait(false);
        tracker.End();
        await DeliverAsync(session, cancellationToken).ConfigureAwait(false);
    }

    private static async Task DecodeAsync(
        IPacketSource source, ChannelReader<PacketBatch> empty, ChannelWriter<PacketBatch> full, CancellationToken cancellationToken)
    {
        PacketDecoder decoder = new();
        try
        {
            while (true)
            {
                PacketBatch batch = await empty.ReadAsync(cancellationToken).ConfigureAwait(false);
                if (!await source.ReadAsync(batch, cancellationToken).ConfigureAwait(false))
                    break;
                Decode(decoder, batch);
                await full.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
            }

            full.Complete();
        }
        catch (Exception failure)
        {
            full.Complete(failure);
            throw;
        }
    }

    private static void Decode(PacketDecoder decoder, PacketBatch batch)
    {
        ReadOnlySpan<byte> bytes = batch.Bytes.Span;
        Span<Packet> packets = batch.Packets.AsSpan(0, batch.Count);
        foreach (ref Packet packet in packets)
            decoder.Decode(bytes.Slice(packet.Offset, packet.Length), ref packet);
    }

    private void Follow(PacketBatch batch)
    {
        ReadOnlySpan<byte> bytes = batch.Bytes.Span;
        ReadOnlySpan<Packet> packets = batch.Packets.AsSpan(0, batch.Count);
        foreach (ref readonly Packet packet in packets)
            tracker.Process(packet, bytes);
    }

    private void Ended(ControlTracker control)
    {
        Conversation conversation = ConversationBuilder.Build(control, tracker.LastTime ?? control.LastTime, options.Encoding);
        conversation.Findings = FindingCatalog.Check(conversation);
        rejections.Add(conversation);
        finished.Add(conversation);
    }

    private async ValueTask DeliverAsync(IRenderingSession? session, CancellationToken cancellationToken)
    {
        if (finished.Count == 0)
            return;
        foreach (Conversation conversation in finished)
        {
            if (session is not null)
                await session.ConversationEndedAsync(conversation, cancellationToken).ConfigureAwait(false);
            if (options.KeepConversations)
                store.Add(conversation);
            else
                store.Count++;
        }

        finished.Clear();
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
}
