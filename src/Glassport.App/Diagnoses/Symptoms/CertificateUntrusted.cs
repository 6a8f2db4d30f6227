using Glassport.Analysis.Model;
using Glassport.Client;

namespace Glassport.App.Diagnoses.Symptoms;

/// <summary>The certificate is not trusted.</summary>
internal sealed class CertificateUntrusted() : OwnSymptom("certificate-untrusted", Severity.Error)
{
    /// <inheritdoc/>
    protected override bool IsThere(SessionFacts session) => session.Failure?.Kind == FailureKind.Certificate;

    /// <inheritdoc/>
    protected override (string Title, string Detail, string Advice) English(SessionFacts session) => (
        "The server's certificate is not trusted",
        session.Failure!.Message,
        "If the server is yours or its owner confirms the certificate, accept just that one: --pin SHA256, or --trust-first-use; for an authority of your own, --ca FILE. "
            + "Better: give the server a certificate for its name from an authority that clients know. If it was trusted yesterday, ask whether somebody sits in between.");

    /// <inheritdoc/>
    protected override (string Title, string Detail, string Advice) Chinese(SessionFacts session) => (
        "服务器的证书不受信任",
        session.Failure!.Message,
        "如果服务器是你自己的，或其管理者确认了这个证书，就只接受这一个：--pin SHA256 或 --trust-first-use；自建的证书机构用 --ca FILE。"
            + "更好的办法：让服务器使用公认机构为其域名签发的证书。如果昨天还受信任，要想到可能有人从中插手。");
}
