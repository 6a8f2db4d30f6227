using System.Collections.Immutable;
using Glassport.Server.Settings;

namespace Glassport.App.Import.Vsftpd;

/// <summary>A vsftpd.conf, as Glassport understands it.</summary>
internal sealed record VsftpdConfiguration
{
    /// <summary>What is served, how, and for whom: one site.</summary>
    public required ServerSettings Settings { get; init; }

    /// <summary>The server leaves the terminal once it listens.</summary>
    public bool Background { get; init; }

    /// <summary>The server serves with the rights of whoever started it, and changes to no account.</summary>
    public bool RunsAsLaunchingUser { get; init; }

    /// <summary>What is different here, in the order of the files.</summary>
    public ImmutableArray<ImportWarning> Warnings { get; init; } = [];
}
