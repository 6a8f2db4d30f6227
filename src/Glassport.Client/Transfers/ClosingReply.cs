using Glassport.Client.Control;

namespace Glassport.Client.Transfers;

/// <summary>
/// Waits for the reply that ends a transfer, while the transfer runs. Servers differ in when they answer a NOOP that was sent meanwhile:
/// at once, or behind the transfer's own reply.
/// </summary>
/// <param name="control">The control connection; nobody else reads from it meanwhile.</param>
/// <param name="watch">Told of each reply.</param>
internal sealed class ClosingReply(ControlStream control, Action<SessionEvent>? watch)
{
    private int unanswered;

    /// <summary>A NOOP was sent: its answer is not the transfer's.</summary>
    public void ExpectNoop() => Interlocked.Increment(ref unanswered);

    /// <summary>Reads up to the transfer's reply.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The reply, or null when the connection ended.</returns>
    public async Task<ServerReply?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var reply = await control.ReadReplyAsync(cancellationToken).ConfigureAwait(false);
            if (reply is null)
                return null;
            watch?.Invoke(new SessionEvent.Reply(reply));
            if (reply.IsPreliminary)
                continue;
            if (reply.Code != 200 || Volatile.Read(ref unanswered) == 0)
                return reply;
            Interlocked.Decrement(ref unanswered);
        }
    }

    /// <summary>Behind the transfer's reply: reads the answers to NOOP that are still due.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        for (; Volatile.Read(ref unanswered) > 0; Interlocked.Decrement(ref unanswered))
        {
            if (await control.ReadReplyAsync(cancellationToken).ConfigureAwait(false) is { } reply)
                watch?.Invoke(new SessionEvent.Reply(reply));
        }
    }
}
