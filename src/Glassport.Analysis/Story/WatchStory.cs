using System.Diagnostics;
using Glassport.Analysis.Findings;
using Glassport.Analysis.Model;
using Glassport.Analysis.Watching;

namespace Glassport.Analysis.Story;

/// <summary>What happened just now, in a sentence or two.</summary>
internal static class WatchStory
{
    /// <summary>Tells it.</summary>
    public static string Tell(WatchEvent happened, Language language, bool verbose)
    {
        Tale tale = new(language);
        switch (happened)
        {
            case SessionOpened opened:
                Opened(tale, opened);
                break;
            case SessionEncrypted tls:
                string details = string.Join(", ", new[] { tls.RequestedBy, tls.Version, tls.CipherSuite }.OfType<string>());
                tale.Say($"Encrypted from here on ({details}): commands and file names cannot be read.", $"从这里起加密（{details}），命令和文件名都读不到。");
                break;
            case LoginAnswered login:
                LoggedIn(tale, login);
                break;
            case TransferBegan began:
                string begins = TitleOf(began.Exchange, began.Path, language);
                tale.Say($"{begins} begins: {Quoted(began.Exchange.Replies[^1])}.", $"{begins}，开始：{Quoted(began.Exchange.Replies[^1])}。");
                break;
            case TransferEnded ended:
                Transferred(tale, ended);
                break;
            case SessionEnded over:
                return SummaryStory.Tell(over.Conversation, language, over.Silent);
            case FindingFound found:
                return Found(found.Finding, language, verbose);
            case PacketsDropped dropped:
                tale.Say($"{dropped.Count:N0} packets were dropped before they could be read ({dropped.Total:N0} in all): the watch does not keep up, and what is told may lack something.",
                    $"有 {dropped.Count:N0} 个包还没读到就被丢弃（累计 {dropped.Total:N0} 个）：观察跟不上流量，讲述的内容可能有缺失。");
                break;
            default:
                throw new UnreachableException();
        }

        return tale.ToString();
    }

    private static void Opened(Tale tale, SessionOpened opened)
    {
        if (opened.Greeting is { IsNegative: true } refusal)
            tale.Say($"The server turns the client away: {Quoted(refusal)}.", $"服务器拒绝服务：{Quoted(refusal)}。");
        else if (opened.Greeting is { } greeting)
            tale.Say($"The session begins: {Quoted(greeting)}.", $"会话开始：{Quoted(greeting)}。");
        else if (opened.Midstream)
            tale.Say($"A session that was under way already.", $"会话在抓包之前就已经开始。");
        else
            tale.Say($"The session begins, without a greeting.", $"会话开始，没有欢迎应答。");
    }

    private static void LoggedIn(Tale tale, LoginAnswered login)
    {
        string user = login.Session!.User is { Length: > 0 } name ? Phrase.Quote(name) : "";
        string reply = login.Exchange.FinalReply is { } final ? Quoted(final) : "";
        if (login.Accepted)
            tale.Say($"{(user.Length > 0 ? user : "The client")} logs in: {reply}.", $"{(user.Length > 0 ? $"用户 {user} " : "")}登录成功：{reply}。");
        else
            tale.Say($"The login{(user.Length > 0 ? $" of {user}" : "")} is rejected: {reply}.", $"{(user.Length > 0 ? $"用户 {user} " : "")}登录被拒绝：{reply}。");
    }

    private static void Transferred(Tale tale, TransferEnded ended)
    {
        Language language = tale.Language;
        string title = TitleOf(ended.Exchange, ended.Data?.StoredAs ?? ended.Path, language);
        Reply? final = ended.Exchange.FinalReply;
        string reply = final is null ? "" : Quoted(final);
        string moved = ended.Data is { Established: true } data ? Moved(data, language) : "";
        if (final is null)
            tale.Say($"{title} has no end: {(moved.Length > 0 ? moved + ", " : "")}no final reply.", $"{title}，没有结束：{(moved.Length > 0 ? moved + "，" : "")}没有最终应答。");
        else if (final.IsNegative)
            tale.Say($"{title} fails: {(moved.Length > 0 ? moved + ", " : "")}{reply}.", $"{title}，失败：{(moved.Length > 0 ? moved + "，" : "")}{reply}。");
        else if (ended.Data is null)
            tale.Say($"{title}: {reply}; its data connection was not seen.", $"{title}：{reply}；没有看到它的数据连接。");
        else if (ended.Data.Complete)
            tale.Say($"{title}: {moved}, {reply}.", $"{title}：{moved}，{reply}。");
        else if (ended.Data.Gaps.Count > 0)
            tale.Say($"{title}: {moved}, {reply}; a part of it was not captured.", $"{title}：{moved}，{reply}；其中一部分没有抓到。");
        else
            tale.Say($"{title}: {(moved.Length > 0 ? moved + ", " : "")}{reply}, but the data connection did not end as it should.", $"{title}：{(moved.Length > 0 ? moved + "，" : "")}{reply}，但数据连接没有正常结束。");
    }

    private static string TitleOf(Exchange exchange, string path, Language language) =>
        TransferStory.Title(exchange.Phase, exchange.Command.Verb, Phrase.Shortened(path), language);

    private static string Moved(DataConnection data, Language language)
    {
        bool chinese = language == Language.Chinese;
        string moved = Phrase.Bytes(data.Bytes, language);
        if (data.DurationMs is { } ms)
            moved += chinese ? $"，用时 {Phrase.Duration(ms, language)}" : $" in {Phrase.Duration(ms, language)}";
        if (data.BytesPerSecond is { } rate)
            moved += chinese ? $"（{Phrase.Rate(rate)}）" : $" ({Phrase.Rate(rate)})";
        return moved;
    }

    private static string Found(Finding finding, Language language, bool verbose)
    {
        FindingWords words = FindingCatalog.Words(finding, language);
        string packets = finding.Packets.Count == 0 ? "" : language == Language.Chinese
            ? $"（{Phrase.Packets(finding.Packets, language)}）"
            : $" ({Phrase.Packets(finding.Packets, language)})";
        string told = $"[{Model.Words.Of(finding.Severity)}] {finding.Id}: {words.Title}{packets}";
        if (!verbose)
            return told;
        return language == Language.Chinese ? $"{told}。{words.Detail}{words.Advice}" : $"{told}. {words.Detail} {words.Advice}".TrimEnd();
    }

    // The reply's words end with a full stop of their own, or not.
    private static string Quoted(Reply reply)
    {
        string text = Phrase.Shortened(reply.DecodedText ?? reply.Text).TrimEnd('.', ' ');
        return text.Length > 0 ? $"{reply.Code:000} {text}" : $"{reply.Code:000}";
    }
}
