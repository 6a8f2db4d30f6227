using Glassport.Client;

namespace Glassport.App.Doctor.Checks;

/// <summary>Does TLS refuse what is meant for another protocol (ALPACA, CVE-2021-3618)?</summary>
internal sealed class Alpn() : Check("alpn", "Protection against cross-protocol attacks (ALPN)", "跨协议攻击防护（ALPN）", Need.Tls)
{
    /// <inheritdoc/>
    public override async Task<CheckResult> ExamineAsync(Patient patient, CancellationToken cancellationToken)
    {
        if (!await TakesAsync(patient, "ftp", cancellationToken).ConfigureAwait(false))
        {
            return Result(
                Mark.Bad,
                ("It refuses clients that ask for 'ftp', the registered name (ALPN).", "客户端声明注册名 ftp（ALPN）时，它拒绝连接。"),
                ("Add 'ftp' to the protocols that the server's TLS accepts.", "在服务器 TLS 接受的协议里加上 ftp。"));
        }

        return await TakesAsync(patient, "http/1.1", cancellationToken).ConfigureAwait(false)
            ? Result(
                Mark.Notice,
                ("It takes a TLS client that asks for HTTP (http/1.1): a browser can be led here with another server's cookies.", "它接受声明 HTTP（http/1.1）的 TLS 客户端：浏览器可能被引到这里，并带上别的服务器的 Cookie。"),
                ("Update to a server that checks ALPN (vsftpd 3.0.4 and later, FileZilla Server 1.0 and later), or give it a certificate for a name of its own.",
                    "升级到会检查 ALPN 的服务器（vsftpd 3.0.4 以上、FileZilla Server 1.0 以上），或为它单独使用一个域名的证书。"))
            : Good(("It takes 'ftp' and refuses 'http/1.1'.", "接受 ftp，拒绝 http/1.1。"));
    }

    private static async Task<bool> TakesAsync(Patient patient, string protocol, CancellationToken cancellationToken)
    {
        try
        {
            var visit = await patient.ConnectAsync(
                patient.ByTls, patient.Options with { Trust = new() { AcceptsAnything = true }, ApplicationProtocol = protocol }, cancellationToken).ConfigureAwait(false);
            await visit.DisposeAsync().ConfigureAwait(false);
            return true;
        }
        catch (FtpException failure) when (failure.Kind is FailureKind.Tls or FailureKind.ConnectionLost)
        {
            return false;
        }
    }
}
