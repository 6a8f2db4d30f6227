namespace Glassport.Server.Data;

/// <summary>
/// Protected data connections whose content is sent and whose clients have yet to close. They confirm with close_notify (RFC 8446 §6.1);
/// a connection that was closed meanwhile would answer that with a reset, which some clients take for a broken transfer.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class Farewells(TimeProvider time)
{
    private const int Most = 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private int count;

    /// <summary>Takes a connection over, and closes it when the client has closed, or has not for too long.</summary>
    /// <param name="connection">The connection.</param>
    public void Take(DataConnection connection) => _ = CloseAsync(connection);

    private async Task CloseAsync(DataConnection connection)
    {
        using (connection)
        {
            if (!connection.AwaitsClose)
                return;
            if (Interlocked.Increment(ref count) <= Most)
            {
                using CancellationTokenSource patience = new(Patience, time);
                await connection.WaitForCloseAsync(patience.Token).ConfigureAwait(false);
            }

            Interlocked.Decrement(ref count);
        }
    }
}
