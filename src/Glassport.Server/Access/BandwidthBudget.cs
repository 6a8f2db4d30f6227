namespace Glassport.Server.Access;

/// <summary>The rates that one transfer must keep: its own, its user's, the site's and the server's. Disposed when the transfer ends.</summary>
internal sealed class BandwidthBudget : IDisposable
{
    private const int SmallestPiece = 1024;
    private const int LargestPiece = 256 * 1024;
    private const int PiecesPerSecond = 10;

    /// <summary>Below this a wait is left to the next piece: timers have no finer steps, and the bucket does not forget.</summary>
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    private readonly TimeProvider time;
    private readonly TokenBucket[] buckets;
    private UserBucket? user;
    private long throttled;

    internal BandwidthBudget(TimeProvider time, TokenBucket[] buckets, UserBucket? user) => (this.time, this.buckets, this.user) = (time, buckets, user);

    /// <summary>How many bytes to ask for at a time, so that the rate is even and sessions take turns.</summary>
    public int PieceBytes
    {
        get
        {
            long piece = LargestPiece;
            foreach (var bucket in buckets)
                if (bucket.BytesPerSecond > 0)
                    piece = Math.Min(piece, bucket.BytesPerSecond / PiecesPerSecond);
            return (int)Math.Max(piece, SmallestPiece);
        }
    }

    /// <summary>The time that this transfer was made to wait; the minimum rate does not count it.</summary>
    public TimeSpan Throttled => TimeSpan.FromTicks(Volatile.Read(ref throttled));

    /// <summary>Waits until bytes may be moved.</summary>
    /// <param name="bytes">How many; best not more than <see cref="PieceBytes"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public ValueTask WaitAsync(int bytes, CancellationToken cancellationToken)
    {
        // The narrowest comes first, so that a wait of this transfer's own takes no place in the line that all share.
        for (int i = 0; i < buckets.Length; i++)
        {
            var wait = buckets[i].Draw(bytes);
            if (wait >= ShortestWait)
                return ContinueAsync(wait, i + 1, bytes, cancellationToken);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref user, null)?.Release();

    private async ValueTask ContinueAsync(TimeSpan wait, int next, int bytes, CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
            Volatile.Write(ref throttled, throttled + wait.Ticks);
            do
            {
                if (next == buckets.Length)
                    return;
                wait = buckets[next++].Draw(bytes);
            }
            while (wait < ShortestWait);
        }
    }
}
