using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>SITE (RFC 959 §4.1.3): the services of this server alone.</summary>
internal static class SiteVerb
{
    private static readonly Reply Unknown = new(500, "There is no such SITE command; see SITE HELP.", "没有这样的 SITE 命令，请参阅 SITE HELP。");
    private static readonly Reply NoHelp = new(501, "There is no such SITE command.", "没有这样的 SITE 命令。");
    private static readonly Reply Off = new(550, "SITE is switched off here.", "此处已关闭 SITE。");

    /// <summary>Carries a SITE command out.</summary>
    public static ValueTask<Reply?> RunAsync(Session session, string argument)
    {
        if (!session.Settings.Commands.Site)
            return new(Off);
        string text = argument.TrimStart(' ');
        int blank = text.IndexOf(' ', StringComparison.Ordinal);
        var command = SiteTable.Find(blank < 0 ? text : text[..blank]);
        if (session.Login is null && command is not { BeforeLogin: true })
            return new(Session.NotLoggedIn);
        return command is not null
            ? command.RunAsync(session, blank < 0 ? "" : text[(blank + 1)..])
            : new(Unknown);
    }

    /// <summary>What SITE HELP and HELP SITE say.</summary>
    /// <param name="name">The command, or empty for all.</param>
    public static Reply Help(string name)
    {
        name = name.Trim();
        if (name.Length > 0)
            return SiteTable.Find(name) is { } command ? new(214, $"Syntax: SITE {command}") : NoHelp;
        string rows = string.Join('\n', SiteTable.All);
        return new(214, $"SITE commands:\n{rows}\nEnd of help.", $"SITE 命令：\n{rows}\n帮助结束。");
    }
}
