namespace Glassport.Client;

/// <summary>Bytes a second that several transfers share.</summary>
public sealed class RateLimit
{
    // A piece that takes a quarter of a second keeps the flow even and the waits few.
    private const int PiecesPerSecond = 4;

    private readonly TimeProvider time;
    private readonly Lock gate = new();
    private readonly long bytesPerSecond;
    private long freeAt;

    /// <summary>Begins.</summary>
    /// <param name="bytesPerSecond">The rate, at least 1.</param>
    /// <param name="time">The clock.</param>
    public RateLimit(long bytesPerSecond, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytesPerSecond, 1);
        this.bytesPerSecond = bytesPerSecond;
        this.time = time;
        freeAt = time.GetTimestamp();
    }

    /// <summary>The most bytes to move before <see cref="WaitAsync"/> is asked again.</summary>
    public int PieceBytes => (int)Math.Clamp(bytesPerSecond / PiecesPerSecond, 1, 1 << 20);

    /// <summary>Waits until so many bytes more may move.</summary>
    /// <param name="bytes">Bytes that moved.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask WaitAsync(int bytes, CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (gate)
        {
            long now = time.GetTimestamp();
            freeAt = Math.Max(freeAt, now) + (long)((double)bytes / bytesPerSecond * time.TimestampFrequency);
            wait = time.GetElapsedTime(now, freeAt);
        }

        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
    }
}
