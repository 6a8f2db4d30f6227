using System.Globalization;
using System.Text;
using Glassport.Server.Sessions;

namespace Glassport.Server.Verbs;

/// <summary>The SITE commands about sessions.</summary>
internal static class SiteSession
{
    private static readonly Reply WrongMask = new(501, "SITE UMASK takes a mode in octal.", "SITE UMASK 的参数是八进制数。");
    private static readonly Reply MaskIsSet = new(550, "The umask of anonymous users is set by the site.", "匿名用户的 umask 由站点设定。");
    private static readonly Reply NotTold = new(550, "Other sessions are not told about here.", "此处不提供其他会话的信息。");

    /// <summary>SITE IDLE [seconds].</summary>
    public static ValueTask<Reply?> IdleAsync(Session session, string argument)
    {
        var limits = session.Settings.Limits;
        if (argument.Trim().Length == 0)
        {
            double now = (session.Progress.IdleTimeout ?? limits.IdleTimeout).TotalSeconds;
            return new(new Reply(200, $"The idle timeout is {now:F0} seconds, at most {limits.LongestIdleTimeout.TotalSeconds:F0}.", $"空闲超时为 {now:F0} 秒，最多 {limits.LongestIdleTimeout.TotalSeconds:F0} 秒。"));
        }

        if (!int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) || seconds < 1 || seconds > limits.LongestIdleTimeout.TotalSeconds)
            return new(new Reply(501, $"SITE IDLE takes 1 to {limits.LongestIdleTimeout.TotalSeconds:F0} seconds.", $"SITE IDLE 的参数为 1 到 {limits.LongestIdleTimeout.TotalSeconds:F0} 秒。"));
        session.Progress.IdleTimeout = TimeSpan.FromSeconds(seconds);
        return new(new Reply(200, $"The idle timeout is {seconds} seconds.", $"空闲超时为 {seconds} 秒。"));
    }

    /// <summary>SITE UMASK [mode].</summary>
    public static ValueTask<Reply?> UmaskAsync(Session session, string argument)
    {
        int mask = session.Umask;
        if (argument.Trim().Length > 0)
        {
            // What strangers leave must not become readable by all because they say so.
            if (session.Login is { Identity.IsAnonymous: true } && session.Settings.Files.AnonymousUmask is not null)
                return new(MaskIsSet);
            if (!FactVerbs.TryReadMode(argument.Trim(), out mask))
                return new(WrongMask);
            session.Progress.Umask = mask;
        }

        string octal = Convert.ToString(mask, 8).PadLeft(3, '0');
        return new(new Reply(200, $"The umask is {octal}.", $"umask 为 {octal}。"));
    }

    /// <summary>SITE WHO: the sessions of this site.</summary>
    public static ValueTask<Reply?> WhoAsync(Session session, string argument)
    {
        if (!session.Settings.Commands.TellSessions)
            return new(NotTold);
        StringBuilder text = new();
        foreach (var other in session.Server.Sessions.Values.Where(other => other.Site == session.Site).Select(static other => other.Snapshot()).OrderBy(static other => other.Id))
            text.Append(CultureInfo.InvariantCulture, $"\n{other.Id} {other.User ?? "-"} {other.Client} {(other.Doing.Length == 0 ? "idle" : other.Doing)} {other.Path}");
        return new(new Reply(200, $"Sessions:{text}\nEnd", $"会话：{text}\n结束"));
    }
}
