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
    /// <summary>Replies that say only that another follows; a server that says nothing else is not listened to for ever.</summary>
    public const int MostPreliminary = 100;

    private int unanswered;

    /// <summary>A NOOP was sent: its answer is not the transfer's.</summary>
    public void ExpectNoop() => Interlocked.Increment(ref unanswered);

    /// <summary>Reads up to the transfer's reply.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The reply, or null when the connection ended.</returns>
    /// <exception cref="FtpException">Protocol: preliminary replies without an end.</exception>
    public async Task<ServerReply?> ReadAsync(CancellationToken cancellationToken)
    {
        for (int preliminary = 0; preliminary < MostPreliminary;)
        {
            var reply = await control.ReadReplyAsync(cancellationToken).ConfigureAwait(false);
            if (reply is null)
                return null;
            watch?.Invoke(new SessionEvent.Reply(reply));
            if (reply.IsPreliminary)
            {
                preliminary++;
                continue;
            }

            if (reply.Code != 200 || Volatile.Read(ref unanswered) == 0)
                return reply;
            Interlocked.Decrement(ref unanswered);
        }

        throw new FtpException(FailureKind.Protocol, "The server says again and again that the transfer begins.");
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
