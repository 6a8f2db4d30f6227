namespace Glassport.Server.Access;

/// <summary>
/// The rate that a user's transfers share. It outlives them until what they drew is over: else many small files, one after the other,
/// would each begin with a fresh rate.
/// </summary>
/// <param name="bucket">The rate.</param>
internal sealed class UserBucket(TokenBucket bucket)
{
    private int transfers;

    /// <summary>The rate.</summary>
    public TokenBucket Bucket => bucket;

    /// <summary>Whether it can be dropped.</summary>
    public bool IsUnused => Volatile.Read(ref transfers) == 0 && bucket.IsAtRest;

    /// <summary>A transfer begins.</summary>
    public void Take() => Interlocked.Increment(ref transfers);

    /// <summary>A transfer ends.</summary>
    public void Release() => Interlocked.Decrement(ref transfers);
}
