using Glassport.Analysis.Extraction;
using Glassport.Analysis.Model;
using Glassport.Packets;
using Glassport.Packets.Net;
using Glassport.Packets.Streams;

namespace Glassport.Analysis.Tracking;

/// <summary>Follows a whole capture packet by packet: finds the control connections, ties data connections to them, tells each conversation when it is over.</summary>
internal sealed class CaptureTracker : ITcpObserver
{
    private const ushort FtpPort = 21;
    private const ushort ImplicitTlsPort = 990;
    private const int MaximumHeldBytes = 32 << 20;

    // Stragglers (a late RST, a retransmitted FIN) still find their conversation for this long after its end; who is watching waits less.
    private const long LingerTime = 10_000_000_000;
    private const long WatchedLingerTime = 1_000_000_000;
    private const int LingerConversations = 256;

    private readonly TcpTracker tcp;
    private readonly HashSet<ushort> controlPorts;
    private readonly IPayloadArchive? archive;
    private readonly Action<ControlTracker> ended;
    private readonly long lingerTime;
    private readonly LinkedList<ControlTracker> conversations = new();
    private readonly Queue<ControlTracker> lingering = new();
    private int conversationCount;
    private int dataCount;
    private bool withdrawn;

    /// <summary>Begins.</summary>
    /// <param name="options">What to look for, and what to keep.</param>
    /// <param name="observer">Is told what happens in conversations while it happens; or null. Then nothing is kept that only the end of the capture needs.</param>
    /// <param name="ended">Is told each conversation that is over.</param>
    public CaptureTracker(ExplainerOptions options, IConversationObserver? observer, Action<ControlTracker> ended)
    {
        controlPorts = [FtpPort, .. options.Ports];
        tcp = new TcpTracker(this);
        archive = options.Archive;
        this.ended = ended;
        Observer = observer;
        lingerTime = observer is null ? LingerTime : WatchedLingerTime;
        Around = new Surroundings(tellsPhases: observer is null);
        Table = options.Packets;
        OtherAnchor = new PhaseAnchor(Around.OtherSlot);
    }

    public IConversationObserver? Observer { get; }

    public Expectations Expected { get; } = new();

    public WireText Text { get; } = new();

    public DialogueBudget Budget { get; } = new();

    /// <summary>What undecided connections hold together, in bytes.</summary>
    public long HeldBytes { get; set; }

    /// <summary>Whether undecided connections hold so much that they must be decided now.</summary>
    public bool HoldsTooMuch => HeldBytes > MaximumHeldBytes;

    public PacketTable? Table { get; }

    public PhaseAnchor OtherAnchor { get; }

    public long Packets { get; private set; }

    public long TruncatedPackets { get; private set; }

    public long UndecodedPackets { get; private set; }

    public Timestamp? FirstTime { get; private set; }

    public Timestamp? LastTime { get; private set; }

    /// <summary>The packet that is being read, and the time.</summary>
    public Moment Now { get; private set; }

    /// <summary>The conversations that are not told yet, in order of their first packet. One may be given up, or withdrawn, when it is its turn.</summary>
    public IEnumerable<ControlTracker> Conversations
    {
        get
        {
            LinkedListNode<ControlTracker>? next;
            for (LinkedListNode<ControlTracker>? node = conversations.First; node is not null; node = next)
            {
                next = node.Next;
                yield return node.Value;
            }
        }
    }

    /// <summary>How many conversations there were.</summary>
    public int ConversationCount => conversationCount;

    /// <summary>Connections that were forgotten before their end, because there were too many.</summary>
    public long ConnectionsGivenUp => tcp.GivenUp;

    /// <summary>What is outside the conversations.</summary>
    public Surroundings Around { get; }

    /// <summary>Whether FTP is expected on the port.</summary>
    public bool IsControlPort(ushort port) => controlPorts.Contains(port);

    /// <summary>The next packet, decoded.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="bytes">The bytes of its batch.</param>
    public void Process(in Packet packet, ReadOnlySpan<byte> bytes)
    {
        Packets = packet.Number;
        FirstTime ??= packet.Time;
        LastTime = packet.Time;
        Now = new Moment(packet.Number, packet.Time);
        if (packet.Length < packet.OriginalLength)
            TruncatedPackets++;
        switch (packet.Kind)
        {
            case PacketKind.Tcp:
                if (packet.PayloadLength < packet.PayloadWireLength)
                    Around.Cut(packet.Number);
                tcp.Track(packet, packet.Payload(bytes));
                break;
            case PacketKind.Arp or PacketKind.NeighbourDiscovery:
                Around.Resolve(packet, Table);
                break;
            case PacketKind.Icmp:
                Report(packet, bytes);
                break;
            default:
                if (packet.Kind == PacketKind.Undecoded || packet.Stop.IsMalformed)
                    UndecodedPackets++;
                Table?.Note(packet, Roles.Other, OtherAnchor, packet.Kind.ToString());
                break;
        }

        if (lingering.Count > 0)
            LetGo(packet.Time);
    }

    /// <summary>It is later, whether or not a packet came: tells the conversations that have waited long enough for stragglers.</summary>
    public void Advance(Timestamp time)
    {
        if (time > Now.Time)
            Now = Now with { Time = time };
        if (lingering.Count > 0)
            LetGo(time);
    }

    /// <summary>Nothing more is expected of a conversation; what comes later begins another.</summary>
    public void GiveUp(ControlTracker control)
    {
        foreach (Negotiation negotiation in control.Session.Negotiations)
        {
            foreach (DataTracker data in negotiation.Connections)
            {
                if (!data.Ended)
                    tcp.Forget(data.Connection);
            }
        }

        if (!control.IsForgotten)
            tcp.Forget(control.Connection);
    }

    /// <summary>The capture has ended: tells every conversation that is left.</summary>
    public void End()
    {
        tcp.End();
        lingering.Clear();
        while (conversations.First is { } first)
            Tell(first.Value);
    }

    /// <summary>A connection turns out to be a control connection.</summary>
    public ControlTracker BeginConversation(TcpConnection connection, bool clientIsOpener)
    {
        ControlTracker control = new($"c{++conversationCount}", this, connection, clientIsOpener);
        control.Node = conversations.AddLast(control);
        connection.Tag = control;
        Around.Meet(control.Client.Address, control.Server.Address);
        return control;
    }

    /// <summary>What was thought a conversation is none.</summary>
    public void Withdraw(ControlTracker control, string looksLike)
    {
        conversations.Remove(control.Node!);
        control.FlushPartials();
        control.Session.End();
        control.Session.GiveBack();
        control.IsWithdrawn = true;
        Observer?.Withdrawn(control);
        foreach (PhaseSlot slot in PhaseBuilder.Slots(control))
        {
            foreach (PacketRange range in slot.Packets.ToRanges())
                Around.GiveUp(range);
            slot.Join(Around.OtherSlot);
        }

        foreach (DataTracker data in control.Session.Negotiations.SelectMany(static negotiation => negotiation.Connections))
            data.Connection.Tag = new OtherTcp(this, "unknown", listed: true);
        control.Connection.Tag = new OtherTcp(this, looksLike, listed: true);
        withdrawn = true;
    }

    /// <inheritdoc/>
    public void Segment(TcpConnection connection, bool fromOpener, in Packet packet, TcpAnalysis analysis)
    {
        if ((analysis & TcpAnalysis.SecondCopy) != 0)
            Around.Double(packet.Number);
        ConnectionRole role = (ConnectionRole?)connection.Tag ?? Assign(connection);
        role.Segment(connection, fromOpener, packet, analysis);
    }

    /// <inheritdoc/>
    public void Data(TcpConnection connection, bool fromOpener, long offset, ReadOnlySpan<byte> bytes, long packet, Timestamp time) =>
        ((ConnectionRole)connection.Tag!).Data(connection, fromOpener, offset, bytes, packet, time);

    /// <inheritdoc/>
    public void Gap(TcpConnection connection, bool fromOpener, long offset, long length) =>
        ((ConnectionRole)connection.Tag!).Gap(connection, fromOpener, offset, length);

    /// <inheritdoc/>
    public void SegmentDone(TcpConnection connection, bool fromOpener, in Packet packet, TcpAnalysis analysis)
    {
        ConnectionRole role = (ConnectionRole)connection.Tag!;

        // The packet whose bytes gave away that this is no FTP was begun by another role.
        if (withdrawn)
            role.Segment(connection, fromOpener, packet, analysis);
        role.SegmentDone(connection, fromOpener, packet, analysis);
        withdrawn = false;
        switch (connection.Tag)
        {
            case OtherTcp or Undecided:
                break;
            case ControlTracker control:
                ClaimAll(control, packet.Number);
                Linger(control);
                break;
            case DataTracker data:
                Around.Claim(packet.Number);
                LetEnd(data);
                break;
        }
    }

    /// <inheritdoc/>
    public void Forgotten(TcpConnection connection)
    {
        withdrawn = false;
        (connection.Tag as ConnectionRole)?.Forgotten(connection);
        if (connection.Tag is ControlTracker control)
            Linger(control);
        else if (connection.Tag is DataTracker data)
            LetEnd(data);
    }

    private void LetEnd(DataTracker data)
    {
        if (Observer is not null)
            TellEnd(data);
        Linger(data.Owner);
    }

    private void TellEnd(DataTracker data)
    {
        if (!data.Ended || data.IsEndTold)
            return;
        data.IsEndTold = true;
        Observer!.DataEnded(data, Now);
    }

    private ConnectionRole Assign(TcpConnection connection)
    {
        ConnectionRole role;
        if (Expected.Find(connection.Opener, connection.Called, out Negotiation? also) is { } negotiation && ((ControlTracker)negotiation.Owner).Session.TryKeepData())
        {
            DataTracker data = new($"d{++dataCount}", negotiation, also, connection, Table, archive);
            negotiation.Connections.Add(data);
            negotiation.Uses++;
            role = data;
        }
        else if (connection.SynSeen && controlPorts.Contains(connection.Called.Port))
        {
            role = BeginConversation(connection, clientIsOpener: true);
        }
        else if (connection.Called.Port == ImplicitTlsPort)
        {
            ControlTracker control = BeginConversation(connection, clientIsOpener: true);
            control.BeginTls(TlsSession.Implicit, connection.FirstPacket);
            role = control;
        }
        else
        {
            role = new Undecided(this);
        }

        connection.Tag = role;
        return role;
    }

    // A packet that was held back while the connection was undecided is claimed with the first that comes after.
    private void ClaimAll(ControlTracker control, long packet)
    {
        Around.Claim(packet);
        if (control.HeldPackets is { } held)
        {
            foreach (long each in held)
                Around.Claim(each);
            control.HeldPackets = null;
        }
    }

    private void Linger(ControlTracker control)
    {
        if (control.IsLingering || !control.Ended)
            return;
        control.IsLingering = true;
        lingering.Enqueue(control);
    }

    private void LetGo(Timestamp now)
    {
        while (lingering.TryPeek(out ControlTracker? control)
            && (lingering.Count > LingerConversations || now.Nanoseconds - control.LastTime.Nanoseconds > lingerTime))
        {
            lingering.Dequeue();
            control.IsLingering = false;
            if (control is { Ended: true, IsWithdrawn: false })
                Tell(control);
        }
    }

    private void Tell(ControlTracker control)
    {
        conversations.Remove(control.Node!);
        control.FlushPartials();
        control.Session.End();
        ended(control);
        control.Session.GiveBack();
        OtherTcp told = new(this, "unknown", listed: false);
        control.Connection.Tag = told;
        foreach (Negotiation negotiation in control.Session.Negotiations)
        {
            foreach (DataTracker data in negotiation.Connections)
            {
                data.Connection.Tag = told;
            }
        }
    }

    private void Report(in Packet packet, ReadOnlySpan<byte> bytes)
    {
        Around.Claim(packet.Number);
        Around.Icmp.Add(packet.Number);
        ReadOnlySpan<byte> frame = packet.Reassembled ?? bytes.Slice(packet.Offset, packet.Length);
        if (packet.QuoteOffset > 0 && IcmpQuote.TryRead(frame, packet, out IcmpQuotation quote)
            && tcp.Find(quote.Source, quote.Destination) is { } connection)
        {
            TransportRecorder? transport = connection.Tag switch
            {
                ControlTracker control => control.Transport,
                DataTracker data => data.Transport,
                _ => null,
            };
            if (transport is not null && transport.AnsweredBy is null)
                transport.AnsweredBy = (packet.Number, SynAnswer.Icmp);
        }

        Table?.Note(packet, Roles.Icmp, Around.Icmp, IcmpReason.Of(!packet.Source.IsIPv4, packet.Type, packet.Code));
    }
}
