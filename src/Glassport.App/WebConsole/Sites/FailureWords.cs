using Glassport.App.Doctor;

namespace Glassport.App.WebConsole.Sites;

/// <summary>What the server's records of failures mean, and what to do: one line each, by the event's number in <c>ServerLog</c>.</summary>
internal static class FailureWords
{
    private static readonly Dictionary<int, (string Kind, Func<Func<string, string>, Phrase> Words)> Known = new()
    {
        [2002] = ("session-refused", static value => (
            $"{value("Client")} was turned away from {value("Site")} before it could log in: {value("Reason")}. If it should be let in, look at the bans, the address rules and the limits of the site.",
            $"{value("Client")} 在登录前就被站点 {value("Site")} 拒绝：{value("Reason")}。如应放行，请检查封禁、地址规则与站点限制。")),
        [2102] = ("login-failed", static value => (
            $"{value("User")} could not log in from {value("Client")}: {value("Reason")}. Check the name's spelling (case matters), set the password anew under Users, and see whether the site admits this kind of user.",
            $"{value("User")} 未能从 {value("Client")} 登录：{value("Reason")}。请检查用户名拼写（区分大小写）、在“用户”中重设密码，并确认站点允许此类用户。")),
        [2103] = ("ban", static value => (
            $"{value("Subject")} is turned away for {value("Duration")} after {value("Failures")} failed logins. It ends by itself; to end it now, lift it under Bans.",
            $"{value("Subject")} 因 {value("Failures")} 次登录失败被封禁 {value("Duration")}。到期自动解除；如需立即解除，请到“封禁”。")),
        [2302] = ("transfer-failed", static value => (
            $"{value("Verb")} of {value("Path")} ended after {value("Bytes")} bytes with reply {value("Code")}: {value("Reason")}. A capture of the session shows which side gave up.",
            $"{value("Verb")} {value("Path")} 传输 {value("Bytes")} 字节后以应答 {value("Code")} 结束：{value("Reason")}。抓取该会话可看出是哪一方放弃。")),
        [2401] = ("data-connection-failed", static value => (
            $"No data connection: {value("Explanation")} In passive mode the site's passive ports must be open in every firewall, and behind a translator its public address set; in active mode the client's firewall must let the server in.",
            $"数据连接未能建立：{value("Explanation")} 被动模式下，站点的被动端口须在所有防火墙放行，位于地址转换之后时须设置公网地址；主动模式下，客户端防火墙须允许服务器连入。")),
        [2402] = ("stranger", static value => (
            $"{value("Stranger")} connected to a data port that was opened for {value("Client")}, and was dropped. Behind a translator a client may come from two addresses; else somebody tries to steal transfers.",
            $"{value("Stranger")} 连接了为 {value("Client")} 打开的数据端口，已被断开。位于地址转换之后的客户端可能来自两个地址；否则可能有人企图窃取传输。")),
        [2403] = ("bounce", static value => (
            $"{value("Client")} asked for a data connection to {value("Target")}, which is not its own. That is a bounce attempt, or a client behind a translator that names its inner address: have it use passive mode.",
            $"{value("Client")} 要求把数据连接建到并非其自身的 {value("Target")}。这是跳板攻击企图，或是位于地址转换之后、报告内网地址的客户端：请改用被动模式。")),
        [2501] = ("tls-failed", static value => (
            $"TLS on the {value("Connection")} connection failed: {value("Reason")}. Usually the client does not trust the certificate, or is too old for the site's TLS versions.",
            $"{value("Connection")} 连接上的 TLS 失败：{value("Reason")}。通常是客户端不信任证书，或版本过旧，不支持站点的 TLS 版本。")),
        [2502] = ("not-resumed", static value => (
            $"The data connection from {value("Client")} did not resume the control connection's TLS session. A client that never does needs the site's session reuse set to optional.",
            $"来自 {value("Client")} 的数据连接没有复用控制连接的 TLS 会话。从不复用的客户端需要把站点的会话复用设为可选。")),
        [3001] = ("storage-failed", static value => (
            $"{value("Operation")} of {value("Path")} failed on the disk. Look at its free space, its rights, and the system's log.",
            $"对 {value("Path")} 的 {value("Operation")} 在磁盘上失败。请检查剩余空间、权限与系统日志。")),
    };

    /// <summary>The kind of a record, and its explanation where it is a failure.</summary>
    public static (string Kind, Phrase? Words) Of(RecentRecords.Record record) => Known.TryGetValue(record.Event, out var known)
        ? (known.Kind, known.Words(name => record.Values.GetValueOrDefault(name, "?")))
        : (record.Event switch { 2101 => "login", 2301 => "transfer", 1003 or 1004 => "site", _ => "other" }, null);
}
