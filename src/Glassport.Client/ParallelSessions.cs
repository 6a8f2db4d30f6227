using System.Collections.Concurrent;

namespace Glassport.Client;

/// <summary>Does many things on several sessions beside each other.</summary>
public static class ParallelSessions
{
    /// <summary>
    /// Works through items. What fails does not keep the others from being done. A session that is lost is opened anew; where a server takes no
    /// more sessions, those that it took do the rest.
    /// </summary>
    /// <typeparam name="T">What an item is.</typeparam>
    /// <param name="items">The items, in the order in which they are begun.</param>
    /// <param name="sessions">How many sessions at most.</param>
    /// <param name="open">Opens a session that is logged in.</param>
    /// <param name="work">Does an item.</param>
    /// <param name="failed">Told what failed and why; from several flows of control.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="FtpException">No session could be opened, and something is left to be done.</exception>
    public static async Task RunAsync<T>(
        IReadOnlyList<T> items,
        int sessions,
        Func<CancellationToken, Task<FtpClient>> open,
        Func<FtpClient, T, CancellationToken, Task> work,
        Action<T, FtpException> failed,
        CancellationToken cancellationToken)
    {
        ConcurrentQueue<T> queue = new(items);
        int workers = Math.Clamp(sessions, 1, Math.Max(1, items.Count));
        while (!queue.IsEmpty)
        {
            var refusals = await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => WorkAsync(queue, open, work, failed, cancellationToken))).ConfigureAwait(false);
            if (refusals.All(static refusal => refusal is not null))
                throw refusals[0]!;
            workers = 1;
        }
    }

    /// <returns>Why no session could be opened for what was left, or null.</returns>
    private static async Task<FtpException?> WorkAsync<T>(
        ConcurrentQueue<T> items,
        Func<CancellationToken, Task<FtpClient>> open,
        Func<FtpClient, T, CancellationToken, Task> work,
        Action<T, FtpException> failed,
        CancellationToken cancellationToken)
    {
        FtpClient? client = null;
        try
        {
            while (items.TryDequeue(out var item))
            {
                if (client is not { IsOpen: true })
                {
                    if (client is not null)
                        await client.DisposeAsync().ConfigureAwait(false);
                    client = null;
                    try
                    {
                        client = await open(cancellationToken).ConfigureAwait(false);
                    }
                    catch (FtpException refusal)
                    {
                        items.Enqueue(item);
                        return refusal;
                    }
                }

                try
                {
                    await work(client, item, cancellationToken).ConfigureAwait(false);
                }
                catch (FtpException failure)
                {
                    failed(item, failure);
                }
            }

            if (client is not null)
                await client.QuitAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }
        finally
        {
            if (client is not null)
                await client.DisposeAsync().ConfigureAwait(false);
        }
    }
}
