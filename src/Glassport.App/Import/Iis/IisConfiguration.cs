using System.Collections.Immutable;
using Glassport.Server.Settings;

namespace Glassport.App.Import.Iis;

/// <summary>What an applicationHost.config says about FTP, as Glassport understands it.</summary>
internal sealed record IisConfiguration
{
    /// <summary>The sites that have an FTP binding.</summary>
    public ImmutableArray<SiteSettings> Sites { get; init; } = [];

    /// <summary>The groups that rules name; their members are Windows's.</summary>
    public ImmutableArray<GroupSettings> Groups { get; init; } = [];

    /// <summary>What follows failed logins, where the file says so.</summary>
    public BanSettings? Bans { get; init; }

    /// <summary>What is different here, in the order of the file.</summary>
    public ImmutableArray<ImportWarning> Warnings { get; init; } = [];
}
