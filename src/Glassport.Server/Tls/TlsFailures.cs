using System.Collections.Immutable;
using System.Globalization;

namespace Glassport.Server.Tls;

/// <summary>The words of failed handshakes.</summary>
internal static class TlsFailures
{
    public static TlsFailure Plaintext { get; } = new(TlsFailureReason.Plaintext,
        "the client spoke plaintext where TLS was expected (explicit and implicit TLS confused?)",
        "客户端在应使用 TLS 的连接上发送了明文（是否混淆了显式与隐式 TLS？）");

    public static TlsFailure Ended { get; } = new(TlsFailureReason.Ended,
        "the client closed the connection during the TLS handshake", "客户端在 TLS 握手期间关闭了连接");

    public static TlsFailure TimedOut { get; } = new(TlsFailureReason.TimedOut,
        "the TLS handshake was not finished in time", "TLS 握手未能及时完成");

    public static TlsFailure Malformed { get; } = new(TlsFailureReason.Malformed,
        "the client's TLS handshake cannot be read", "无法解析客户端的 TLS 握手");

    public static TlsFailure Cipher { get; } = new(TlsFailureReason.Cipher,
        "the client and this server have no cipher suite in common (here: ECDHE with AES-GCM or ChaCha20-Poly1305)",
        "客户端与本服务器没有共同的加密套件（本服务器：ECDHE 与 AES-GCM 或 ChaCha20-Poly1305）");

    public static TlsFailure NotResumed { get; } = new(TlsFailureReason.NotResumed,
        "the data connection did not resume the control connection's TLS session, which this site requires",
        "数据连接没有恢复控制连接的 TLS 会话，而本站点要求这样做");

    public static TlsFailure OtherSession { get; } = new(TlsFailureReason.OtherSession,
        "the data connection offered a TLS session that is not its control connection's",
        "数据连接提供的 TLS 会话不属于其控制连接");

    public static TlsFailure CannotBind { get; } = new(TlsFailureReason.NotResumed,
        "this site requires data connections to resume the control connection's TLS session, and this system cannot tell: OpenSSL 3 is missing",
        "本站点要求数据连接恢复控制连接的 TLS 会话，但本系统缺少 OpenSSL 3，无法判断");

    public static TlsFailure OtherClientCertificate { get; } = new(TlsFailureReason.ClientCertificate,
        "the data connection does not show the client certificate of its control connection", "数据连接出示的客户端证书与控制连接不同");

    public static TlsFailure NoClientCertificate { get; } = new(TlsFailureReason.ClientCertificate,
        "the client showed no certificate, which this site requires", "客户端没有出示本站点要求的证书");

    public static TlsFailure ServerCertificateRefused { get; } = new(TlsFailureReason.ServerCertificateRefused,
        "the client does not trust this server's certificate", "客户端不信任本服务器的证书");

    public static TlsFailure Version(string oldest, string newest) => new(TlsFailureReason.Version,
        string.Create(CultureInfo.InvariantCulture, $"no common version: the client speaks none of TLS {oldest} to {newest}"),
        string.Create(CultureInfo.InvariantCulture, $"没有共同的版本：客户端不支持 TLS {oldest} 至 {newest}"));

    public static TlsFailure Protocol(ImmutableArray<string> offered)
    {
        string names = Printable(string.Join(", ", offered));
        return new(TlsFailureReason.Protocol, $"the client wants another protocol than FTP (ALPN: {names})", $"客户端请求的不是 FTP 协议（ALPN：{names}）");
    }

    public static TlsFailure ServerName(string? asked) => asked is null
        ? new(TlsFailureReason.ServerName, "the client named no host (SNI), which this site requires", "客户端没有给出本站点要求的主机名（SNI）")
        : new(TlsFailureReason.ServerName, $"the client asked for host {Printable(asked)}, which is not this site (SNI)", $"客户端请求的主机 {Printable(asked)} 不是本站点（SNI）");

    public static TlsFailure ClientCertificate(string english, string chinese) => new(TlsFailureReason.ClientCertificate,
        $"the client's certificate is not trusted: {english}", $"客户端证书不受信任：{chinese}");

    public static TlsFailure NoCertificate(string problem) => new(TlsFailureReason.NoCertificate,
        $"this server has no certificate that it can use: {problem}", $"本服务器没有可用的证书：{problem}");

    public static TlsFailure Other(string problem) => new(TlsFailureReason.Other, $"the TLS handshake failed: {problem}", $"TLS 握手失败：{problem}");

    /// <summary>Names come from the wire: nothing but printable ASCII gets into words.</summary>
    private static string Printable(string text) =>
        string.Create(Math.Min(text.Length, 100), text, static (letters, from) =>
        {
            for (int at = 0; at < letters.Length; at++)
                letters[at] = from[at] is >= ' ' and <= '~' ? from[at] : '?';
        });
}
