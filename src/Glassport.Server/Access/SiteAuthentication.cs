using Glassport.Server.Settings;

namespace Glassport.Server.Access;

/// <summary>The ways of logging in to one snapshot of a site, in their order.</summary>
internal sealed class SiteAuthentication : IAuthenticator
{
    private readonly AuthenticationSettings settings;
    private readonly IAuthenticator[] authenticators;

    /// <summary>Puts together what a site allows.</summary>
    /// <param name="settings">The site's settings.</param>
    /// <param name="users">Glassport's own users.</param>
    /// <param name="services">What all sites share.</param>
    public SiteAuthentication(AuthenticationSettings settings, UserTable users, LoginServices services)
        : this(settings, InOrder(settings, users, services))
    {
    }

    internal SiteAuthentication(AuthenticationSettings settings, IAuthenticator[] authenticators) =>
        (this.settings, this.authenticators) = (settings, authenticators);

    /// <summary>Whether a name is refused whatever follows: USER can say so, and spare the client from sending its password.</summary>
    /// <param name="name">The name of USER.</param>
    public bool IsRefused(string name)
    {
        string plain = AnonymousAuthenticator.IsAnonymous(name) ? name.ToLowerInvariant() : name;
        return NamePatterns.Contains(settings.DeniedNames, plain)
            || (!settings.AllowedNames.IsEmpty && !NamePatterns.Contains(settings.AllowedNames, plain));
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The first way that knows the name decides. The others are asked all the same, so that the time does not tell which one it was; what
    /// they say does not count, since a name that Glassport knows must not come in as the account of somebody else.
    /// </remarks>
    public ValueTask<LoginOutcome> AuthenticateAsync(LoginAttempt attempt, CancellationToken cancellationToken)
    {
        if (IsRefused(attempt.Name))
            return new(LoginOutcome.Refuse("the site's settings refuse the name"));
        LoginOutcome decision = default;
        for (int i = 0; i < authenticators.Length; i++)
        {
            var answer = authenticators[i].AuthenticateAsync(attempt, cancellationToken);
            if (!answer.IsCompletedSuccessfully)
                return ContinueAsync(decision, answer, i + 1, attempt, cancellationToken);
            decision = Decide(decision, answer.Result);
            if (decision.Result == LoginResult.Accepted)
                break;
        }

        return new(decision);
    }

    private async ValueTask<LoginOutcome> ContinueAsync(
        LoginOutcome decision, ValueTask<LoginOutcome> answer, int next, LoginAttempt attempt, CancellationToken cancellationToken)
    {
        while (true)
        {
            decision = Decide(decision, await answer.ConfigureAwait(false));
            if (decision.Result == LoginResult.Accepted || next == authenticators.Length)
                return decision;
            answer = authenticators[next++].AuthenticateAsync(attempt, cancellationToken);
        }
    }

    private static LoginOutcome Decide(LoginOutcome before, LoginOutcome answer) =>
        before.Result != LoginResult.Unknown || (answer.Result == LoginResult.Unknown && before.Detail is not null) ? before : answer;

    private static IAuthenticator[] InOrder(AuthenticationSettings settings, UserTable users, LoginServices services)
    {
        List<IAuthenticator> order = new(3);
        if (settings.Anonymous)
            order.Add(new AnonymousAuthenticator(settings, SystemAccounts.Find));
        if (settings.Users)
            order.Add(new UserAuthenticator(users, services.Passwords));
        if (settings.SystemAccounts)
            order.Add(new PamAuthenticator(settings, services.PamGate));
        return [.. order];
    }
}
