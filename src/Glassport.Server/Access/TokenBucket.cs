namespace Glassport.Server.Access;

/// <summary>
/// Bytes a second over everything that draws from it. Each piece is given the moment at which it may begin, in the order in which pieces
/// ask, and the next moment is later by exactly what the piece takes: nothing is polled, nothing drifts, and pieces of equal size share
/// the rate equally. A pause is made up for by <see cref="Credit"/> at most.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="bytesPerSecond">The rate; 0 or less is no limit.</param>
internal sealed class TokenBucket(TimeProvider time, long bytesPerSecond)
{
    /// <summary>How much of a pause is made up for: enough for a receiver that reads in bursts.</summary>
    public static readonly TimeSpan Credit = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly long credit = (long)(Credit.TotalSeconds * time.TimestampFrequency);
    private long rate = bytesPerSecond;
    private long free = time.GetTimestamp();
    private long rest;

    /// <summary>The rate; a change counts from the next piece on. 0 or less is no limit.</summary>
    public long BytesPerSecond
    {
        get => Volatile.Read(ref rate);
        set
        {
            lock (gate)
                (rate, rest) = (value, 0);
        }
    }

    /// <summary>Whether all that was drawn is over: a new bucket would be the same.</summary>
    public bool IsAtRest
    {
        get
        {
            lock (gate)
                return free <= time.GetTimestamp();
        }
    }

    /// <summary>Draws bytes.</summary>
    /// <param name="bytes">How many.</param>
    /// <returns>How long to wait before they are moved.</returns>
    public TimeSpan Draw(int bytes)
    {
        lock (gate)
        {
            if (rate <= 0)
                return TimeSpan.Zero;
            long now = time.GetTimestamp();
            long begin = Math.Max(free, now - credit);
            Int128 cost = ((Int128)bytes * time.TimestampFrequency) + rest;
            free = begin + (long)(cost / rate);
            rest = (long)(cost % rate);
            return begin <= now ? TimeSpan.Zero : time.GetElapsedTime(now, begin);
        }
    }
}
