using Glassport.Analysis.Model;

namespace Glassport.Analysis.Story;

/// <summary>One paragraph for a whole conversation.</summary>
internal static class SummaryStory
{
    /// <summary>Tells it.</summary>
    /// <param name="c">The conversation.</param>
    /// <param name="language">The language.</param>
    /// <param name="silent">Whether it was given up, because nothing was heard of it for long, while the capture goes on.</param>
    public static string Tell(Conversation c, Language language, bool silent = false)
    {
        Tale tale = new(language);
        if (c.Outcome == Outcome.Refused || c.Refused)
        {
            tale.Say($"{c.Client.Address} called {c.Server} and was refused.", $"{c.Client.Address} 连接 {c.Server}，被拒绝。");
            return tale.ToString();
        }

        double duration = c.LastTime.MillisecondsSince(c.FirstTime);
        tale.Say($"{c.Client.Address} used the FTP server {c.Server} for {Phrase.Duration(duration, Language.English)}{(c.Midstream ? "; the capture begins in the middle" : "")}.",
            $"{c.Client.Address} 使用 FTP 服务器 {c.Server}，历时 {Phrase.Duration(duration, Language.Chinese)}{(c.Midstream ? "；抓包从中途开始" : "")}。");
        LoggedIn(tale, c);
        Moved(tale, c);
        if (silent)
            tale.Say($"Nothing has been heard of it for long; should it go on, that counts as another session.", $"已长时间没有动静；如果之后还有通信，算作另一个会话。");
        else
            Ended(tale, c);
        return tale.ToString();
    }

    private static void LoggedIn(Tale tale, Conversation c)
    {
        Login login = c.Login;
        string user = login.User is null ? "" : Phrase.Quote(login.User);
        if (c.Tls is { Decrypted: false })
            tale.Say($"Most of it is encrypted with {c.Tls.Version ?? "TLS"} and cannot be read.", $"大部分内容由 {c.Tls.Version ?? "TLS"} 加密，无法读取。");
        else if (login.Outcome == LoginOutcome.Accepted)
            tale.Say($"It logged in as {user}{(login.Failures > 0 ? $", after {login.Failures} rejected attempts" : "")}.", $"以用户 {user} 登录成功{(login.Failures > 0 ? $"，此前被拒绝 {login.Failures} 次" : "")}。");
        else if (login.Outcome == LoginOutcome.Rejected)
            tale.Say($"The login{(user.Length > 0 ? $" as {user}" : "")} was rejected.", $"{(user.Length > 0 ? $"用户 {user} " : "")}登录被拒绝。");
        else if (c.Greeting is { Code: 421 })
            tale.Say($"The server turned it away with 421.", $"服务器以 421 拒绝服务。");
    }

    private static void Moved(Tale tale, Conversation c)
    {
        int lists = 0, downloads = 0, uploads = 0, failed = 0, partly = 0;
        long down = 0, up = 0;
        foreach (DataConnection data in c.DataConnections)
        {
            if (data.Command is null)
                continue;
            if (data is { Complete: false, Gaps.Count: > 0, FinalReply: { Code: >= 200 and < 300 } })
                partly++;
            else if (!data.Complete)
                failed++;
            switch (data.Command)
            {
                case "RETR":
                    downloads++;
                    down += data.Bytes;
                    break;
                case "STOR" or "APPE" or "STOU":
                    uploads++;
                    up += data.Bytes;
                    break;
                default:
                    lists++;
                    break;
            }
        }

        int elsewhere = c.Exchanges.Count(TransferStory.IsElsewhere);
        if (elsewhere > 0)
        {
            tale.Say($"{elsewhere:N0} transfer{(elsewhere == 1 ? "" : "s")} began whose data connection{(elsewhere == 1 ? " is" : "s are")} not part of this conversation: either the capture lacks {(elsewhere == 1 ? "it" : "them")} (the filter \"tcp port 21\" leaves all data connections out), or another session negotiated {(elsewhere == 1 ? "it" : "them")} too (FXP).",
                $"有 {elsewhere:N0} 次传输的数据连接不在这个会话里：或者抓包中没有（过滤条件 \"tcp port 21\" 会漏掉所有数据连接），或者由另一个会话共同协商（FXP）。");
        }

        if (lists + downloads + uploads == 0)
        {
            if (c.Tls is not { Decrypted: false } && elsewhere == 0)
                tale.Say($"Nothing was transferred.", $"没有传输任何内容。");
            return;
        }

        List<string> english = [], chinese = [];
        Add(lists, $"{lists:N0} listing{(lists == 1 ? "" : "s")}", $"{lists:N0} 次目录列表");
        Add(downloads, $"{downloads:N0} download{(downloads == 1 ? "" : "s")} ({Phrase.Bytes(down, Language.English)})", $"{downloads:N0} 次下载（{Phrase.Bytes(down, Language.Chinese)}）");
        Add(uploads, $"{uploads:N0} upload{(uploads == 1 ? "" : "s")} ({Phrase.Bytes(up, Language.English)})", $"{uploads:N0} 次上传（{Phrase.Bytes(up, Language.Chinese)}）");
        bool active = c.DataConnections.Any(d => d.IsActive && d.Command is not null), passive = c.DataConnections.Any(d => !d.IsActive && d.Command is not null);
        tale.Say($"There {(lists + downloads + uploads == 1 ? "was" : "were")} {Phrase.List(english, Language.English)}, in {(active && passive ? "active and passive" : active ? "active" : "passive")} mode{(failed > 0 ? $"; {failed:N0} did not complete" : "")}{(partly > 0 ? $"; of {partly:N0} the capture lacks a part" : "")}.",
            $"共有 {Phrase.List(chinese, Language.Chinese)}，使用{(active && passive ? "主动和被动" : active ? "主动" : "被动")}模式{(failed > 0 ? $"；其中 {failed:N0} 次没有完成" : "")}{(partly > 0 ? $"；有 {partly:N0} 次在抓包中缺少一部分" : "")}。");

        void Add(int count, string inEnglish, string inChinese)
        {
            if (count == 0)
                return;
            english.Add(inEnglish);
            chinese.Add(inChinese);
        }
    }

    private static void Ended(Tale tale, Conversation c)
    {
        switch (c.Outcome)
        {
            case Outcome.Quit:
                tale.Say($"The session ended with QUIT.", $"会话以 QUIT 结束。");
                break;
            case Outcome.ServerClosed:
                tale.Say($"The server closed the control connection.", $"控制连接由服务器关闭。");
                break;
            case Outcome.ClientClosed:
                tale.Say($"The client closed the control connection{(c.Tls is { Decrypted: false } ? "" : " without QUIT")}.", $"控制连接由客户端{(c.Tls is { Decrypted: false } ? "" : "未经 QUIT 直接")}关闭。");
                break;
            case Outcome.Reset:
                tale.Say($"The control connection was reset.", $"控制连接被复位。");
                break;
            case Outcome.Open:
                tale.Say($"When the capture ended the session was still open.", $"抓包结束时会话仍未关闭。");
                break;
        }
    }
}
