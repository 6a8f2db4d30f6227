using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>The server refused AUTH (RFC 4217 §4), and no later AUTH succeeded.</summary>
internal sealed class TlsNotOffered() : ConversationRule("tls-not-offered", Severity.Warning, Settled.AtOnce)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        List<Exchange> refused = [.. conversation.Exchanges.Where(e => e.Command.Verb == "AUTH" && e.FinalReply is { IsNegative: true })];
        if (refused.Count == 0 || conversation.Tls is not null)
            yield break;
        if (refused[^1].FinalReply is not { } last)
            yield break;
        yield return Found(
            conversation, refused.SelectMany<Exchange, long?>(e => [e.Command.Packet, e.FinalReply?.Packet]),
            ("command", string.Join(", ", refused.Select(e => Transfers.Name(e.Command)).Distinct())), ("code", last.Code), ("text", last.Text),
            ("wentOn", conversation.Exchanges.FirstOrDefault(e => e.Command.Verb == "PASS")?.Command.Packet));
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        "The client asked for TLS and the server refused",
        $"{seen.Quote("command")} was answered {seen["code"]} {seen.Quote("text")} ({seen.Packets})."
            + (seen.Has("wentOn") ? $" The client went on in plain text and sent its password ({seen.Packet("wentOn")})." : ""),
        "Enable TLS on the server: vsftpd ssl_enable=YES with rsa_cert_file, ProFTPD mod_tls, IIS FTP SSL Settings with a certificate. In the client "
            + "choose to require TLS, so that it stops rather than send the password readable. If TLS was offered before, ask whether "
            + "somebody on the way suppresses it.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        "客户端要求 TLS，服务器拒绝",
        $"{seen.Quote("command")} 的应答是 {seen["code"]} {seen.Quote("text")}（{seen.Packets}）。"
            + (seen.Has("wentOn") ? $"客户端随后仍以明文继续，并发送了口令（{seen.Packet("wentOn")}）。" : ""),
        "在服务器上启用 TLS：vsftpd 设 ssl_enable=YES 和 rsa_cert_file，ProFTPD 用 mod_tls，IIS 在“FTP SSL 设置”里选证书。"
            + "客户端应设为“必须使用 TLS”，宁可停下也不明文发送口令。如果以前提供过 TLS，要怀疑路上有人在压制它。");
}
