using Glassport.Server.Settings;

namespace Glassport.Server.Access;

/// <summary>The rates of the server, of each site and of each user, from which transfers draw.</summary>
/// <param name="time">The clock.</param>
internal sealed class RateLimiter(TimeProvider time)
{
    private const int SweepEvery = 256;

    private readonly Lock gate = new();
    private readonly TokenBucket server = new(time, 0);
    private readonly Dictionary<string, TokenBucket> sites = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Site, string User), UserBucket> users = [];
    private int untilSweep = SweepEvery;

    /// <summary>Users whose rate is kept.</summary>
    public int Users
    {
        get
        {
            lock (gate)
                return users.Count;
        }
    }

    /// <summary>Takes over rates that changed; transfers that run keep them from their next piece on.</summary>
    /// <param name="settings">The new snapshot.</param>
    public void Apply(ServerSettings settings)
    {
        lock (gate)
        {
            server.BytesPerSecond = settings.Limits.Rate;
            foreach (var site in settings.Sites)
                SiteBucket(site.Name).BytesPerSecond = site.Limits.Rate;
            foreach (string gone in sites.Keys.Where(name => !settings.Sites.Any(site => string.Equals(site.Name, name, StringComparison.OrdinalIgnoreCase))).ToList())
                sites.Remove(gone);
        }
    }

    /// <summary>The budget of a transfer.</summary>
    /// <param name="site">The site.</param>
    /// <param name="identity">The user.</param>
    /// <returns>Null when nothing limits it.</returns>
    public BandwidthBudget? BudgetFor(SiteSettings site, Identity identity)
    {
        long transferRate = identity.IsAnonymous && site.Limits.AnonymousRate > 0 ? site.Limits.AnonymousRate : site.Limits.RatePerTransfer;
        // Anonymous is many people, who have no rate in common.
        long userRate = identity.IsAnonymous ? 0 : identity.User is { Rate: > 0 } own ? own.Rate : site.Limits.RatePerUser;
        if (transferRate <= 0 && userRate <= 0 && site.Limits.Rate <= 0 && server.BytesPerSecond <= 0)
            return null;
        lock (gate)
        {
            var user = userRate > 0 ? Take((site.Name, identity.Name), userRate) : null;
            List<TokenBucket> buckets = new(4);
            if (transferRate > 0)
                buckets.Add(new(time, transferRate));
            if (user is not null)
                buckets.Add(user.Bucket);
            // Those without a limit now may have one before the transfer ends.
            buckets.Add(SiteBucket(site.Name));
            buckets.Add(server);
            return new(time, [.. buckets], user);
        }
    }

    private TokenBucket SiteBucket(string name)
    {
        if (!sites.TryGetValue(name, out var bucket))
            sites[name] = bucket = new(time, 0);
        return bucket;
    }

    private UserBucket Take((string Site, string User) key, long rate)
    {
        if (--untilSweep == 0)
        {
            untilSweep = SweepEvery;
            foreach (var (unused, _) in users.Where(pair => pair.Value.IsUnused).ToList())
                users.Remove(unused);
        }

        if (!users.TryGetValue(key, out var user))
            users[key] = user = new(new(time, rate));
        if (user.Bucket.BytesPerSecond != rate)
            user.Bucket.BytesPerSecond = rate;
        user.Take();
        return user;
    }
}
