namespace Glassport.Server.Access;

/// <summary>One way of logging in.</summary>
internal interface IAuthenticator
{
    /// <summary>Looks at what a client shows.</summary>
    /// <param name="attempt">What it shows.</param>
    /// <param name="cancellationToken">The client is gone.</param>
    ValueTask<LoginOutcome> AuthenticateAsync(LoginAttempt attempt, CancellationToken cancellationToken);
}
