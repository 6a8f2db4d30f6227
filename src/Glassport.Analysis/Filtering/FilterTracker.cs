using Glassport.Analysis.Tracking;
using Glassport.Packets;
using Glassport.Packets.Net;
using Glassport.Packets.Streams;

namespace Glassport.Analysis.Filtering;

/// <summary>Finds control connections and what belongs to them among all connections of a capture, by the rules of the analysis.</summary>
internal sealed class FilterTracker : ITcpObserver
{
    private const ushort FtpPort = 21;
    private const ushort ImplicitTlsPort = 990;

    // What connections have said that may be control connections; a thousand of them that greet at length.
    private const long MaximumUndecidedBytes = 16 << 20;

    private readonly TcpTracker tcp;
    private readonly HashSet<ushort> controlPorts;
    private Fate current = Fate.Nothing;
    private (MacAddress, MacAddress) currentMacs;

    public FilterTracker(FtpFilterExpression expression, FtpFilterOptions options, PacketGate gate, FilterCounts counts)
    {
        Expression = expression;
        Limits = options.Limits;
        Gate = gate;
        Counts = counts;
        controlPorts = [FtpPort, .. options.Ports];
        Sessions = new FollowedSessions(this);
        tcp = new TcpTracker(this);
    }

    public FtpFilterExpression Expression { get; }

    public FilterLimits Limits { get; }

    public PacketGate Gate { get; }

    public FilterCounts Counts { get; }

    public FollowedSessions Sessions { get; }

    public Expectations Expected { get; } = new();

    /// <summary>How many bytes of undecided connections are kept to be read again.</summary>
    public long UndecidedBytes { get; set; }

    /// <summary>Whether undecided connections must be decided now.</summary>
    public bool HoldsTooMuch => UndecidedBytes > MaximumUndecidedBytes;

    /// <summary>Whether FTP is expected on the port.</summary>
    public bool IsControlPort(ushort port) => controlPorts.Contains(port);

    /// <summary>The next TCP packet; answers its fate.</summary>
    public Fate Follow(in Packet packet, ReadOnlySpan<byte> payload)
    {
        tcp.Track(packet, payload);
        return current;
    }

    /// <summary>The fate of the connection that an ICMP error is about.</summary>
    public Fate About(in Packet packet, ReadOnlySpan<byte> frame) =>
        IcmpQuote.TryRead(frame, packet, out IcmpQuotation quote) && tcp.Find(quote.Source, quote.Destination)?.Tag is FilteredConnection role
            ? role.Fate
            : Fate.Nothing;

    /// <summary>A connection turns out to be a control connection.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="clientIsOpener">Whether the client opened it.</param>
    /// <param name="fate">What becomes of its packets.</param>
    /// <param name="replay">Tells the session what was said already, or null.</param>
    /// <param name="implicitTls">Whether it is TLS from its first byte.</param>
    public void Begin(
        TcpConnection connection, bool clientIsOpener, Fate fate, Action<TcpConnection, FilteredControl>? replay = null, bool implicitTls = false)
    {
        FilteredControl session = new(this, connection, clientIsOpener, fate) { MacAddresses = currentMacs };
        fate.MostHeld = Limits.SessionBytes;
        fate.OutlivesLoss = true;
        fate.WhenKept = () => Sessions.Open(session);
        connection.Tag = session;
        Sessions.Add(session);
        if (implicitTls)
            session.BeginTls();
        replay?.Invoke(connection, session);
        session.Decide();
    }

    /// <summary>A session is not looked for, or is none: nothing of it is let through from here on.</summary>
    public void Discard(FilteredControl session)
    {
        Gate.Drop(session.Fate);
        session.Leave();
        Sessions.End(session);
    }

    /// <summary>A connection has nothing to do with FTP.</summary>
    public void Drop(TcpConnection connection, UndecidedConnection role)
    {
        Gate.Drop(role.Fate);
        Leave(connection);
    }

    /// <summary>Looks again whether an undecided connection is a data connection that has been named.</summary>
    public bool TryBecomeData(TcpConnection connection, UndecidedConnection role)
    {
        if (FindData(connection) is not { } data)
            return false;
        role.Settle(connection);
        Gate.Follow(role.Fate, data.Fate);
        connection.Tag = data;
        return true;
    }

    /// <inheritdoc/>
    public void Segment(TcpConnection connection, bool fromOpener, in Packet packet, TcpAnalysis analysis)
    {
        currentMacs = (packet.SourceMac, packet.DestinationMac);
        if (connection.Tag is null)
            Assign(connection);
        RoleOf(connection).Segment(connection, fromOpener, packet, analysis);
    }

    /// <inheritdoc/>
    public void Data(TcpConnection connection, bool fromOpener, long offset, ReadOnlySpan<byte> bytes, long packet, Timestamp time) =>
        RoleOf(connection).Data(connection, fromOpener, offset, bytes, packet, time);

    /// <inheritdoc/>
    public void Gap(TcpConnection connection, bool fromOpener, long offset, long length) =>
        RoleOf(connection).Gap(connection, fromOpener, offset, length);

    /// <inheritdoc/>
    public void SegmentDone(TcpConnection connection, bool fromOpener, in Packet packet, TcpAnalysis analysis)
    {
        RoleOf(connection).SegmentDone(connection, fromOpener, packet, analysis);
        current = RoleOf(connection).Fate;
    }

    /// <inheritdoc/>
    public void Forgotten(TcpConnection connection) => (connection.Tag as FilteredConnection)?.Forgotten(connection);

    private static FilteredConnection RoleOf(TcpConnection connection) => (FilteredConnection)connection.Tag!;

    private static void Leave(TcpConnection connection)
    {
        connection.Tag = FilteredConnection.Unrelated;
        connection.WantsBytes = false;
    }

    private void Assign(TcpConnection connection)
    {
        bool mayBeSession = Expression.Host is not { } host || host.Contains(connection.Opener.Address) || host.Contains(connection.Called.Address);
        if (FindData(connection) is { } data)
        {
            connection.Tag = data;
        }
        else if (mayBeSession && connection.SynSeen && IsControlPort(connection.Called.Port))
        {
            Begin(connection, clientIsOpener: true, new Fate(Limits.SessionBytes));
        }
        else if (mayBeSession && connection.Called.Port == ImplicitTlsPort)
        {
            Begin(connection, clientIsOpener: true, new Fate(Limits.SessionBytes), implicitTls: true);
        }
        else if (connection.SynSeen && Sessions.FindBlind(connection, connection.FirstTime) is { } blind)
        {
            connection.Tag = blind.AddData(connection, null);
        }
        else
        {
            FilteredControl? candidate = connection.SynSeen ? Sessions.FindAwaiting(connection) : null;
            if (!mayBeSession && candidate is null)
            {
                Leave(connection);
                return;
            }

            UndecidedConnection undecided = new(this, new Fate(Limits.ConnectionBytes)) { Candidate = candidate };
            candidate?.AddCandidate(connection, undecided);
            connection.Tag = undecided;
        }
    }

    private FilteredData? FindData(TcpConnection connection)
    {
        if (Expected.Find(connection.Opener, connection.Called, out Negotiation? also) is not { } negotiation)
            return null;

        // Two servers, one data connection: it is let through with whichever session is.
        if (also is not null && Certainty(also) > Certainty(negotiation))
            negotiation = also;
        negotiation.Uses++;
        return ((FilteredControl)negotiation.Owner).AddData(connection, negotiation);
    }

    private static int Certainty(Negotiation negotiation) => ((FilteredControl)negotiation.Owner).Fate.State switch
    {
        FateState.Kept => 2,
        FateState.Open => 1,
        _ => 0,
    };
}
