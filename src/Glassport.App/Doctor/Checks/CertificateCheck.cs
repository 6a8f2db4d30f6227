using System.Globalization;
using Glassport.Client;

namespace Glassport.App.Doctor.Checks;

/// <summary>Is the certificate trusted, and for how long?</summary>
internal sealed class CertificateCheck() : Check("certificate", "Certificate", "证书", Need.Tls)
{
    private const int FewDays = 30;

    /// <inheritdoc/>
    public override async Task<CheckResult> ExamineAsync(Patient patient, CancellationToken cancellationToken)
    {
        try
        {
            var visit = await patient.ConnectAsync(patient.ByTls, patient.Options, cancellationToken).ConfigureAwait(false);
            await using (visit.ConfigureAwait(false))
                return Judge(patient, visit.Client.Security!);
        }
        catch (FtpException failure) when (failure.Kind == FailureKind.Certificate)
        {
            return Examination.Failed(this, patient, failure, Mark.Weak);
        }
    }

    private CheckResult Judge(Patient patient, TlsFacts tls)
    {
        patient.IsTrusted = true;
        int days = (int)(tls.ValidUntil - patient.Options.Time.GetUtcNow()).TotalDays;
        string until = tls.ValidUntil.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (tls.Trust == TrustReason.Unchecked)
        {
            return Result(
                Mark.Weak,
                ($"{tls.Subject}, SHA-256 {tls.CertificateHash}, until {until}. Nothing was checked, as was asked for.", $"{tls.Subject}，SHA-256 {tls.CertificateHash}，有效期至 {until}。按要求没有检查。"),
                ("Check it once without --insecure.", "不加 --insecure 再检查一次。"));
        }

        return days < FewDays
            ? Result(
                Mark.Weak,
                ($"{tls.Subject} ends on {until}, in {days} days.", $"{tls.Subject} 将于 {until} 到期，还有 {days} 天。"),
                ("Renew it in time; clients refuse one that has ended.", "请及时更新；过期的证书会被客户端拒绝。"))
            : Good(($"{tls.Subject} is trusted, until {until}.", $"{tls.Subject} 受信任，有效期至 {until}。"));
    }
}
