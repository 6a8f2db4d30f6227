using Glassport.Client;

namespace Glassport.App.Doctor.Checks;

/// <summary>Does the server let the user in?</summary>
internal sealed class Login() : Check("login", "Login", "登录", Need.Server)
{
    /// <inheritdoc/>
    public override async Task<CheckResult> ExamineAsync(Patient patient, CancellationToken cancellationToken)
    {
        if (patient.Address.Tls != TlsMode.None && !patient.IsTrusted)
            return Result(Mark.Skipped, Examination.Untrusted, Phrase.None);
        var visit = await patient.LogInAsync(cancellationToken).ConfigureAwait(false);
        await using (visit.ConfigureAwait(false))
        {
            patient.LetsIn = true;
            string directory = await visit.Client.WorkingDirectoryAsync(cancellationToken).ConfigureAwait(false);
            return Good(($"{visit.Client.User} is in, at {directory}.", $"{visit.Client.User} 已登录，位于 {directory}。"));
        }
    }
}
