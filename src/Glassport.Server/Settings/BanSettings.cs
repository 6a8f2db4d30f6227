namespace Glassport.Server.Settings;

/// <summary>What follows failed logins. Bans end by themselves.</summary>
public sealed record BanSettings
{
    /// <summary>Failures from one address within <see cref="Window"/> that bring a ban; 0: never.</summary>
    public int Failures { get; init; } = 20;

    /// <summary>How long a failure counts.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a ban lasts.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long the reply to a failed login is held back; it doubles with each failure on a connection.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the reply to a login that succeeded is held back.</summary>
    public TimeSpan SuccessDelay { get; init; }
}
