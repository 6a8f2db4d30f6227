using Glassport.App.State;

namespace Glassport.App.Administration;

/// <summary>Finds out how a state folder's server is administered.</summary>
internal static class Administrations
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The running server when there is one, else the database.</summary>
    /// <exception cref="StateException">Neither can be used.</exception>
    public static async Task<IAdministration> OpenAsync(StateFolder folder, TimeProvider time, CancellationToken cancellationToken)
    {
        long begin = time.GetTimestamp();
        while (true)
        {
            if (await RemoteAdministration.TryConnectAsync(folder, cancellationToken).ConfigureAwait(false) is { } remote)
                return remote;
            if (StateLock.TryTake(folder) is { } held)
                return await OpenDatabaseAsync(folder, held, time, cancellationToken).ConfigureAwait(false);
            // Another command has the lock, or a server that is starting or stopping.
            if (time.GetElapsedTime(begin) > Patience)
                throw new StateException($"another process keeps {folder.Lock} locked and does not answer. Wait for it to end, or end it.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<IAdministration> OpenDatabaseAsync(StateFolder folder, StateLock held, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            return new DatabaseAdministration(await StateStore.OpenAsync(folder, cancellationToken).ConfigureAwait(false), held, time);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }
}
