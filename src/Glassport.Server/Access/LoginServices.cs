namespace Glassport.Server.Access;

/// <summary>What logins of all sites share, for as long as the server runs.</summary>
/// <param name="Passwords">Checks passwords of Glassport's own users.</param>
/// <param name="PamGate">Lets so many ask PAM at a time.</param>
internal sealed record LoginServices(PasswordCheck Passwords, FairGate PamGate)
{
    /// <summary>Makes them.</summary>
    /// <param name="time">The clock.</param>
    public LoginServices(TimeProvider time)
        : this(new PasswordCheck(time), new FairGate(PamAuthenticator.Places))
    {
    }
}
