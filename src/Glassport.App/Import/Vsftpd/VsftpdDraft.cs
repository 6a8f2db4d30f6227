using Glassport.Server.Settings;

namespace Glassport.App.Import.Vsftpd;

/// <summary>What the mappings fill in: vsftpd serves one site.</summary>
internal sealed record VsftpdDraft
{
    /// <summary>The site.</summary>
    public SiteSettings Site { get; init; } = new() { Name = "vsftpd", PhysicalPath = "/" };

    /// <summary>Limits of the server.</summary>
    public ServerLimits Limits { get; init; } = new();

    /// <summary>What follows failed logins; vsftpd bans nobody.</summary>
    public BanSettings Bans { get; init; } = new() { Failures = 0 };

    /// <summary>The server leaves the terminal once it listens.</summary>
    public bool Background { get; init; }

    /// <summary>The server serves with the rights of whoever started it.</summary>
    public bool RunsAsLaunchingUser { get; init; }
}
