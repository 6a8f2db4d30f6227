namespace Glassport.App.Doctor.Checks;

/// <summary>Does the server send files in the clear although the session is protected?</summary>
internal sealed class DataProtection() : Check("data-protection", "Protection of the data (PROT)", "数据保护（PROT）", Need.SecureLogin)
{
    /// <inheritdoc/>
    public override async Task<CheckResult> ExamineAsync(Patient patient, CancellationToken cancellationToken)
    {
        var visit = await patient.LogInAsync(patient.ByTls, patient.Options, cancellationToken).ConfigureAwait(false);
        await using (visit.ConfigureAwait(false))
        {
            var reply = await visit.Client.QuoteAsync("PROT C", cancellationToken).ConfigureAwait(false);
            return reply.IsDone
                ? Result(
                    Mark.Notice,
                    ($"PROT P works, but PROT C is allowed too (“{reply}”): a client may transfer files in the clear.", $"PROT P 可用，但也允许 PROT C（“{reply}”）：客户端可以明文传文件。"),
                    ("Demand protection of the data: vsftpd force_local_data_ssl=YES, IIS Require SSL.", "要求保护数据：vsftpd 的 force_local_data_ssl=YES，IIS 的“需要 SSL”。"))
                : Good(($"PROT P works, PROT C is refused: “{reply}”.", $"PROT P 可用，PROT C 被拒绝：“{reply}”。"));
        }
    }
}
