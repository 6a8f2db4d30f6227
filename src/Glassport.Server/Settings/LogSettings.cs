using System.Collections.Immutable;

namespace Glassport.Server.Settings;

/// <summary>Which logs a site keeps, besides the server's own.</summary>
public sealed record LogSettings
{
    /// <summary>Transfers in wu-ftpd's format; null: none.</summary>
    public string? Xferlog { get; init; }

    /// <summary>Logins and transfers in vsftpd's own format; null: none.</summary>
    public string? Vsftpd { get; init; }

    /// <summary>What <see cref="Vsftpd"/> would hold goes to the system log (facility ftp).</summary>
    public bool Syslog { get; init; }

    /// <summary>A folder of W3C extended logs as IIS writes them, one file a day; null: none.</summary>
    public string? W3C { get; init; }

    /// <summary>The columns of <see cref="W3C"/> in their order; empty: those that IIS begins with.</summary>
    public ImmutableArray<string> W3CFields { get; init; } = [];

    /// <summary>The columns that are written.</summary>
    public ImmutableArray<string> ColumnsOfW3C() => W3CFields.IsEmpty ? Settings.W3CFields.Initial : W3CFields;

    /// <summary>Commands and replies are written too, in vsftpd's log and the server's own.</summary>
    public bool Protocol { get; init; }
}
