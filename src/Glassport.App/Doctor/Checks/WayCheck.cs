using System.Net.Sockets;
using Glassport.Client;

namespace Glassport.App.Doctor.Checks;

/// <summary>Does a way to data connections work?</summary>
/// <param name="way">The way.</param>
internal sealed class WayCheck(DataWay way)
    : Check(way.ToString().ToLowerInvariant(), $"Data connections by {way.ToString().ToUpperInvariant()}", $"{way.ToString().ToUpperInvariant()} 数据连接", Need.Login)
{
    /// <inheritdoc/>
    public override async Task<CheckResult> ExamineAsync(Patient patient, CancellationToken cancellationToken)
    {
        if (patient.Host?.AddressFamily == AddressFamily.InterNetworkV6 && way is DataWay.Pasv or DataWay.Port)
            return Result(Mark.Skipped, ("It is for IPv4 alone.", "仅用于 IPv4。"), Phrase.None);
        bool isActive = way is DataWay.Port or DataWay.Eprt;
        try
        {
            var visit = await patient.LogInAsync(patient.Address, patient.Options with { OnlyWay = way }, cancellationToken).ConfigureAwait(false);
            await using (visit.ConfigureAwait(false))
            {
                await visit.Client.ListAsync("", cancellationToken).ConfigureAwait(false);
                var attempt = visit.Facts.Data[^1];
                return attempt.IsReplaced
                    ? Result(
                        Mark.Weak,
                        ($"It names {attempt.Told}, where it cannot be reached; {attempt.Endpoint} works. Clients that believe the reply fail.",
                            $"它给出 {attempt.Told}，从这里到不了；{attempt.Endpoint} 可以。照应答去连的客户端会失败。"),
                        ("Make it tell its public address: vsftpd pasv_address, ProFTPD MasqueradeAddress, IIS External IP Address.",
                            "让它报出外网地址：vsftpd 的 pasv_address，ProFTPD 的 MasqueradeAddress，IIS 的外部 IP 地址。"),
                        "pasv-address-mismatch")
                    : Good(isActive
                        ? ($"The server came to {attempt.Endpoint}.", $"服务器连到了 {attempt.Endpoint}。")
                        : ($"{attempt.Endpoint} answered.", $"{attempt.Endpoint} 有应答。"));
            }
        }
        catch (FtpException failure) when (failure.Kind is FailureKind.DataConnection or FailureKind.ConnectionLost or FailureKind.Refused or FailureKind.TransferCut or FailureKind.Tls)
        {
            // Active mode seldom passes the client's own router: that is no fault of the server's.
            return Examination.Failed(this, patient, failure, isActive ? Mark.Notice : way == DataWay.Epsv ? Mark.Weak : Mark.Bad);
        }
    }
}
