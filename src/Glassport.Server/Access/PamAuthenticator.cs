using Glassport.Server.Settings;

namespace Glassport.Server.Access;

/// <summary>Lets in accounts of the system. Root is not one of them, whatever the password.</summary>
/// <param name="settings">The site's settings.</param>
/// <param name="gate">So many ask at a time: modules may wait for a network service.</param>
internal sealed class PamAuthenticator(AuthenticationSettings settings, FairGate gate) : IAuthenticator
{
    /// <summary>How many ask PAM at a time.</summary>
    public const int Places = 4;

    /// <inheritdoc/>
    public async ValueTask<LoginOutcome> AuthenticateAsync(LoginAttempt attempt, CancellationToken cancellationToken)
    {
        if (attempt.Password is not { } password)
            return new(LoginResult.Unknown);
        await gate.EnterAsync(AddressKey.Of(attempt.Address), cancellationToken).ConfigureAwait(false);
        var asked = Task.Run(
            () =>
            {
                try
                {
                    return Ask(attempt.Name, password, attempt.Address.ToString());
                }
                finally
                {
                    gate.Leave();
                }
            },
            CancellationToken.None);
        // Modules cannot be called back: when the client is gone, the place stays taken until they return.
        return await asked.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private LoginOutcome Ask(string name, string password, string host)
    {
        var answer = Pam.Authenticate(settings.PamService, name, password, host);
        if (answer.Result != LoginResult.Accepted)
            return answer;
        if (SystemAccounts.Find(settings.GuestAccount ?? name) is not { } account)
            return LoginOutcome.Refuse($"PAM lets {name} in, but the system has no account {settings.GuestAccount ?? name}");
        if (account.IsRoot)
            return LoginOutcome.Refuse("root does not log in");
        return LoginOutcome.Accept(new()
        {
            Name = name,
            Kind = IdentityKind.SystemAccount,
            Groups = account.Groups,
            Home = account.Home,
            Account = account.Identity,
        });
    }
}
