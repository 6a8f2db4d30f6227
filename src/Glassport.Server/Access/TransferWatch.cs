using Glassport.Server.Settings;

namespace Glassport.Server.Access;

/// <summary>Decides whether a transfer has stalled or is too slow (S16).</summary>
internal static class TransferWatch
{
    /// <summary>The minimum rate is looked at from here on: an average over less says nothing.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>Looks at a transfer.</summary>
    /// <param name="limits">The site's limits.</param>
    /// <param name="bytes">The bytes moved.</param>
    /// <param name="elapsed">The time since it began.</param>
    /// <param name="sinceMovement">The time since a byte moved last, or since it began.</param>
    /// <param name="throttled">The part of <paramref name="elapsed"/> that <see cref="BandwidthBudget"/> made it wait.</param>
    public static TransferVerdict Judge(SiteLimits limits, long bytes, TimeSpan elapsed, TimeSpan sinceMovement, TimeSpan throttled)
    {
        if (limits.StallTimeout > TimeSpan.Zero && sinceMovement >= limits.StallTimeout)
            return TransferVerdict.Stalled;
        var working = elapsed - throttled;
        return limits.MinimumRate > 0 && working >= Grace && bytes < limits.MinimumRate * working.TotalSeconds
            ? TransferVerdict.TooSlow
            : TransferVerdict.GoOn;
    }

    /// <summary>As <see cref="Judge(SiteLimits, long, TimeSpan, TimeSpan, TimeSpan)"/>, with timestamps.</summary>
    /// <param name="time">The clock of the timestamps.</param>
    /// <param name="limits">The site's limits.</param>
    /// <param name="bytes">The bytes moved.</param>
    /// <param name="began">When it began.</param>
    /// <param name="moved">When a byte moved last, or <paramref name="began"/>.</param>
    /// <param name="throttled">The time that <see cref="BandwidthBudget"/> made it wait.</param>
    public static TransferVerdict Judge(TimeProvider time, SiteLimits limits, long bytes, long began, long moved, TimeSpan throttled)
    {
        long now = time.GetTimestamp();
        return Judge(limits, bytes, time.GetElapsedTime(began, now), time.GetElapsedTime(moved, now), throttled);
    }

    /// <summary>When to look again.</summary>
    /// <param name="limits">The site's limits.</param>
    /// <param name="sinceMovement">The time since a byte moved last.</param>
    /// <returns>Null when nothing is watched.</returns>
    public static TimeSpan? NextLook(SiteLimits limits, TimeSpan sinceMovement)
    {
        TimeSpan? look = limits.MinimumRate > 0 ? Grace : null;
        if (limits.StallTimeout > TimeSpan.Zero && !(look < limits.StallTimeout - sinceMovement))
            look = limits.StallTimeout - sinceMovement;
        return look < TimeSpan.Zero ? TimeSpan.Zero : look;
    }
}
