using Glassport.Analysis.Model;
using Glassport.Packets;

namespace Glassport.Analysis.Rendering;

/// <summary>The ladder diagram of a conversation: what crossed between client and server, in the order of the packets.</summary>
internal sealed class Ladder
{
    private readonly List<LadderRow> rows = [];
    private readonly HashSet<long> acknowledged = [];
    private readonly Conversation conversation;
    private readonly Labels labels;
    private readonly bool acknowledgments;
    private readonly bool showSecrets;

    private Ladder(Conversation conversation, Labels labels, bool acknowledgments, bool showSecrets)
    {
        this.conversation = conversation;
        this.labels = labels;
        this.acknowledgments = acknowledgments;
        this.showSecrets = showSecrets;
    }

    /// <summary>The arrows, by packet.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="labels">The words.</param>
    /// <param name="acknowledgments">Whether acknowledgments that carry nothing else are drawn.</param>
    /// <param name="showSecrets">Whether secrets are shown.</param>
    public static IReadOnlyList<LadderRow> Of(Conversation conversation, Labels labels, bool acknowledgments, bool showSecrets)
    {
        Ladder ladder = new(conversation, labels, acknowledgments, showSecrets);
        ladder.AddControl();
        foreach (DataConnection data in conversation.DataConnections)
            ladder.AddData(data);
        // OrderBy is stable: what shares a packet keeps the order of the wire.
        return [.. ladder.rows.OrderBy(static row => row.First)];
    }

    private void AddControl()
    {
        AddOpening(conversation.Handshake, conversation.Transport, Side.Client, conversation.FirstTime, null, conversation.Refused);
        if (conversation.Greeting is { } greeting)
            AddReply(greeting);
        foreach (Exchange exchange in conversation.Exchanges)
        {
            Command command = exchange.Command;
            Add(command.FirstPacket, command.Packet, command.Time, Side.Client, LadderMark.Command, WireWords.Of(command, showSecrets));
            AddAck(command.Ack, command.Time, Side.Server);
            foreach (Reply reply in exchange.Replies)
                AddReply(reply);
        }

        foreach (Reply reply in conversation.UnsolicitedReplies)
            AddReply(reply);
        foreach (Phase phase in conversation.Phases)
        {
            if (phase.Name == PhaseName.Tls && phase.Packets.Count > 0)
                Add(phase.Packets[0].First, phase.Packets[^1].Last, null, null, LadderMark.Encrypted, labels.Encrypted);
        }

        AddClose(conversation.Close, null);
    }

    private void AddData(DataConnection data)
    {
        AddOpening(data.Handshake, data.Transport, data.OpenedBy, data.FirstTime, data, !data.Established);
        (long count, long first, long last) = data.PayloadPackets;
        if (count > 0)
        {
            string size = Figures.Bytes(data.Bytes);
            string label = count == 1 ? size : Labels.Fill(labels.PayloadPackets, size, Figures.Count(count));
            Add(first, last, null, data.Sender, LadderMark.Payload, data.IsTls ? $"{label}, TLS" : label, data);
        }

        AddClose(data.Close, data);
    }

    private void AddOpening(Handshake handshake, TransportFacts transport, Side opener, Timestamp start, DataConnection? lane, bool failed)
    {
        Side called = opener == Side.Client ? Side.Server : Side.Client;
        string strangers = lane is { CallerIsThirdHost: true } or { CalledIsThirdHost: true } ? $" {lane.From} → {lane.To}" : "";
        bool isFirst = true;
        foreach (long syn in transport.SynPackets.Count > 0 ? transport.SynPackets : handshake.Syn is { } only ? [only] : [])
        {
            Add(syn, syn, isFirst ? start : null, opener, LadderMark.Handshake, "SYN" + strangers, lane);
            isFirst = false;
        }

        if (handshake.SynAck is { } synAck)
            Add(synAck, synAck, null, called, LadderMark.Handshake, "SYN, ACK", lane);
        if (handshake.Ack is { } ack)
        {
            Timestamp? time = transport.InitialRoundTripMs is { } ms && handshake.Syn is not null ? After(start, ms) : null;
            Add(ack, ack, time, opener, LadderMark.Handshake, "ACK", lane);
        }

        if (failed && transport.AnsweredBy is { Kind: not SynAnswer.SynAck } answer && !ClosesWith(lane, answer.Packet))
            Add(answer.Packet, answer.Packet, null, called, LadderMark.Reset, answer.Kind == SynAnswer.Rst ? "RST" : "ICMP", lane);
    }

    private bool ClosesWith(DataConnection? lane, long packet) => (lane?.Close ?? conversation.Close).Packets.Contains(packet);

    private void AddReply(Reply reply)
    {
        LadderMark mark = reply.IsNegative ? LadderMark.NegativeReply : LadderMark.Reply;
        Add(reply.FirstPacket, reply.Packet, reply.Time, Side.Server, mark, WireWords.Of(reply));
        AddAck(reply.Ack, reply.Time, Side.Client);
    }

    private void AddAck(Acknowledgment? ack, Timestamp sent, Side sender)
    {
        if (!acknowledgments || ack is not { Kind: AcknowledgmentKind.Pure } || conversation.Close.Packets.Contains(ack.Packet))
            return;

        // One ACK often covers two replies, 150 and 226; it is one packet.
        if (!acknowledged.Add(ack.Packet))
            return;
        Add(ack.Packet, ack.Packet, After(sent, ack.AfterMs), sender, LadderMark.Acknowledgment, "ACK");
    }

    private void AddClose(Close close, DataConnection? lane)
    {
        foreach ((long packet, Side? sender, string label, LadderMark mark) in CloseSteps.Of(close))
        {
            // A FIN can ride on the last reply or on the last of the data: one packet is one arrow.
            int carrier = rows.FindIndex(row => row.First == packet && row.Last == packet && ReferenceEquals(row.Lane, lane)
                && row.Mark is LadderMark.Reply or LadderMark.NegativeReply or LadderMark.Command or LadderMark.Payload);
            if (carrier >= 0)
                rows[carrier] = rows[carrier] with { Label = $"{rows[carrier].Label} [{label}]" };
            else
                Add(packet, packet, null, sender, mark, label, lane);
        }
    }

    private static Timestamp After(Timestamp time, double milliseconds) => new(time.Nanoseconds + (long)Math.Round(milliseconds * 1e6));

    private void Add(long first, long last, Timestamp? time, Side? sender, LadderMark mark, string label, DataConnection? lane = null) =>
        rows.Add(new(first, last, time, sender, mark, label, lane));
}
