using System.Collections.Immutable;

namespace Glassport.Server.Settings;

/// <summary>Everything that an administrator decides: one immutable snapshot. A change is a new snapshot; running sessions go on.</summary>
public sealed record ServerSettings
{
    /// <summary>The sites.</summary>
    public ImmutableArray<SiteSettings> Sites { get; init; } = [];

    /// <summary>Glassport's own users, for every site that admits them.</summary>
    public ImmutableArray<UserSettings> Users { get; init; } = [];

    /// <summary>Groups of users.</summary>
    public ImmutableArray<GroupSettings> Groups { get; init; } = [];

    /// <summary>Limits over all sites together.</summary>
    public ServerLimits Limits { get; init; } = new();

    /// <summary>What follows failed logins.</summary>
    public BanSettings Bans { get; init; } = new();
}
