using Glassport.Analysis.Tracking;
using Glassport.Packets;
using Glassport.Packets.Streams;
using Glassport.Protocol;
using Glassport.Protocol.Replies;

namespace Glassport.Analysis.Filtering;

/// <summary>A control connection while a filter follows it: what is needed of its dialogue to know its data connections, and whether it is looked for.</summary>
internal sealed class FilteredControl : FilteredConnection, IControlEnds, IDialogue
{
    // Replies name an address within their first hundred characters, and nothing else is read of them.
    private const int LongestReply = 4 * Limits.AddressTextBytes;
    private const int MostData = 64;

    private readonly FilterTracker tracker;
    private readonly TcpConnection connection;
    private readonly bool clientIsOpener;
    private readonly DialogueReader reader;
    private readonly FilteredExchanges exchanges;
    private readonly SessionChoice choice;
    private readonly List<(TcpConnection Connection, FilteredData Data)> open = [];
    private readonly List<(TcpConnection Connection, UndecidedConnection Data)> candidates = [];

    public FilteredControl(FilterTracker tracker, TcpConnection connection, bool clientIsOpener, Fate fate)
        : base(fate)
    {
        this.tracker = tracker;
        this.connection = connection;
        this.clientIsOpener = clientIsOpener;
        Client = clientIsOpener ? connection.Opener : connection.Called;
        Server = clientIsOpener ? connection.Called : connection.Opener;
        LastTime = connection.FirstTime;
        reader = new DialogueReader(this, Limits.CommandLineBytes, LongestReply);
        choice = new SessionChoice(tracker.Expression);
        exchanges = new FilteredExchanges(this, tracker.Expected, choice);
        Place = new LinkedListNode<FilteredControl>(this);
    }

    /// <inheritdoc/>
    public Endpoint Client { get; }

    /// <inheritdoc/>
    public Endpoint Server { get; }

    /// <summary>The latest packet of the control connection or one of its data connections.</summary>
    public Timestamp LastTime { get; private set; }

    /// <summary>The MAC addresses between which its packets travel.</summary>
    public required (MacAddress, MacAddress) MacAddresses { get; init; }

    /// <summary>Where it stands among the sessions that are followed.</summary>
    public LinkedListNode<FilteredControl> Place { get; }

    /// <summary>Whether it counts among the sessions that are let through and go on.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Whether it waits for stragglers.</summary>
    public bool IsLingering { get; set; }

    /// <summary>Whether the capture began after the connection.</summary>
    public bool Midstream => !connection.SynSeen && !connection.SynAckSeen;

    /// <summary>Whether negotiations cannot be read: TLS, or commands that RFC 2228 protects.</summary>
    public bool IsBlind => reader.IsTls(true) || reader.IsTls(false) || exchanges.IsProtected;

    /// <summary>Whether a reply is awaited that names a port.</summary>
    public bool AwaitsEndpoint => exchanges.AwaitsEndpoint;

    /// <summary>The control connection has ended.</summary>
    public bool Ended => connection.Ended;

    /// <summary>The connection is TLS from its first byte.</summary>
    public void BeginTls() => reader.Tls = new TlsWatcher(Model.TlsSession.Implicit, connection.FirstPacket);

    /// <summary>A packet of it, or of a data connection, was captured.</summary>
    public void Touch(Timestamp time)
    {
        if (time > LastTime)
            LastTime = time;
        tracker.Sessions.Touch(this);
    }

    /// <inheritdoc/>
    public override void Segment(TcpConnection connection, bool fromOpener, in Packet packet, TcpAnalysis analysis) => Touch(packet.Time);

    /// <inheritdoc/>
    public override void Data(TcpConnection connection, bool fromOpener, long offset, ReadOnlySpan<byte> bytes, long packet, Timestamp time) =>
        reader.Data(fromOpener == clientIsOpener, offset, bytes, Midstream, packet, time);

    /// <inheritdoc/>
    public override void Gap(TcpConnection connection, bool fromOpener, long offset, long length) =>
        reader.Gap(fromOpener == clientIsOpener, offset + length, LastTime);

    /// <inheritdoc/>
    public override void SegmentDone(TcpConnection connection, bool fromOpener, in Packet packet, TcpAnalysis analysis)
    {
        Decide();
        if (connection.Ended)
            tracker.Sessions.Linger(this);
    }

    /// <inheritdoc/>
    public override void Forgotten(TcpConnection connection) => tracker.Sessions.Linger(this);

    /// <summary>Lets the session through, or drops it, as soon as that is known.</summary>
    public void Decide()
    {
        if (Fate.State != FateState.Open)
            return;
        if (choice.State == FateState.Open && reader.Tls is not null)
        {
            tracker.Counts.SessionsUnreadable++;
            choice.Fail();
        }

        // On the port of FTP too something else may be spoken: the server's first bytes tell, or that there will be none.
        Fate.KeptWhenLate = choice.State == FateState.Kept;
        if (choice.State == FateState.Dropped)
            tracker.Discard(this);
        else if (choice.State == FateState.Kept && (reader.ServerHeard || reader.Tls is not null || connection.Ended))
            tracker.Gate.Keep(Fate);
    }

    /// <summary>A data connection of it begins; answers what it is.</summary>
    public FilteredData AddData(TcpConnection data, Negotiation? negotiation)
    {
        open.RemoveAll(static each => each.Connection.Ended || each.Data.Fate.State == FateState.Dropped);
        if (open.Count >= MostData)
            open.RemoveAt(0);
        bool whole = negotiation is null || !choice.ChoosesFiles;
        Fate fate = new(tracker.Limits.ConnectionBytes) { IsData = true };
        if (whole)
            tracker.Gate.Follow(fate, Fate);
        FilteredData added = new(this, negotiation, fate);
        data.WantsBytes = false;
        open.Add((data, added));
        tracker.Counts.DataConnections++;
        Choose(added);
        return added;
    }

    /// <summary>A connection may turn out to be one that the reply names which is awaited.</summary>
    public void AddCandidate(TcpConnection data, UndecidedConnection role)
    {
        if (candidates.Count < Limits.PendingCommands)
            candidates.Add((data, role));
    }

    /// <summary>Leaves its connections: nothing of them is let through any more.</summary>
    public void Leave()
    {
        connection.Tag = Unrelated;
        connection.WantsBytes = false;
        foreach ((TcpConnection data, FilteredData role) in open)
        {
            if (data.Tag == role)
                data.Tag = Unrelated;
        }

        DropCandidates();
    }

    /// <summary>Nothing more is expected of it.</summary>
    public void End()
    {
        exchanges.End();
        DropCandidates();
    }

    /// <summary>Its control connection is let through, but not read any more.</summary>
    public void StopReading()
    {
        connection.Tag = new FilteredConnection(Fate);
        connection.WantsBytes = false;
        End();
    }

    /// <inheritdoc/>
    bool IDialogue.AwaitsTls => exchanges.AwaitsTls;

    /// <inheritdoc/>
    void IDialogue.StartTls() => StartTls();

    /// <inheritdoc/>
    void IDialogue.NotFtp(string looksLike) => tracker.Discard(this);

    /// <inheritdoc/>
    void IDialogue.LoseReplies() => exchanges.LoseReplies();

    /// <inheritdoc/>
    void IDialogue.Begins(bool fromClient, long offset)
    {
    }

    /// <inheritdoc/>
    void IDialogue.Blank(bool fromClient, long end, Timestamp time)
    {
    }

    /// <inheritdoc/>
    void IDialogue.ReplyLine(ReadOnlySpan<byte> line)
    {
    }

    /// <inheritdoc/>
    void IDialogue.Command(in LineAssembler.Line line, in CommandLine parsed, long end, long packet, Timestamp time)
    {
        if (exchanges.Command(line, parsed, packet, time) is { } used)
            ChooseAll(used);
    }

    /// <inheritdoc/>
    void IDialogue.Reply(ReplyParser reply, bool complete, long end, long firstPacket, long packet, Timestamp time)
    {
        bool awaited = exchanges.AwaitsEndpoint;
        if (exchanges.Reply(reply, packet, time, Midstream) is { } used)
            ChooseAll(used);
        if (exchanges.TlsAccepted)
            StartTls();
        if (awaited && candidates.Count > 0)
            TryCandidates();
    }

    private void StartTls()
    {
        exchanges.TlsStarted();
        reader.Tls = new TlsWatcher("AUTH", connection.FirstPacket);
    }

    private void ChooseAll(Negotiation used)
    {
        foreach ((_, FilteredData data) in open)
        {
            if (data.Negotiation == used)
                Choose(data);
        }
    }

    // Which file a data connection carries is known when its transfer is asked for, before or after it is opened, and that it is another
    // when the server does not refuse: then the next transfer would use what was negotiated.
    private void Choose(FilteredData data)
    {
        if (!choice.ChoosesFiles || data.Negotiation?.Transfer is not { } transfer)
            return;
        if (transfer.NamesFile)
            tracker.Gate.Follow(data.Fate, Fate);
        else if (transfer.Replies is [{ IsNegative: false }, ..])
            tracker.Gate.Drop(data.Fate);
    }

    private void TryCandidates()
    {
        for (int i = candidates.Count - 1; i >= 0; i--)
        {
            (TcpConnection data, UndecidedConnection role) = candidates[i];
            if (data.Tag != role || role.Fate.State != FateState.Open)
                candidates.RemoveAt(i);
            else if (tracker.TryBecomeData(data, role))
                candidates.RemoveAt(i);
        }

        if (!exchanges.AwaitsEndpoint)
            DropCandidates();
    }

    // The replies that could have named them have come.
    private void DropCandidates()
    {
        foreach ((TcpConnection data, UndecidedConnection role) in candidates)
        {
            if (data.Tag == role)
                role.Release(data);
        }

        candidates.Clear();
    }
}
