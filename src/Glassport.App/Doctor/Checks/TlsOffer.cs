using Glassport.Client;

namespace Glassport.App.Doctor.Checks;

/// <summary>Is TLS there?</summary>
internal sealed class TlsOffer() : Check("tls", "TLS", "TLS", Need.Server)
{
    /// <inheritdoc/>
    public override async Task<CheckResult> ExamineAsync(Patient patient, CancellationToken cancellationToken)
    {
        try
        {
            // Nothing secret goes through this session: whom to trust is the next question.
            var visit = await patient.ConnectAsync(patient.ByTls, patient.Options with { Trust = new() { AcceptsAnything = true } }, cancellationToken).ConfigureAwait(false);
            await using (visit.ConfigureAwait(false))
            {
                patient.OffersTls = true;
                var tls = visit.Client.Security!;
                return Good(Phrase.Of($"{tls.Version}, {tls.CipherSuite}."));
            }
        }
        catch (FtpException failure) when (failure.Kind == FailureKind.Tls)
        {
            return Examination.Failed(this, patient, failure);
        }
    }
}
