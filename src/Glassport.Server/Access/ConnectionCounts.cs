using System.Net;
using System.Runtime.InteropServices;
using Glassport.Server.Settings;

namespace Glassport.Server.Access;

/// <summary>
/// How many sessions there are: in all, by address, by site, by user, and those that have not logged in. A session holds a
/// <see cref="ConnectionLease"/> from its connection to its end.
/// </summary>
internal sealed class ConnectionCounts
{
    private readonly Lock gate = new();
    private readonly Dictionary<AddressKey, (int Sessions, int Unauthenticated)> addresses = [];
    private readonly Dictionary<string, SiteCounts> sites = new(StringComparer.OrdinalIgnoreCase);
    private int sessions;

    /// <summary>All sessions.</summary>
    public int Sessions => Volatile.Read(ref sessions);

    /// <summary>The sessions of a site.</summary>
    /// <param name="site">The site's name.</param>
    public int SessionsOf(string site)
    {
        lock (gate)
            return sites.TryGetValue(site, out var counts) ? counts.Sessions : 0;
    }

    /// <summary>Lets a connection in, or says which limit keeps it out.</summary>
    /// <param name="address">The client's address.</param>
    /// <param name="server">The server's limits.</param>
    /// <param name="site">The site that the connection came to.</param>
    /// <param name="lease">What gives the place back.</param>
    public MetLimit TryEnter(IPAddress address, ServerLimits server, SiteSettings site, out ConnectionLease? lease)
    {
        lease = null;
        var key = AddressKey.Of(address);
        lock (gate)
        {
            if (sessions >= server.Sessions)
                return MetLimit.ServerSessions;
            addresses.TryGetValue(key, out var mine);
            if (mine.Sessions >= server.SessionsPerAddress)
                return MetLimit.ServerSessionsPerAddress;
            if (mine.Unauthenticated >= server.UnauthenticatedPerAddress)
                return MetLimit.UnauthenticatedPerAddress;
            var met = EnterSite(key, site);
            if (met != MetLimit.None)
                return met;
            sessions++;
            addresses[key] = (mine.Sessions + 1, mine.Unauthenticated + 1);
        }

        lease = new(this, key, site.Name);
        return MetLimit.None;
    }

    /// <summary>Moves a session to another site of the same binding (RFC 7151 HOST).</summary>
    internal MetLimit TryMove(ConnectionLease lease, SiteSettings site)
    {
        lock (gate)
        {
            if (lease.IsReleased || string.Equals(lease.Site, site.Name, StringComparison.OrdinalIgnoreCase))
                return MetLimit.None;
            var met = EnterSite(lease.Key, site);
            if (met != MetLimit.None)
                return met;
            LeaveUser(lease);
            LeaveSite(lease);
            lease.Site = site.Name;
            return MetLimit.None;
        }
    }

    /// <summary>Counts a session as its user's.</summary>
    internal MetLimit TryLogIn(ConnectionLease lease, Identity identity, SiteLimits limits)
    {
        lock (gate)
        {
            if (lease.IsReleased)
                return MetLimit.None;
            LeaveUser(lease);
            ref int count = ref CollectionsMarshal.GetValueRefOrAddDefault(sites[lease.Site].Users, identity.Name, out _);
            // Anonymous is many people.
            if (!identity.IsAnonymous && count >= limits.SessionsPerUser)
            {
                RemoveIfNone(sites[lease.Site].Users, identity.Name);
                return MetLimit.SessionsPerUser;
            }

            count++;
            lease.User = identity.Name;
            AddUnauthenticated(lease.Key, -1);
            return MetLimit.None;
        }
    }

    /// <summary>Counts a session as nobody's again (REIN, USER).</summary>
    internal void LogOut(ConnectionLease lease)
    {
        lock (gate)
            if (!lease.IsReleased)
                LeaveUser(lease);
    }

    /// <summary>Gives a session's place back.</summary>
    internal void Release(ConnectionLease lease)
    {
        lock (gate)
        {
            if (lease.IsReleased)
                return;
            LeaveUser(lease);
            LeaveSite(lease);
            sessions--;
            var mine = addresses[lease.Key];
            if (mine.Sessions == 1)
                addresses.Remove(lease.Key);
            else
                addresses[lease.Key] = (mine.Sessions - 1, mine.Unauthenticated - 1);
            lease.IsReleased = true;
        }
    }

    private MetLimit EnterSite(AddressKey key, SiteSettings site)
    {
        sites.TryGetValue(site.Name, out var counts);
        if ((counts?.Sessions ?? 0) >= site.Limits.Sessions)
            return MetLimit.SiteSessions;
        if ((counts?.Addresses.GetValueOrDefault(key) ?? 0) >= site.Limits.SessionsPerAddress)
            return MetLimit.SiteSessionsPerAddress;
        if (counts is null)
            sites[site.Name] = counts = new();
        counts.Sessions++;
        CollectionsMarshal.GetValueRefOrAddDefault(counts.Addresses, key, out _)++;
        return MetLimit.None;
    }

    private void LeaveSite(ConnectionLease lease)
    {
        var counts = sites[lease.Site];
        CollectionsMarshal.GetValueRefOrAddDefault(counts.Addresses, lease.Key, out _)--;
        RemoveIfNone(counts.Addresses, lease.Key);
        if (--counts.Sessions == 0)
            sites.Remove(lease.Site);
    }

    private void LeaveUser(ConnectionLease lease)
    {
        if (lease.User is not { } user)
            return;
        var users = sites[lease.Site].Users;
        CollectionsMarshal.GetValueRefOrAddDefault(users, user, out _)--;
        RemoveIfNone(users, user);
        lease.User = null;
        AddUnauthenticated(lease.Key, 1);
    }

    private void AddUnauthenticated(AddressKey key, int change)
    {
        var (all, unauthenticated) = addresses[key];
        addresses[key] = (all, unauthenticated + change);
    }

    private static void RemoveIfNone<TKey>(Dictionary<TKey, int> counts, TKey key)
        where TKey : notnull
    {
        if (counts[key] == 0)
            counts.Remove(key);
    }
}
