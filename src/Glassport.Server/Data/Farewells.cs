namespace Glassport.Server.Data;

/// <summary>
/// Protected data connections whose content has moved and that have yet to close. Behind a download the client confirms with close_notify
/// (RFC 8446 §6.1); a connection that was closed meanwhile would answer that with a reset, which some clients take for a broken transfer.
/// Behind an upload some clients wait for the server's close_notify (RFC 5246 §7.2.1), and others have closed and would answer it with one.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class Farewells(TimeProvider time)
{
    private const int Most = 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // A client that closes without waiting does so at once.
    private static readonly TimeSpan Hesitation = TimeSpan.FromMilliseconds(10);

    private int count;

    /// <summary>Takes a connection over, and closes it when the client has closed, or has not for too long.</summary>
    /// <param name="connection">The connection.</param>
    public void Take(DataConnection connection) => _ = CloseAsync(connection);

    private async Task CloseAsync(DataConnection connection)
    {
        using (connection)
        {
            if (!connection.AwaitsAnswer && !connection.AwaitsClose)
                return;
            if (Interlocked.Increment(ref count) <= Most)
            {
                if (connection.AwaitsAnswer && !await IsClosedAsync(connection, Hesitation).ConfigureAwait(false))
                    await connection.AnswerEndAsync().ConfigureAwait(false);
                if (connection.AwaitsClose)
                    await IsClosedAsync(connection, Patience).ConfigureAwait(false);
            }

            Interlocked.Decrement(ref count);
        }
    }

    private async ValueTask<bool> IsClosedAsync(DataConnection connection, TimeSpan limit)
    {
        using CancellationTokenSource patience = new(limit, time);
        return await connection.WaitForCloseAsync(patience.Token).ConfigureAwait(false);
    }
}
