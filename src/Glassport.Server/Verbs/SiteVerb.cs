using System.Collections.Frozen;
using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>SITE (RFC 959 §4.1.3): the services of this server alone.</summary>
internal static class SiteVerb
{
    /// <summary>What SITE HELP and HELP SITE say.</summary>
    public static readonly Reply Help = new(
        214,
        "SITE commands:\nCHMOD mode path\nUTIME time path\nSYMLINK target link\nIDLE seconds\nUMASK mode\nWHO\nHELP\nEnd of help.",
        "SITE 命令：\nCHMOD mode path\nUTIME time path\nSYMLINK target link\nIDLE seconds\nUMASK mode\nWHO\nHELP\n帮助结束。");

    private static readonly Reply Unknown = new(500, "There is no such SITE command; see SITE HELP.", "没有这样的 SITE 命令，请参阅 SITE HELP。");
    private static readonly Reply Off = new(550, "SITE is switched off here.", "此处已关闭 SITE。");

    private static readonly FrozenDictionary<string, VerbAction> Commands = new Dictionary<string, VerbAction>
    {
        ["CHMOD"] = SiteFiles.ChmodAsync,
        ["UTIME"] = SiteFiles.UtimeAsync,
        ["SYMLINK"] = SiteFiles.SymlinkAsync,
        ["IDLE"] = SiteSession.IdleAsync,
        ["UMASK"] = SiteSession.UmaskAsync,
        ["WHO"] = SiteSession.WhoAsync,
        ["HELP"] = static (_, _) => new(Help),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Carries a SITE command out.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        if (!session.Settings.Commands.Site)
            return new(Off);
        string text = argument.TrimStart(' ');
        int blank = text.IndexOf(' ', StringComparison.Ordinal);
        string name = blank < 0 ? text : text[..blank];
        return Commands.TryGetValue(name, out var command) ? command(session, blank < 0 ? "" : text[(blank + 1)..]) : new(Unknown);
    }
}
