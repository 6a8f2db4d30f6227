using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>TLS below 1.2, which RFC 8996 forbids.</summary>
internal sealed class TlsWeak() : ConversationRule("tls-weak", Severity.Warning, Settled.AtOnce)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        if (conversation.Tls is { Version: "SSLv2" or "SSLv3" or "TLSv1" or "TLSv1.0" or "TLSv1.1" } tls)
            yield return Found(conversation, [tls.Packet], ("version", tls.Version), ("cipher", tls.CipherSuite), ("by", tls.RequestedBy));
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        $"Outdated encryption: {seen["version"]}",
        $"The TLS session that began with {seen["by"]} ({seen.Packets}) uses {seen["version"]}"
            + (seen.Has("cipher") ? $" with {seen["cipher"]}" : "") + ". Versions below TLS 1.2 have known weaknesses and are withdrawn (RFC 8996).",
        "Allow TLS 1.2 and 1.3 only (vsftpd ssl_tlsv1=NO, ssl_sslv3=NO; ProFTPD TLSProtocol TLSv1.2 TLSv1.3; IIS: Schannel settings) and update "
            + "whichever side cannot do better.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        $"加密协议过时：{seen["version"]}",
        $"由 {seen["by"]}（{seen.Packets}）开始的 TLS 会话使用 {seen["version"]}"
            + (seen.Has("cipher") ? $"，密码套件 {seen["cipher"]}" : "") + "。TLS 1.2 以下的版本存在已知弱点，已被废止（RFC 8996）。",
        "只允许 TLS 1.2 和 1.3（vsftpd：ssl_tlsv1=NO、ssl_sslv3=NO；ProFTPD：TLSProtocol TLSv1.2 TLSv1.3；IIS：Schannel 设置），并升级不支持的那一侧。");
}
