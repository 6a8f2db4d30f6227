namespace Glassport.Analysis.Model;

/// <summary>How a conversation logged in.</summary>
/// <param name="User">The user of the accepted login, else of the last try; null when USER was not seen.</param>
/// <param name="Password">The password of the same try, verbatim; renderings mask it. Null when not seen.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Packet">The packet of the reply that decided; null when none did.</param>
/// <param name="Failures">How many tries were rejected.</param>
/// <param name="Rejections">The packets of the rejected tries: the command and the reply.</param>
public sealed record Login(
    string? User, string? Password, LoginOutcome Outcome, long? Packet, int Failures, IReadOnlyList<(long Command, long Reply)> Rejections)
{
    /// <summary>Whether the user is one whose password is no secret (RFC 1635).</summary>
    public bool IsAnonymous => User is not null
        && (User.Equals("anonymous", StringComparison.OrdinalIgnoreCase) || User.Equals("ftp", StringComparison.OrdinalIgnoreCase));
}

/// <summary>How a login ended.</summary>
public enum LoginOutcome
{
    /// <summary>Nobody tried.</summary>
    None,

    /// <summary>230 (or 232).</summary>
    Accepted,

    /// <summary>530, 430, 421 or another refusal.</summary>
    Rejected,

    /// <summary>The capture does not show it.</summary>
    Unknown,
}
