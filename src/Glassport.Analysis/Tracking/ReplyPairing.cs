using Glassport.Analysis.Model;
using Glassport.Protocol;

namespace Glassport.Analysis.Tracking;

/// <summary>
/// Decides which command a reply answers: the oldest unanswered one, unless the code cannot answer it and can answer a later one.
/// Servers answer in order, so a command that was passed over lost its reply: it is considered only when no other fits.
/// </summary>
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
        ExchangeBuilder first = First(pending);
        if (pending.Count == 1 || first.Verb.AdmitsOrIsUnknown(reply.Code))
            return Answers(first, reply) ? first : null;
        return Later(pending, first, reply.Code, passedOver: false) ?? Later(pending, first, reply.Code, passedOver: true) ?? first;
    }

    /// <summary>The replies to what waits are missing from the capture: from here on they are considered last.</summary>
    /// <remarks>A client that asks for a status or breaks a transfer off has not waited for the transfer's reply.</remarks>
    public static void PassOver(List<ExchangeBuilder> pending, Verb? next)
    {
        if (next == Verbs.Abor || next == Verbs.Stat)
            return;
        foreach (ExchangeBuilder each in pending)
            each.PassedOver = true;
    }

    /// <summary>
    /// A transfer that was aborted gets a reply of its own from some servers (426, then 226 for ABOR) and none from others (226 for
    /// both). When ABOR stayed without answer, the reply that came behind it was its own.
    /// </summary>
    public static void SettleAbort(List<ExchangeBuilder> exchanges, List<ExchangeBuilder> pending)
    {
        if (pending.Count == 0 || First(pending) is not { } abort || abort.Verb != Verbs.Abor)
            return;
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

    private static ExchangeBuilder First(List<ExchangeBuilder> pending)
    {
        foreach (ExchangeBuilder each in pending)
        {
            if (!each.PassedOver)
                return each;
        }

        return pending[0];
    }

    private static ExchangeBuilder? Later(List<ExchangeBuilder> pending, ExchangeBuilder first, int code, bool passedOver)
    {
        foreach (ExchangeBuilder later in pending)
        {
            if (later == first || later.PassedOver != passedOver || later.Verb is null || !later.Verb.Admits(code))
                continue;
            for (int i = 0; pending[i] != later; i++)
                pending[i].PassedOver |= pending[i].Replies.Count == 0;
            return later;
        }

        return null;
    }

    // 421 says good-bye whatever was asked; other replies answer what waits.
    private static bool Answers(ExchangeBuilder exchange, Reply reply) =>
        reply.Code != 421 || exchange.Replies.Count == 0 || exchange.Verb.IsTransfer;
}
