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
    private const int MaximumOthers = 10_000;
    private const int MaximumListed = 2_000;
    private const int MaximumHostPairs = 100_000;
    private const int MaximumHeldBytes = 32 << 20;

    // Stragglers (a late RST, a retransmitted FIN) still find their conversation for this long after its end.
    private const long LingerTime = 10_000_000_000;
    private const int LingerConversations = 256;

    private readonly TcpTracker tcp;
    private readonly HashSet<ushort> controlPorts;
    private readonly IPayloadArchive? archive;
    private readonly Action<ControlTracker> ended;
    private readonly PhaseSlot otherSlot = new(PhaseName.Other);
    private readonly PhaseAnchor arp = new(new PhaseSlot(PhaseName.Arp));
    private readonly PhaseAnchor icmp = new(new PhaseSlot(PhaseName.Icmp));
    private readonly LinkedList<ControlTracker> conversations = new();
    private readonly Queue<ControlTracker> lingering = new();
    private readonly AddressLedger addresses = new();
    private readonly PacketBitmap claimed = new();
    private readonly HashSet<(HostAddress, HostAddress)> hostPairs = [];
    private readonly List<OtherConnection> others = [];
    private readonly List<long> cutPackets = [];
    private readonly List<long> doubledPackets = [];
    private int conversationCount;
    private int dataCount;
    private bool withdrawn;

    public CaptureTracker(IEnumerable<ushort> ports, bool notePackets, IPayloadArchive? archive, Action<ControlTracker> ended)
    {
        controlPorts = [FtpPort, .. ports];
        tcp = new TcpTracker(this);
        this.archive = archive;
        this.ended = ended;
        Book = notePackets ? new PacketBook() : null;
        OtherAnchor = new PhaseAnchor(otherSlot);
    }

    public Expectations Expected { get; } = new();

    public WireText Text { get; } = new();

    public DialogueBudget Budget { get; } = new();

    /// <summary>What undecided connections hold together, in bytes.</summary>
    public long HeldBytes { get; set; }

    /// <summary>Whether undecided connections hold so much that they must be decided now.</summary>
    public bool HoldsTooMuch => HeldBytes > MaximumHeldBytes;

    public PacketBook? Book { get; }

    public PhaseAnchor OtherAnchor { get; }

    public long Packets { get; private set; }

    public long TruncatedPackets { get; private set; }

    public long UndecodedPackets { get; private set; }

    public long DoubledCount { get; private set; }

    public long OthersOmitted { get; private set; }

    public Timestamp? FirstTime { get; private set; }

    public Timestamp? LastTime { get; private set; }

    public IReadOnlyList<long> CutPackets => cutPackets;

    public IReadOnlyList<long> DoubledPackets => doubledPackets;

    public IReadOnlyList<AddressResolution> Addresses => addresses.ToList();

    /// <summary>The connections of no conversation, in order of their first packet.</summary>
    public IReadOnlyList<OtherConnection> Others
    {
        get
        {
            others.Sort(static (a, b) => a.FirstPacket.CompareTo(b.FirstPacket));
            return others;
        }
    }

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
        if (packet.Length < packet.OriginalLength)
            TruncatedPackets++;
        switch (packet.Kind)
        {
            case PacketKind.Tcp:
                if (packet.PayloadLength < packet.PayloadWireLength)
                    Keep(cutPackets, packet.Number);
                tcp.Track(packet, packet.Payload(bytes));
                break;
            case PacketKind.Arp or PacketKind.NeighbourDiscovery:
                Resolve(packet);
                break;
            case PacketKind.Icmp:
                Report(packet, bytes);
                break;
            default:
                if (packet.Kind == PacketKind.Undecoded || packet.Stop.IsMalformed)
                    UndecodedPackets++;
                Book?.Note(packet, Roles.Other, OtherAnchor, packet.Kind.ToString());
                break;
        }

        if (lingering.Count > 0)
            LetGo(packet.Time);
    }

    /// <summary>The capture has ended: tells every conversation that is left.</summary>
    public void End()
    {
        tcp.End();
        lingering.Clear();
        while (conversations.First is { } first)
            Tell(first.Value);
    }

    /// <summary>The phases outside conversations.</summary>
    public IReadOnlyList<Phase> Phases()
    {
        List<Phase> phases = [];
        foreach (PhaseSlot slot in new[] { arp.Slot!, icmp.Slot! })
        {
            if (!slot.Packets.IsEmpty)
                phases.Add(new Phase(slot.Name, null, slot.Packets.ToRanges()));
        }

        IReadOnlyList<PacketRange> rest = claimed.Unmarked(Packets);
        if (rest.Count > 0)
            phases.Add(new Phase(PhaseName.Other, null, rest));
        phases.Sort(static (a, b) => a.Packets[0].First.CompareTo(b.Packets[0].First));
        return phases;
    }

    /// <summary>A connection turns out to be a control connection.</summary>
    public ControlTracker BeginConversation(TcpConnection connection, bool clientIsOpener)
    {
        ControlTracker control = new($"c{++conversationCount}", this, connection, clientIsOpener);
        control.Node = conversations.AddLast(control);
        connection.Tag = control;
        if (hostPairs.Count < MaximumHostPairs)
            hostPairs.Add(Pair(control.Client.Address, control.Server.Address));
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
        foreach (PhaseSlot slot in PhaseBuilder.Slots(control))
        {
            foreach (PacketRange range in slot.Packets.ToRanges())
                claimed.Clear(range);
            slot.Join(otherSlot);
        }

        foreach (DataTracker data in control.Session.Negotiations.SelectMany(static negotiation => negotiation.Connections))
            data.Connection.Tag = new OtherTcp(this, "unknown", listed: true);
        control.Connection.Tag = new OtherTcp(this, looksLike, listed: true);
        withdrawn = true;
    }

    /// <summary>A connection outside any conversation is over.</summary>
    public void AddOther(TcpConnection connection, OtherTcp role)
    {
        if (!role.Listed)
            return;
        if (others.Count >= MaximumOthers)
        {
            OthersOmitted++;
            return;
        }

        string looks = role.LooksLike;
        bool high = connection.Called.Port > 1023 && (connection.Opener.Port > 1023 || connection.Opener.Port == 20);
        if (looks == "unknown" && high && hostPairs.Contains(Pair(connection.Opener.Address, connection.Called.Address)))
            looks = "ftp-data";
        long bytes = connection.FromOpener.PayloadBytes + connection.FromCalled.PayloadBytes;
        others.Add(new OtherConnection(connection.Opener, connection.Called, connection.Packets, bytes, looks, connection.FirstPacket));
    }

    /// <inheritdoc/>
    public void Segment(TcpConnection connection, bool fromOpener, in Packet packet, TcpAnalysis analysis)
    {
        if ((analysis & TcpAnalysis.SecondCopy) != 0)
        {
            DoubledCount++;
            Keep(doubledPackets, packet.Number);
        }

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
                claimed.Set(packet.Number);
                Linger(data.Negotiation.Owner);
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
            Linger(data.Negotiation.Owner);
    }

    private ConnectionRole Assign(TcpConnection connection)
    {
        ConnectionRole role;
        if (Expected.Find(connection.Opener, connection.Called, out Negotiation? also) is { } negotiation && negotiation.Owner.Session.TryKeepData())
        {
            DataTracker data = new($"d{++dataCount}", negotiation, also, connection, Book, archive);
            negotiation.Connections.Add(data);
            role = data;
        }
        else if (connection.SynSeen && controlPorts.Contains(connection.Called.Port))
        {
            role = BeginConversation(connection, clientIsOpener: true);
        }
        else if (connection.Called.Port == ImplicitTlsPort)
        {
            ControlTracker control = BeginConversation(connection, clientIsOpener: true);
            control.Tls = new TlsWatcher(TlsSession.Implicit, connection.FirstPacket);
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
        claimed.Set(packet);
        if (control.HeldPackets is { } held)
        {
            foreach (long each in held)
                claimed.Set(each);
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
            && (lingering.Count > LingerConversations || now.Nanoseconds - control.LastTime.Nanoseconds > LingerTime))
        {
            lingering.Dequeue();
            control.IsLingering = false;
            if (control.Ended)
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

    private void Resolve(in Packet packet)
    {
        claimed.Set(packet.Number);
        arp.Add(packet.Number);
        if (addresses.Add(packet))
        {
            DoubledCount++;
            Keep(doubledPackets, packet.Number);
        }

        if (Book is null)
            return;
        bool isArp = packet.Kind == PacketKind.Arp;
        bool request = isArp ? packet.Type == 1 : packet.Type == 135;
        Roles roles = !isArp ? Roles.Icmp : request ? Roles.ArpRequest : Roles.ArpReply;
        string summary = request ? $"Who has {packet.Destination}? Tell {packet.Source}" : $"{packet.Source} is at {packet.SourceMac}";
        Book.Note(packet, roles, arp, summary);
    }

    private void Report(in Packet packet, ReadOnlySpan<byte> bytes)
    {
        claimed.Set(packet.Number);
        icmp.Add(packet.Number);
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

        Book?.Note(packet, Roles.Icmp, icmp, IcmpReason.Of(!packet.Source.IsIPv4, packet.Type, packet.Code));
    }

    private static void Keep(List<long> list, long packet)
    {
        if (list.Count < MaximumListed)
            list.Add(packet);
    }

    private static (HostAddress, HostAddress) Pair(HostAddress a, HostAddress b) =>
        a.High < b.High || (a.High == b.High && a.Low <= b.Low) ? (a, b) : (b, a);
}
