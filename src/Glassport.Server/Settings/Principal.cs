namespace Glassport.Server.Settings;

/// <summary>Whom a rule is about.</summary>
/// <param name="Kind">Everyone, anonymous users, one user or one group.</param>
/// <param name="Name">The user's or group's name; null for the other kinds.</param>
public sealed record Principal(PrincipalKind Kind, string? Name = null)
{
    /// <summary>Everyone, anonymous users too.</summary>
    public static Principal Everyone { get; } = new(PrincipalKind.Everyone);

    /// <summary>Anonymous users.</summary>
    public static Principal Anonymous { get; } = new(PrincipalKind.Anonymous);
}
