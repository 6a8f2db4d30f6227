using Glassport.Analysis.Tracking;
using Glassport.Packets;
using Glassport.Packets.Streams;

namespace Glassport.Analysis.Filtering;

/// <summary>The sessions that a filter follows, the longest silent first, and by their hosts.</summary>
internal sealed class FollowedSessions(FilterTracker tracker)
{
    // As the analysis does: stragglers still find their session for this long after its end.
    private const long LingerTime = 10_000_000_000;
    private const int LingerSessions = 256;

    // Servers end idle sessions after minutes; whoever vanished without a word an hour ago opens no data connections any more.
    private const long IdleTime = 3_600_000_000_000;
    private const ushort ActivePort = 20;
    private const ushort ImplicitActivePort = 989;

    private readonly LinkedList<FilteredControl> byActivity = [];
    private readonly Queue<FilteredControl> lingering = new();
    private readonly Dictionary<HostPair, List<FilteredControl>> byHosts = [];

    /// <summary>A session begins.</summary>
    public void Add(FilteredControl session)
    {
        byActivity.AddLast(session.Place);
        HostPair hosts = HostsOf(session);
        if (!byHosts.TryGetValue(hosts, out List<FilteredControl>? list))
            byHosts.Add(hosts, list = new List<FilteredControl>(1));
        list.Add(session);
        if (byActivity.Count <= tracker.Limits.Sessions)
            return;
        FilteredControl silent = byActivity.First!.Value;
        tracker.Counts.SessionsGivenUp++;
        if (silent.Fate is { State: FateState.Open, KeptWhenLate: false })
            tracker.Discard(silent);
        else
            silent.StopReading();
        End(silent);
    }

    /// <summary>A packet of a session was captured.</summary>
    public void Touch(FilteredControl session)
    {
        if (session.Place.List is null || session.Place.Next is null)
            return;
        byActivity.Remove(session.Place);
        byActivity.AddLast(session.Place);
    }

    /// <summary>It was decided to let a session through.</summary>
    public void Open(FilteredControl session)
    {
        tracker.Counts.Sessions++;
        if (session.Place.List is null)
            return;
        session.IsOpen = true;
        tracker.Gate.Hosts.Add(session.Client.Address, session.Server.Address, session.MacAddresses);
        tracker.Gate.HostsChanged();
    }

    /// <summary>The control connection of a session has ended.</summary>
    public void Linger(FilteredControl session)
    {
        if (session.IsLingering || session.Place.List is null)
            return;
        session.IsLingering = true;
        lingering.Enqueue(session);
    }

    /// <summary>Ends the sessions whose control connection ended some time ago.</summary>
    public void Advance(Timestamp now)
    {
        while (lingering.TryPeek(out FilteredControl? session)
            && (lingering.Count > LingerSessions || now.Nanoseconds - session.LastTime.Nanoseconds > LingerTime))
        {
            lingering.Dequeue();
            End(session);
        }
    }

    /// <summary>A session is over: nothing more is expected of it. One that was looked for in vain is dropped.</summary>
    public void End(FilteredControl session)
    {
        if (session.Place.List is null)
            return;
        byActivity.Remove(session.Place);
        HostPair hosts = HostsOf(session);
        List<FilteredControl> list = byHosts[hosts];
        list.Remove(session);
        if (list.Count == 0)
            byHosts.Remove(hosts);
        session.End();
        if (session.Fate.KeptWhenLate)
            tracker.Gate.Keep(session.Fate);
        else
            tracker.Gate.Drop(session.Fate);
        if (!session.IsOpen)
            return;
        session.IsOpen = false;
        tracker.Gate.Hosts.Remove(session.Client.Address, session.Server.Address, session.MacAddresses);
    }

    /// <summary>
    /// The session that a new connection belongs to in all likelihood, because TLS hides what it negotiates: between its two hosts, while it
    /// goes on, to a port that servers or clients choose freely; null when there is none.
    /// </summary>
    public FilteredControl? FindBlind(TcpConnection connection, Timestamp now)
    {
        bool free = connection.Called.Port > 1023 && (connection.Opener.Port > 1023 || connection.Opener.Port is ActivePort or ImplicitActivePort);
        if (!free || !byHosts.TryGetValue(new HostPair(connection.Opener.Address, connection.Called.Address), out List<FilteredControl>? list))
            return null;
        foreach (FilteredControl session in list)
        {
            if (session is { IsBlind: true, Ended: false } && now.Nanoseconds - session.LastTime.Nanoseconds <= IdleTime)
                return session;
        }

        return null;
    }

    /// <summary>The session whose next reply may name a new connection's port, or null.</summary>
    public FilteredControl? FindAwaiting(TcpConnection connection)
    {
        if (!byHosts.TryGetValue(new HostPair(connection.Opener.Address, connection.Called.Address), out List<FilteredControl>? list))
            return null;
        foreach (FilteredControl session in list)
        {
            if (session.AwaitsEndpoint)
                return session;
        }

        return null;
    }

    private static HostPair HostsOf(FilteredControl session) => new(session.Client.Address, session.Server.Address);
}
