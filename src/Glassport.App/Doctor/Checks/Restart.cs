namespace Glassport.App.Doctor.Checks;

/// <summary>Can a transfer go on where it stopped?</summary>
internal sealed class Restart() : Check("restart", "Going on where a transfer stopped (REST)", "断点续传（REST）", Need.Login)
{
    /// <inheritdoc/>
    public override async Task<CheckResult> ExamineAsync(Patient patient, CancellationToken cancellationToken)
    {
        var visit = await patient.LogInAsync(cancellationToken).ConfigureAwait(false);
        await using (visit.ConfigureAwait(false))
        {
            await visit.Client.UseTypeAsync('I', cancellationToken).ConfigureAwait(false);
            var reply = await visit.Client.QuoteAsync("REST 1", cancellationToken).ConfigureAwait(false);
            if (reply.IsIntermediate)
                await visit.Client.QuoteAsync("REST 0", cancellationToken).ConfigureAwait(false);
            return reply.IsIntermediate
                ? Good(($"“{reply}”", $"“{reply}”"))
                : Result(
                    Mark.Notice,
                    ($"REST is refused: “{reply}”. A transfer that was cut begins anew.", $"REST 被拒绝：“{reply}”。中断的传输只能从头再来。"),
                    ("Enable it: it saves time and traffic.", "请启用，可以省时间和流量。"));
        }
    }
}
