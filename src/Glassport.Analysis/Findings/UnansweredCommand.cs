using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>No final reply although the capture is whole.</summary>
internal sealed class UnansweredCommand() : ConversationRule("unanswered-command", Severity.Warning)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        if (!Transfers.IsWhole(conversation))
            yield break;
        long farewell = LastFarewell(conversation);
        for (int i = 0; i < conversation.Exchanges.Count; i++)
        {
            Exchange exchange = conversation.Exchanges[i];
            Command command = exchange.Command;
            // Nobody waits for the answer to QUIT, and an ABOR may take the place of the transfer's final reply.
            if (exchange.FinalReply is not null || !command.Complete || command.Verb is "QUIT" or "" || AbortFollows(conversation, i)
                || command.Packet > farewell)
            {
                continue;
            }

            yield return Found(
                conversation, exchange.DataConnection, [command.Packet, .. exchange.Replies.Select(r => (long?)r.Packet)],
                ("command", Transfers.Name(command)), ("sent", command.Packet),
                ("preliminary", exchange.Replies.Count > 0 ? exchange.Replies[^1].Code : null),
                ("reply", exchange.Replies.Count > 0 ? exchange.Replies[^1].Packet : null),
                ("side", conversation.Close.Initiator is { } side ? Model.Words.Of(side) : null),
                ("closed", conversation.Close.Packets.Count > 0 ? conversation.Close.Packets[0] : null));
        }
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        $"{seen.Quote("command")} was never answered",
        $"{seen.Quote("command")} ({seen.Packet("sent")}) "
            + (seen.Has("reply") ? $"got only the preliminary {seen["preliminary"]} ({seen.Packet("reply")}) and no final reply" : "got no reply at all")
            + (seen.Has("side") ? $" before {seen.Side("side")} closed the connection ({seen.Packet("closed")})." : "."),
        "Look into the server's log at that moment: the process may have hung or died on this command. If the client closed first, its time limit "
            + "may be too short.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        $"{seen.Quote("command")} 始终没有得到应答",
        $"{seen.Quote("command")}({seen.Packet("sent")})"
            + (seen.Has("reply") ? $"只得到预备应答 {seen["preliminary"]}（{seen.Packet("reply")}），没有最终应答" : "没有得到任何应答")
            + (seen.Has("side") ? $"，{seen.Side("side")}就关闭了连接（{seen.Packet("closed")}）。" : "。"),
        "查服务器当时的日志：进程可能卡在或死在这个命令上。如果是客户端先关闭，可能是它的超时设得太短。");

    private static bool AbortFollows(Conversation conversation, int index) =>
        Transfers.IsTransfer(conversation.Exchanges[index].Command.Verb)
        && conversation.Exchanges.Skip(index + 1).TakeWhile(e => !Transfers.IsTransfer(e.Command.Verb)).Any(e => e.Command.Verb == "ABOR");

    // After 421 the server reads no more; what was sent later, or shortly before, is not its failure.
    private static long LastFarewell(Conversation conversation)
    {
        Exchange? last = conversation.Exchanges.LastOrDefault(e => e.FinalReply is not null);
        bool said = conversation.UnsolicitedReplies.Any(r => r.Code == 421) || conversation.Greeting is { Code: 421 }
            || last?.FinalReply is { Code: 421 or 221 };
        return said ? last?.Command.Packet ?? 0 : long.MaxValue;
    }
}
