using Glassport.Analysis.Model;
using Glassport.Packets;
using Glassport.Packets.Streams;
using Glassport.Protocol;
using Glassport.Protocol.Replies;

namespace Glassport.Analysis.Tracking;

/// <summary>A control connection while it is followed: cuts its two streams into commands and replies and gives each packet its phase.</summary>
internal sealed class ControlTracker : ConnectionRole, IControlEnds, IDialogue
{
    private readonly CaptureTracker capture;
    private readonly bool clientIsOpener;
    private readonly DialogueReader reader;
    private readonly StreamUnits clientUnits = new();
    private readonly StreamUnits serverUnits = new();
    private readonly PhaseSlot handshakeSlot = new(PhaseName.ControlHandshake);
    private readonly PhaseSlot closeSlot = new(PhaseName.ControlClose);
    private readonly PhaseSlot otherSlot = new(PhaseName.Other);
    private readonly PhaseAnchor handshake;
    private readonly PhaseAnchor close;
    private PhaseAnchor last;
    private CloseRecorder life;
    private LifePart part;
    private StreamUnit? acknowledged;
    private long deliveredBefore;
    private bool encrypted;
    private string? summary;

    public ControlTracker(string id, CaptureTracker capture, TcpConnection connection, bool clientIsOpener)
    {
        Id = id;
        this.capture = capture;
        this.clientIsOpener = clientIsOpener;
        Connection = connection;
        Client = clientIsOpener ? connection.Opener : connection.Called;
        Server = clientIsOpener ? connection.Called : connection.Opener;
        handshake = new PhaseAnchor(handshakeSlot);
        close = new PhaseAnchor(closeSlot);
        last = new PhaseAnchor(otherSlot);
        LastTime = connection.FirstTime;
        Session = new SessionState(this, capture);
        reader = new DialogueReader(this);
    }

    public string Id { get; }

    public TcpConnection Connection { get; }

    public Endpoint Client { get; }

    public Endpoint Server { get; }

    /// <summary>What was said on it.</summary>
    public SessionState Session { get; }

    public TransportRecorder Transport { get; } = new();

    public TlsWatcher? Tls => reader.Tls;

    /// <summary>The latest packet of the control connection or one of its data connections.</summary>
    public Timestamp LastTime { get; private set; }

    public bool HasCutPackets { get; private set; }

    public bool IsForgotten { get; private set; }

    /// <summary>While packets are told that came before the connection was known to be FTP: the stream's state at that time.</summary>
    public (long Delivered, long Acknowledged)? Replaying { get; set; }

    public CloseRecorder Life => life;

    /// <summary>Where the tracker stands among the conversations that are followed.</summary>
    public LinkedListNode<ControlTracker>? Node { get; set; }

    /// <summary>Whether it has ended and waits for stragglers.</summary>
    public bool IsLingering { get; set; }

    /// <summary>Whether it turned out to be no FTP.</summary>
    public bool IsWithdrawn { get; set; }

    /// <summary>Packets that came before it was known to be FTP.</summary>
    public List<long>? HeldPackets { get; set; }

    /// <summary>Which side opened the connection.</summary>
    public Side Opener => clientIsOpener ? Side.Client : Side.Server;

    /// <summary>Whether the capture began after the connection.</summary>
    public bool Midstream => life.Syn is null && life.SynAck is null;

    /// <summary>The slots of the connection itself, in no order.</summary>
    public IEnumerable<PhaseSlot> OwnSlots => [handshakeSlot, closeSlot, otherSlot];

    /// <summary>Whether the connection and all its data connections have ended.</summary>
    public bool Ended => (Connection.Ended || IsForgotten) && Session.DataEnded;

    /// <summary>The dialogue is TLS from here on.</summary>
    public void BeginTls(string requestedBy, long packet) => reader.Tls = new TlsWatcher(requestedBy, packet, () => capture.Observer?.Encrypted(this, capture.Now));

    /// <summary>A packet of this conversation was captured at that time.</summary>
    public void Touch(Timestamp time)
    {
        if (time > LastTime)
            LastTime = time;
    }

    /// <inheritdoc/>
    public override void Segment(TcpConnection connection, bool fromOpener, in Packet packet, TcpAnalysis analysis)
    {
        bool fromClient = fromOpener == clientIsOpener;
        part = life.Look(connection, fromOpener, packet);
        Transport.Look(fromOpener, packet, analysis);
        Touch(packet.Time);
        HasCutPackets |= packet.PayloadLength < packet.PayloadWireLength;
        deliveredBefore = Replaying?.Delivered ?? connection.Direction(fromOpener).Delivered;
        summary = null;
        encrypted = IsTls(fromClient);

        StreamUnits peer = fromClient ? serverUnits : clientUnits;
        AcknowledgmentKind kind = AcknowledgmentKind.Pure;
        if ((packet.Flags & Packets.Transport.TcpFlags.Fin) != 0)
            kind = AcknowledgmentKind.Fin;
        else if (packet.PayloadWireLength > 0)
            kind = AcknowledgmentKind.Piggyback;
        long upTo = Replaying?.Acknowledged ?? connection.Direction(!fromOpener).Acknowledged;
        acknowledged = peer.Acknowledge(upTo, packet.Number, kind, packet.Time);
    }

    /// <inheritdoc/>
    public override void Data(TcpConnection connection, bool fromOpener, long offset, ReadOnlySpan<byte> bytes, long packet, Timestamp time)
    {
        reader.Data(fromOpener == clientIsOpener, offset, bytes, Midstream, packet, time);
    }

    /// <inheritdoc/>
    public override void Gap(TcpConnection connection, bool fromOpener, long offset, long length)
    {
        Transport.MissingBytes += length;
        reader.Gap(fromOpener == clientIsOpener, offset + length, LastTime);
    }

    /// <inheritdoc/>
    public override void SegmentDone(TcpConnection connection, bool fromOpener, in Packet packet, TcpAnalysis analysis)
    {
        bool fromClient = fromOpener == clientIsOpener;
        TcpDirection direction = connection.Direction(fromOpener);
        bool fresh = direction.Delivered > deliveredBefore;
        PhaseAnchor anchor = AnchorOf(connection, fromOpener, fromClient, packet);
        anchor.Add(packet.Number);
        last = anchor;
        if (capture.Table is { } table)
        {
            Roles roles = PacketNotes.TransportRoles(packet, analysis, part);
            if (IsTls(fromClient) && (encrypted || fromClient) && packet.PayloadWireLength > 0)
                roles |= Roles.Tls;
            else if (packet.PayloadWireLength > 0 && (fresh || (analysis & TcpAnalysis.Retransmission) == 0))
                roles |= fromClient ? Roles.Command : Roles.Reply;
            table.Note(packet, roles, anchor, summary ?? PacketNotes.Summarise(packet), this);
        }
    }

    /// <inheritdoc/>
    public override void Forgotten(TcpConnection connection)
    {
        FlushPartials();
        IsForgotten = true;
    }

    /// <summary>What is unfinished will not be finished: keeps it as incomplete.</summary>
    public void FlushPartials()
    {
        reader.Flush(Connection.Direction(clientIsOpener).Delivered, Connection.Direction(!clientIsOpener).Delivered, LastTime);
        if (clientUnits.Coming is { } coming)
            coming.Settle(otherSlot);
        if (serverUnits.Coming is { } answer)
            answer.Settle(otherSlot);
    }

    private bool IsTls(bool fromClient) => reader.IsTls(fromClient);

    private PhaseAnchor AnchorOf(TcpConnection connection, bool fromOpener, bool fromClient, in Packet packet)
    {
        if (part is LifePart.Handshake or LifePart.HandshakeAck && packet.PayloadWireLength == 0)
            return handshake;
        if (part == LifePart.Close)
            return close;
        if (packet.PayloadWireLength > 0)
        {
            if (IsTls(fromClient) && (encrypted || fromClient))
                return Tls!.Anchor(fromClient);
            long offset = connection.Direction(fromOpener).OffsetOf(packet.Sequence);
            return (fromClient ? clientUnits : serverUnits).At(Math.Max(0, offset)) ?? last;
        }

        return acknowledged ?? last;
    }

    /// <inheritdoc/>
    bool IDialogue.AwaitsTls => Session.AwaitsTls;

    /// <inheritdoc/>
    void IDialogue.StartTls() => Session.StartTls();

    /// <inheritdoc/>
    void IDialogue.NotFtp(string looksLike) => capture.Withdraw(this, looksLike);

    /// <inheritdoc/>
    void IDialogue.LoseReplies() => Session.LoseReplies();

    /// <inheritdoc/>
    void IDialogue.Begins(bool fromClient, long offset) => (fromClient ? clientUnits : serverUnits).Begin(offset);

    /// <inheritdoc/>
    void IDialogue.Blank(bool fromClient, long end, Timestamp time)
    {
        StreamUnits units = fromClient ? clientUnits : serverUnits;
        if (units.Coming is not null)
            units.Complete(end, time).Settle(last.Slot ?? otherSlot);
    }

    /// <inheritdoc/>
    void IDialogue.Command(in LineAssembler.Line line, in CommandLine parsed, long end, long packet, Timestamp time)
    {
        if (clientUnits.Coming is null)
            return;
        StreamUnit unit = clientUnits.Complete(end, time);
        string argument = capture.Text.Decode(line.Text[parsed.Argument], out string? rawHex);
        Command command = new()
        {
            Verb = parsed.Name,
            Argument = argument,
            Packet = packet,
            FirstPacket = line.FirstPacket,
            Time = time,
            Complete = line.Complete,
            RawHex = rawHex is null ? null : Convert.ToHexStringLower(line.Text),
            TelnetInterrupt = line.Interrupted,
        };
        unit.Command = command;
        unit.Settle(Session.Command(command, parsed.Verb));
        if (capture.Table is not null)
            Say(command.IsSecret ? command.Verb + " •••" : (command.Verb + " " + command.Argument).TrimEnd());
    }

    /// <inheritdoc/>
    void IDialogue.ReplyLine(ReadOnlySpan<byte> line)
    {
        if (capture.Table is not null)
            Say(capture.Text.Decode(line, out _));
    }

    /// <inheritdoc/>
    void IDialogue.Reply(ReplyParser reply, bool complete, long end, long firstPacket, long packet, Timestamp time)
    {
        if (serverUnits.Coming is null)
            return;
        StreamUnit unit = serverUnits.Complete(end, time);
        string[] lines = new string[reply.LineCount];
        bool raw = false;
        for (int i = 0; i < lines.Length; i++)
        {
            lines[i] = capture.Text.Decode(reply.Line(i), out string? hex);
            raw |= hex is not null;
        }

        string final = lines.Length > 0 ? lines[^1] : "";
        int textStart = lines.Length > 0 ? ReplyLine.Parse(reply.Line(lines.Length - 1)).TextStart : 0;
        Reply told = new()
        {
            Code = reply.Code,
            Text = final[Math.Min(textStart, final.Length)..],
            Lines = lines,
            Packet = packet,
            FirstPacket = firstPacket,
            Time = time,
            Complete = complete,
            RawHex = raw ? WireText.Hex(reply) : null,
        };
        unit.Reply = told;
        unit.Settle(Session.Reply(told));
    }

    private void Say(string text) => summary = summary is null ? text : summary.Length > 200 ? summary : summary + " / " + text;
}
