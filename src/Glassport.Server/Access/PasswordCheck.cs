namespace Glassport.Server.Access;

/// <summary>Checks passwords against stored hashes, off the threads that serve sessions: a check takes a tenth of a second.</summary>
/// <param name="recent">Passwords that need no full check.</param>
/// <param name="verification">The full check.</param>
internal sealed class PasswordCheck(RecentLogins recent, PasswordVerification verification)
{
    // Half of the processors: the thread pool starts with one thread for each, and sessions need theirs.
    private readonly FairGate gate = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>Makes one that checks in full what was not right lately.</summary>
    /// <param name="time">The clock.</param>
    public PasswordCheck(TimeProvider time)
        : this(new(time), PasswordHash.Verify)
    {
    }

    /// <summary>Checks a password.</summary>
    /// <param name="attempt">The login.</param>
    /// <param name="password">Its password.</param>
    /// <param name="hash">The hash to check against.</param>
    /// <param name="isDecoy">The hash is another user's, for the time that it takes: the answer is no.</param>
    /// <param name="cancellationToken">The client is gone.</param>
    public ValueTask<bool> IsRightAsync(in LoginAttempt attempt, string password, string hash, bool isDecoy, CancellationToken cancellationToken)
    {
        var key = recent.KeyOf(attempt.Name, hash, password);
        return recent.Contains(key) ? new(!isDecoy) : CheckAsync(key, AddressKey.Of(attempt.Address), password, hash, isDecoy, cancellationToken);
    }

    private async ValueTask<bool> CheckAsync(
        UInt128 key, AddressKey address, string password, string hash, bool isDecoy, CancellationToken cancellationToken)
    {
        await gate.EnterAsync(address, cancellationToken).ConfigureAwait(false);
        try
        {
            // Of many sessions that begin together with one password, the first pays for all.
            if (recent.Contains(key))
                return !isDecoy;
            bool isRight = await Task.Run(() => verification(hash, password), CancellationToken.None).ConfigureAwait(false);
            if (!isRight || isDecoy)
                return false;
            recent.Add(key);
            return true;
        }
        finally
        {
            gate.Leave();
        }
    }
}
