using Glassport.Server.Settings;

namespace Glassport.Server.Access;

/// <summary>Lets in anonymous and ftp, whose password is a mail address by custom (RFC 1635).</summary>
/// <param name="settings">The site's settings.</param>
/// <param name="findAccount">Finds accounts of the system.</param>
internal sealed class AnonymousAuthenticator(AuthenticationSettings settings, Func<string, SystemAccount?> findAccount) : IAuthenticator
{
    private Identity? identity;

    /// <summary>Whether a name is one of those that anybody may take.</summary>
    /// <param name="name">The name; case does not matter.</param>
    public static bool IsAnonymous(string name) =>
        name.Equals("anonymous", StringComparison.OrdinalIgnoreCase) || name.Equals("ftp", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public ValueTask<LoginOutcome> AuthenticateAsync(LoginAttempt attempt, CancellationToken cancellationToken) => new(Decide(attempt));

    private LoginOutcome Decide(in LoginAttempt attempt)
    {
        if (!IsAnonymous(attempt.Name))
            return new(LoginResult.Unknown);
        if (attempt.Password is not { } password)
            return settings.AnonymousWithoutPassword ? Accept() : LoginOutcome.Refuse("a password is needed");
        if (settings.DeniedAnonymousPasswords.Contains(password, StringComparer.Ordinal))
            return LoginOutcome.Refuse("the mail address is denied");
        if (!settings.AnonymousPasswords.IsEmpty && !settings.AnonymousPasswords.Contains(password, StringComparer.Ordinal))
            return LoginOutcome.Refuse("the mail address is not among those that are allowed");
        return Accept();
    }

    private LoginOutcome Accept()
    {
        if (identity is null && settings.AnonymousAccount is { } name)
        {
            if (findAccount(name) is not { } account)
                return new(LoginResult.Unavailable, null, $"the system has no account {name} for anonymous users");
            if (account.IsRoot)
                return new(LoginResult.Unavailable, null, $"anonymous users do not get the rights of {name}, who is root");
            identity = Identity.Anonymous with { Account = account.Identity };
        }

        return LoginOutcome.Accept(identity ?? Identity.Anonymous);
    }
}
