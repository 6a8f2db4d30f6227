using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>A command other than a login was answered 4yz or 5yz; one finding per command.</summary>
internal sealed class CommandFailed() : ConversationRule("command-failed", Severity.Notice)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        FailureJudge judge = new(conversation);
        for (int i = 0; i < conversation.Exchanges.Count; i++)
        {
            Exchange exchange = conversation.Exchanges[i];
            if (exchange.FinalReply is not { IsNegative: true } reply || !judge.IsFailure(i, reply))
                continue;
            yield return Found(
                conversation, exchange.DataConnection, [reply.Packet],
                ("command", Transfers.Name(exchange.Command)), ("verb", exchange.Command.Verb), ("sent", exchange.Command.Packet),
                ("code", reply.Code), ("text", reply.Text), ("reply", reply.Packet));
        }
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        $"{(seen["verb"].Length > 0 ? Phrase.Shortened(seen["verb"]) : "Command")} failed: {seen["code"]}",
        $"{seen.Quote("command")} ({seen.Packet("sent")}) was answered {seen["code"]} {seen.Quote("text")} ({seen.Packet("reply")}).",
        FailureAdvice.English((int)seen.Number("code"), seen["verb"]));

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        $"{(seen["verb"].Length > 0 ? Phrase.Shortened(seen["verb"]) : "命令")} 失败：{seen["code"]}",
        $"{seen.Quote("command")}（{seen.Packet("sent")}）的应答是 {seen["code"]} {seen.Quote("text")}（{seen.Packet("reply")}）。",
        FailureAdvice.Chinese((int)seen.Number("code"), seen["verb"]));
}
