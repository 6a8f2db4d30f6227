using Glassport.Analysis.Model;
using Glassport.Protocol;

namespace Glassport.Analysis.Tracking;

/// <summary>Decides which command a reply answers: the oldest unanswered one, unless the code cannot answer it and can answer a later one.</summary>
internal static class ReplyPairing
{
    // A transfer and its ABOR are neighbours, but for a few commands that were pipelined.
    private const int FurthestTransfer = Limits.PendingCommands;

    /// <summary>The command that <paramref name="reply"/> answers, or null when none waits.</summary>
    /// <param name="pending">The commands without a final reply, oldest first.</param>
    /// <param name="reply">The reply.</param>
    public static ExchangeBuilder? Find(List<ExchangeBuilder> pending, Reply reply)
    {
        if (pending.Count == 0)
            return null;
        ExchangeBuilder first = pending[0];
        if (pending.Count == 1 || first.Verb.AdmitsOrIsUnknown(reply.Code))
            return Answers(first, reply) ? first : null;
        foreach (ExchangeBuilder later in pending)
        {
            if (later != first && later.Verb is not null && later.Verb.Admits(reply.Code))
                return later;
        }

        return first;
    }

    /// <summary>
    /// A transfer that was aborted gets a reply of its own from some servers (426, then 226 for ABOR) and none from others (226 for
    /// both). When ABOR stayed without answer, the reply that came behind it was its own.
    /// </summary>
    public static void SettleAbort(List<ExchangeBuilder> exchanges, List<ExchangeBuilder> pending)
    {
        if (pending.Count == 0 || pending[0].Verb != Verbs.Abor)
            return;
        ExchangeBuilder abort = pending[0];
        int at = exchanges.LastIndexOf(abort, exchanges.Count - 1, Math.Min(exchanges.Count, 2 * FurthestTransfer));
        for (int i = at - 1; i >= Math.Max(0, at - FurthestTransfer); i--)
        {
            ExchangeBuilder transfer = exchanges[i];
            if (transfer.FinalReply is not { } final || !transfer.Verb.IsTransfer)
                continue;
            if (final.Packet >= abort.Command.Packet && final.IsPositive)
            {
                transfer.Replies.Remove(final);
                abort.Replies.Add(final);
                pending.Remove(abort);
            }

            return;
        }
    }

    // 421 says good-bye whatever was asked; other replies answer what waits.
    private static bool Answers(ExchangeBuilder exchange, Reply reply) =>
        reply.Code != 421 || exchange.Replies.Count == 0 || exchange.Verb.IsTransfer;
}
