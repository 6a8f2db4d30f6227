using System.Globalization;
using Glassport.Protocol.Addresses;

namespace Glassport.App.Doctor.Checks;

/// <summary>Can a stranger guess the next passive port, and so steal a transfer (RFC 2577 §8)?</summary>
internal sealed class PassivePorts() : Check("passive-ports", "Passive ports that can be guessed", "被动端口的可预测性", Need.Login)
{
    private const int Asked = 6;
    private const int NearMost = 2;

    /// <inheritdoc/>
    public override async Task<CheckResult> ExamineAsync(Patient patient, CancellationToken cancellationToken)
    {
        var visit = await patient.LogInAsync(cancellationToken).ConfigureAwait(false);
        await using (visit.ConfigureAwait(false))
        {
            List<int> ports = [];
            for (int i = 0; i < Asked; i++)
            {
                var reply = await visit.Client.QuoteAsync("EPSV", cancellationToken).ConfigureAwait(false);
                if (reply.IsDone && ExtendedPassiveReply.TryParse(reply.Text, out var extended))
                    ports.Add(extended.Port);
                else if ((await visit.Client.QuoteAsync("PASV", cancellationToken).ConfigureAwait(false)) is { IsDone: true } classic && PassiveReply.TryParse(classic.Text, out var endpoint))
                    ports.Add(endpoint.Port);
            }

            if (ports.Count < Asked)
                return Result(Mark.Skipped, ("It opens no passive ports.", "它不开被动端口。"), Phrase.None);
            string list = string.Join(", ", ports.Select(static port => port.ToString(CultureInfo.InvariantCulture)));
            bool isGuessable = ports.Zip(ports.Skip(1)).All(static pair => Math.Abs(pair.Second - pair.First) <= NearMost);
            return isGuessable
                ? Result(
                    Mark.Weak,
                    ($"They follow each other: {list}. A stranger can connect before the client does and take its file.", $"端口接连出现：{list}。别人可以抢先连上，拿走文件。"),
                    ("Use software that chooses them at random, or a range that is wide enough; demand TLS session reuse.", "使用随机选择端口的软件，或给足够宽的端口范围；并要求 TLS 会话复用。"))
                : Good(Phrase.Of($"{list}."));
        }
    }
}
