using System.Collections.Immutable;
using Glassport.Server.Settings;

namespace Glassport.App.Import.Iis;

/// <summary>The columns of a log, by the flags of logExtFileFlags.</summary>
internal static class IisLogFields
{
    private static readonly Dictionary<string, string> ByFlag = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Date"] = "date",
        ["Time"] = "time",
        ["ClientIP"] = "c-ip",
        ["ClientPort"] = "c-port",
        ["UserName"] = "cs-username",
        ["SiteName"] = "s-sitename",
        ["ComputerName"] = "s-computername",
        ["ServerIP"] = "s-ip",
        ["ServerPort"] = "s-port",
        ["Method"] = "cs-method",
        ["UriStem"] = "cs-uri-stem",
        ["FtpStatus"] = "sc-status",
        ["Win32Status"] = "sc-win32-status",
        ["FtpSubStatus"] = "sc-substatus",
        ["BytesSent"] = "sc-bytes",
        ["BytesRecv"] = "cs-bytes",
        ["TimeTaken"] = "time-taken",
        ["Host"] = "cs-host",
        ["Session"] = "x-session",
        ["FullPath"] = "x-fullpath",
        ["Info"] = "x-debug",
    };

    /// <summary>The columns of a site's log; empty for those that IIS begins with.</summary>
    /// <param name="site">The site.</param>
    public static ImmutableArray<string> Of(IisSite site)
    {
        var chosen = site.Flags("ftpServer/logFile", "logExtFileFlags").Select(flag => ByFlag.GetValueOrDefault(flag)).ToHashSet();
        return [.. W3CFields.All.Where(chosen.Contains)];
    }
}
