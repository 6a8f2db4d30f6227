namespace Glassport.App.Doctor.Checks;

/// <summary>What does the server say first, and does it tell strangers which software it is?</summary>
internal sealed class Greeting() : Check("greeting", "Greeting", "问候", Need.Server)
{
    /// <inheritdoc/>
    public override async Task<CheckResult> ExamineAsync(Patient patient, CancellationToken cancellationToken)
    {
        var visit = await patient.ConnectAsync(patient.BeforeTls, patient.Options with { Trust = new() { AcceptsAnything = true } }, cancellationToken).ConfigureAwait(false);
        await using (visit.ConfigureAwait(false))
        {
            patient.Greeting = visit.Client.Greeting.ToString();
            bool tellsVersion = patient.Greeting.AsSpan(Math.Min(3, patient.Greeting.Length)).IndexOfAnyInRange('0', '9') >= 0;
            return tellsVersion
                ? Result(
                    Mark.Notice,
                    ($"“{patient.Greeting}” tells strangers which version it is.", $"“{patient.Greeting}” 把软件版本告诉了所有人。"),
                    ("Leave the version out: vsftpd ftpd_banner, ProFTPD ServerIdent off, IIS FTP Messages, Suppress default banner.",
                        "不要在问候里写版本：vsftpd 的 ftpd_banner，ProFTPD 的 ServerIdent off，IIS“FTP 消息”里的“取消默认横幅”。"))
                : Good(Phrase.Of($"“{patient.Greeting}”"));
        }
    }
}
