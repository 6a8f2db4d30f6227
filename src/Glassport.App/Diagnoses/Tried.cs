using Glassport.Analysis.Story;
using Glassport.Client;

namespace Glassport.App.Diagnoses;

/// <summary>What was tried in a session, step by step.</summary>
/// <param name="session">The session.</param>
/// <param name="language">The language.</param>
internal sealed class Tried(SessionFacts session, Language language)
{
    // The transfers of a mirror are all alike: these tell enough.
    private const int MostAttempts = 8;

    /// <summary>The steps, a line each.</summary>
    public IEnumerable<string> Steps => [.. Arrival(), .. Login(), .. Data(), .. Refusals()];

    private string In(string english, string chinese) => language == Language.Chinese ? chinese : english;

    private IEnumerable<string> Arrival()
    {
        if (session is { Addresses.Count: 0, Failed.Count: 0, Connected: null })
            yield return In($"Asked for the address of {session.Address.Host}.", $"查询 {session.Address.Host} 的地址。");
        if (session.Addresses.Count > 0)
            yield return In($"{session.Address.Host} is {string.Join(", ", session.Addresses)}.", $"{session.Address.Host} 的地址是 {string.Join("、", session.Addresses)}。");
        foreach (var failed in session.Failed)
            yield return In($"Connecting to {failed.Server}: {failed.Reason}.", $"连接 {failed.Server}：{Chinese(failed)}。");
        if (session.Connected is not { } connected)
            yield break;
        yield return session.Greeting is { } greeting
            ? In($"Connected to {connected.Server} from {connected.Client}; the server said: {greeting}", $"从 {connected.Client} 连到 {connected.Server}，服务器说：{greeting}")
            : In($"Connected to {connected.Server} from {connected.Client}; the server said nothing.", $"从 {connected.Client} 连到 {connected.Server}，服务器什么也没说。");
    }

    private static string Chinese(SessionEvent.ConnectFailed failed) => failed.Problem switch
    {
        ConnectProblem.Refused => "被拒绝",
        ConnectProblem.NoAnswer => "没有回应",
        ConnectProblem.NoRoute => "没有路由",
        _ => failed.Reason,
    };

    private IEnumerable<string> Login()
    {
        if (session.Exchanges.Find(static one => one.Verb == "AUTH") is { } auth)
            yield return $"{auth.Line}: {Answer(auth)}";
        if (session.Tls is { } tls)
            yield return In($"TLS: {tls.Version}, {tls.CipherSuite}, {tls.Subject}.", $"TLS：{tls.Version}，{tls.CipherSuite}，{tls.Subject}。");
        if (session.Exchanges.FindLast(static one => one.Verb is "PASS" or "USER" or "ACCT") is { } last)
            yield return In($"Login as {session.User}: {Answer(last)}", $"以 {session.User} 登录：{Answer(last)}");
    }

    private IEnumerable<string> Data()
    {
        // Failures count; of what worked, the last.
        var told = session.Data.Count <= MostAttempts ? session.Data : [.. session.Data.Where(static one => !one.IsOpen).Take(MostAttempts), session.Data[^1]];
        foreach (var attempt in told)
        {
            yield return $"{attempt.Asked.Line}: {Answer(attempt.Asked)}{Outcome(attempt)}";
            if (attempt.Transfer is { } transfer)
                yield return $"{transfer.Line}: {Answer(transfer)}";
        }

        if (session.Data.Count > told.Count)
            yield return In($"(There were {session.Data.Count} data connections; the others went well.)", $"（共 {session.Data.Count} 个数据连接，其余正常。）");
    }

    private string Outcome(DataAttempt attempt)
    {
        if (attempt.Endpoint is not { } endpoint)
            return "";
        string where = attempt.IsActive
            ? In($" Waiting at {endpoint}: ", $" 在 {endpoint} 等待：")
            : In($" Connecting to {endpoint}: ", $" 连接 {endpoint}：");
        return where + (attempt.IsOpen
            ? In("connected", "已连上") + (attempt.Tls is { } tls ? $", {tls.Version}{(tls.IsResumed == true ? In(", session resumed", "，复用会话") : "")}." : ".")
            : attempt.Problem switch
            {
                ConnectProblem.Refused => In("refused.", "被拒绝。"),
                ConnectProblem.NoAnswer => In("no answer.", "没有回应。"),
                ConnectProblem.NoRoute => In("no route.", "没有路由。"),
                _ => In("nobody came.", "没有等到连接。"),
            });
    }

    private IEnumerable<string> Refusals()
    {
        if (session.Failure?.Reply is not null && session.Culprit is { } culprit && culprit.Verb is not ("AUTH" or "USER" or "PASS" or "ACCT")
            && !session.Data.Exists(one => one.Asked == culprit || one.Transfer == culprit))
        {
            yield return $"{culprit.Line}: {Answer(culprit)}";
        }
    }

    private string Answer(Exchange exchange) => exchange.Replies.Count == 0 ? In("no answer.", "没有应答。") : string.Join(" / ", exchange.Replies);
}
