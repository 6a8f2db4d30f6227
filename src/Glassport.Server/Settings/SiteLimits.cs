namespace Glassport.Server.Settings;

/// <summary>Limits of a site. Null, and zero for rates and timeouts, is no limit.</summary>
public sealed record SiteLimits
{
    /// <summary>Sessions at a time.</summary>
    public int? Sessions { get; init; }

    /// <summary>Sessions from one address at a time.</summary>
    public int? SessionsPerAddress { get; init; }

    /// <summary>Sessions of one user at a time.</summary>
    public int? SessionsPerUser { get; init; }

    /// <summary>From the connection to the end of the login.</summary>
    public TimeSpan LoginTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Between two commands.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The longest that SITE IDLE may ask for.</summary>
    public TimeSpan LongestIdleTimeout { get; init; } = TimeSpan.FromHours(2);

    /// <summary>From the transfer command to the data connection.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>As <see cref="ConnectTimeout"/>, for active data connections; null: the same.</summary>
    public TimeSpan? ActiveConnectTimeout { get; init; }

    /// <summary>Within a transfer, without a byte moving.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The average rate, in bytes a second, below which a transfer is ended; 0: none.</summary>
    public long MinimumRate { get; init; }

    /// <summary>Failed logins on one connection before it is closed.</summary>
    public int LoginAttempts { get; init; } = 3;

    /// <summary>Bytes a second of one transfer.</summary>
    public long RatePerTransfer { get; init; }

    /// <summary>As <see cref="RatePerTransfer"/>, for anonymous users; 0: the same.</summary>
    public long AnonymousRate { get; init; }

    /// <summary>Bytes a second of all transfers of one user together.</summary>
    public long RatePerUser { get; init; }

    /// <summary>Bytes a second of the site.</summary>
    public long Rate { get; init; }
}
