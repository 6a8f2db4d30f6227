using System.Security.Cryptography;

namespace Glassport.Server.Access;

/// <summary>Lets in Glassport's own users, by certificate or by password. A name that is not known costs what a wrong password costs (S17).</summary>
/// <param name="users">The users.</param>
/// <param name="passwords">Checks passwords.</param>
internal sealed class UserAuthenticator(UserTable users, PasswordCheck passwords) : IAuthenticator
{
    /// <inheritdoc/>
    public ValueTask<LoginOutcome> AuthenticateAsync(LoginAttempt attempt, CancellationToken cancellationToken)
    {
        var user = users.Find(attempt.Name);
        if (user is { Settings.IsEnabled: true, CertificateHash: { } hash } && CryptographicOperations.FixedTimeEquals(hash, attempt.CertificateHash.Span))
            return new(LoginOutcome.Accept(user.Identity));
        if (attempt.Password is not { } password)
            return new(Refusal(user));
        bool isDecoy = user is not { Settings.IsEnabled: true, PasswordHash: not null };
        var check = passwords.IsRightAsync(attempt, password, user?.PasswordHash ?? users.DecoyFor(attempt.Name), isDecoy, cancellationToken);
        return check.IsCompletedSuccessfully ? new(Outcome(user, check.Result)) : FinishAsync(user, check);
    }

    private static async ValueTask<LoginOutcome> FinishAsync(KnownUser? user, ValueTask<bool> check) => Outcome(user, await check.ConfigureAwait(false));

    private static LoginOutcome Outcome(KnownUser? user, bool isRight) => isRight && user is not null ? LoginOutcome.Accept(user.Identity) : Refusal(user);

    private static LoginOutcome Refusal(KnownUser? user) => user switch
    {
        null => new(LoginResult.Unknown, null, "no such user"),
        { Settings.IsEnabled: false } => LoginOutcome.Refuse("the user is disabled"),
        { PasswordHash: null } => LoginOutcome.Refuse("no password lets this user in"),
        _ => LoginOutcome.Refuse("wrong password"),
    };
}
