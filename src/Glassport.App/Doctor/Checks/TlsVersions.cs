using Glassport.Client;

namespace Glassport.App.Doctor.Checks;

/// <summary>Which versions of TLS does the server speak?</summary>
internal sealed class TlsVersions() : Check("tls-versions", "TLS versions", "TLS 版本", Need.Tls)
{
    /// <inheritdoc/>
    public override async Task<CheckResult> ExamineAsync(Patient patient, CancellationToken cancellationToken)
    {
        bool older = await SpeaksAsync(patient, 12, cancellationToken).ConfigureAwait(false), newer = await SpeaksAsync(patient, 13, cancellationToken).ConfigureAwait(false);
        return (older, newer) switch
        {
            (_, true) => Good(older ? ("TLS 1.2 and 1.3.", "TLS 1.2 和 1.3。") : ("TLS 1.3 only.", "仅 TLS 1.3。")),
            (true, _) => Result(
                Mark.Notice,
                ("TLS 1.2, not 1.3.", "TLS 1.2，没有 1.3。"),
                ("TLS 1.3 is faster and hides the certificate: enable it when the server's software can.", "TLS 1.3 更快，并且隐藏证书：服务器软件支持时请启用。")),
            _ => Result(
                Mark.Bad,
                ("Neither TLS 1.2 nor 1.3.", "TLS 1.2 和 1.3 都不行。"),
                ("Older versions are broken: update the server's software.", "更旧的版本已不安全：请升级服务器软件。")),
        };
    }

    private static async Task<bool> SpeaksAsync(Patient patient, int version, CancellationToken cancellationToken)
    {
        try
        {
            CertificateTrust only = new() { AcceptsAnything = true, LowestVersion = version, HighestVersion = version };
            var visit = await patient.ConnectAsync(patient.ByTls, patient.Options with { Trust = only }, cancellationToken).ConfigureAwait(false);
            await visit.DisposeAsync().ConfigureAwait(false);
            return true;
        }
        catch (FtpException failure) when (failure.Kind == FailureKind.Tls)
        {
            return false;
        }
    }
}
