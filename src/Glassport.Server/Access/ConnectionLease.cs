using Glassport.Server.Settings;

namespace Glassport.Server.Access;

/// <summary>A session's place among <see cref="ConnectionCounts"/>. Disposing gives it back, once.</summary>
internal sealed class ConnectionLease : IDisposable
{
    private readonly ConnectionCounts counts;

    internal ConnectionLease(ConnectionCounts counts, AddressKey key, string site) => (this.counts, Key, Site) = (counts, key, site);

    internal AddressKey Key { get; }

    internal string Site { get; set; }

    internal string? User { get; set; }

    internal bool IsReleased { get; set; }

    /// <summary>Moves the session to another site (RFC 7151 HOST); where a limit is met it stays.</summary>
    /// <param name="site">The other site.</param>
    public MetLimit TryMove(SiteSettings site) => counts.TryMove(this, site);

    /// <summary>Counts the session as a user's; where the limit is met it counts as nobody's.</summary>
    /// <param name="identity">The user.</param>
    /// <param name="limits">The site's limits.</param>
    public MetLimit TryLogIn(Identity identity, SiteLimits limits) => counts.TryLogIn(this, identity, limits);

    /// <summary>Counts the session as nobody's again (REIN, USER).</summary>
    public void LogOut() => counts.LogOut(this);

    /// <inheritdoc/>
    public void Dispose() => counts.Release(this);
}
