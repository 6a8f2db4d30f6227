using Glassport.Protocol.Addresses;

namespace Glassport.App.Doctor.Checks;

/// <summary>Would the server connect to another host for the client (FTP bounce, RFC 2577 §3)?</summary>
internal sealed class Bounce() : Check("bounce", "FTP bounce", "FTP 反弹攻击", Need.Login)
{
    /// <inheritdoc/>
    public override async Task<CheckResult> ExamineAsync(Patient patient, CancellationToken cancellationToken)
    {
        var visit = await patient.LogInAsync(cancellationToken).ConfigureAwait(false);
        await using (visit.ConfigureAwait(false))
        {
            // An address for documents (RFC 5737, RFC 3849): nobody is there, and no transfer follows.
            bool isIPv4 = patient.Host is null || patient.Host.IsIPv4;
            string line = isIPv4 ? "PORT 192,0,2,1,195,80" : "EPRT |2|2001:db8::1|50000|";
            var reply = await visit.Client.QuoteAsync(line, cancellationToken).ConfigureAwait(false);
            return reply.IsDone
                ? Result(
                    Mark.Bad,
                    ($"{line} names another host and was answered “{reply}”: through this server its users can attack others.", $"{line} 指向另一台主机，应答是“{reply}”：用户可以借这台服务器攻击别人。"),
                    ("Forbid it: vsftpd port_promiscuous=NO, ProFTPD AllowForeignAddress off, Pure-FTPd without -w; or update the software.",
                        "请禁止：vsftpd 的 port_promiscuous=NO，ProFTPD 的 AllowForeignAddress off，Pure-FTPd 不加 -w；或升级软件。"),
                    "bounce-attempt")
                : Good(($"{line} is refused: “{reply}”.", $"{line} 被拒绝：“{reply}”。"));
        }
    }
}
