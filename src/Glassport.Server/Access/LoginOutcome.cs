namespace Glassport.Server.Access;

/// <summary>The outcome of a login.</summary>
/// <param name="Result">What came of it.</param>
/// <param name="Identity">Who is in, when accepted.</param>
/// <param name="Detail">For the log and never for the client: why not.</param>
internal readonly record struct LoginOutcome(LoginResult Result, Identity? Identity = null, string? Detail = null)
{
    /// <summary>The user is in.</summary>
    /// <param name="identity">Who it is.</param>
    public static LoginOutcome Accept(Identity identity) => new(LoginResult.Accepted, identity);

    /// <summary>What was shown lets nobody in.</summary>
    /// <param name="detail">Why, for the log.</param>
    public static LoginOutcome Refuse(string detail) => new(LoginResult.Refused, null, detail);
}
