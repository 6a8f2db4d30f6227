using Glassport.Client;

namespace Glassport.App.Doctor.Checks;

/// <summary>Does the server ask for passwords in the clear?</summary>
internal sealed class CleartextLogin() : Check("cleartext-login", "Passwords in the clear", "明文口令", Need.Server)
{
    /// <inheritdoc/>
    public override async Task<CheckResult> ExamineAsync(Patient patient, CancellationToken cancellationToken)
    {
        if (patient.Address.Tls == TlsMode.Implicit)
            return Good(("TLS begins with the connection.", "TLS 从连接开始就生效。"));
        var visit = await patient.ConnectAsync(patient.BeforeTls, patient.Options, cancellationToken).ConfigureAwait(false);
        await using (visit.ConfigureAwait(false))
        {
            // Nobody's name: the answer is the same for every user, and no password is sent.
            var reply = await visit.Client.QuoteAsync("USER glassport-doctor", cancellationToken).ConfigureAwait(false);
            return reply.Code != 331
                ? Good(($"USER without TLS was answered “{reply}”.", $"没有 TLS 时，USER 的应答是“{reply}”。"))
                : Result(
                    patient.OffersTls ? Mark.Weak : Mark.Notice,
                    ($"Without TLS it asks for the password too: “{reply}”. Whoever can capture packets on the way can read it.", $"没有 TLS 它也索要口令：“{reply}”。沿途能抓包的人都读得到。"),
                    ("Demand TLS for logins: vsftpd force_local_logins_ssl=YES, ProFTPD TLSRequired on, IIS FTP SSL Settings, Require SSL.",
                        "登录必须使用 TLS：vsftpd 的 force_local_logins_ssl=YES，ProFTPD 的 TLSRequired on，IIS“FTP SSL 设置”里的“需要 SSL”。"),
                    "cleartext-password");
        }
    }
}
