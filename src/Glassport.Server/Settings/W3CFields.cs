using System.Collections.Immutable;

namespace Glassport.Server.Settings;

/// <summary>The columns that W3C extended logs of FTP can have, by IIS's names.</summary>
public static class W3CFields
{
    /// <summary>All of them, in IIS's order.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        "date", "time", "c-ip", "c-port", "cs-username", "s-sitename", "s-computername", "s-ip", "s-port", "cs-method", "cs-uri-stem", "sc-status",
        "sc-win32-status", "sc-substatus", "sc-bytes", "cs-bytes", "time-taken", "cs-host", "x-session", "x-fullpath", "x-debug",
    ];

    /// <summary>Those that IIS begins with.</summary>
    public static ImmutableArray<string> Initial { get; } =
    [
        "date", "time", "c-ip", "cs-username", "s-ip", "s-port", "cs-method", "cs-uri-stem", "sc-status", "sc-win32-status", "sc-substatus", "x-session", "x-fullpath",
    ];
}
