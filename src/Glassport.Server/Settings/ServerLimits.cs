namespace Glassport.Server.Settings;

/// <summary>Limits over all sites together. Null, and zero for rates, is no limit.</summary>
public sealed record ServerLimits
{
    /// <summary>Sessions at a time.</summary>
    public int? Sessions { get; init; }

    /// <summary>Sessions from one address at a time.</summary>
    public int? SessionsPerAddress { get; init; }

    /// <summary>Sessions from one address that have not logged in; keeps one address from using up the rest (S16).</summary>
    public int? UnauthenticatedPerAddress { get; init; }

    /// <summary>Bytes a second of the whole server.</summary>
    public long Rate { get; init; }

    /// <summary>How long transfers may go on once the server is told to stop.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
