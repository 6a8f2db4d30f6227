using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>PASS seen in the clear: one per conversation; an anonymous user has no secret to lose.</summary>
internal sealed class CleartextPassword() : ConversationRule("cleartext-password", Severity.Warning, Settled.AtOnce)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        List<long?> packets = [];
        string? user = null, exposed = null;
        foreach (Exchange exchange in conversation.Exchanges)
        {
            Command command = exchange.Command;
            if (command.Verb == "USER")
                user = command.Argument;
            if (command.Verb != "PASS" || IsAnonymous(user) || (conversation.Tls is { } tls && command.Packet > tls.Packet))
                continue;
            packets.Add(command.Packet);
            exposed = user ?? exposed;
        }

        if (packets.Count > 0)
            yield return Found(conversation, packets, ("user", exposed), ("client", conversation.Client.Address), ("server", conversation.Server.Address));
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        "The password crossed the network readable",
        $"The password{Of(seen, " of ", "")} is in {seen.Packets} in plain text, from {seen["client"]} to {seen["server"]}. "
            + "Whoever can capture packets anywhere on that path can log in with it.",
        "Switch to FTPS: enable TLS on the server (vsftpd: ssl_enable=YES, force_local_logins_ssl=YES; IIS: FTP SSL Settings, Require SSL) "
            + "and choose \"explicit FTP over TLS\" in the client, or use SFTP. Change this password: it must count as known.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        "口令以明文在网络上传送",
        $"{seen.Packets}里有{Of(seen, "用户 ", " 的")}明文口令，由 {seen["client"]} 发往 {seen["server"]}。在这条路径上任何一处抓包的人都能拿它登录。",
        "改用 FTPS：在服务器上启用 TLS（vsftpd：ssl_enable=YES、force_local_logins_ssl=YES；IIS：“FTP SSL 设置”选“需要 SSL”），"
            + "客户端选择“显式 FTP over TLS”；或者改用 SFTP。这个口令应视为已经泄露，请尽快更换。");

    private static string Of(Evidence seen, string before, string after) => seen.Has("user") ? $"{before}{seen.Quote("user")}{after}" : "";

    private static bool IsAnonymous(string? user) => new Login(user, null, LoginOutcome.Unknown, null, 0, []).IsAnonymous;
}
