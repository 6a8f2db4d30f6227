using System.Net;
using Glassport.App.State;

namespace Glassport.App.Administration;

/// <summary>The database of a server that does not run. No server can start while this is open.</summary>
/// <param name="store">The database.</param>
/// <param name="held">The folder's lock.</param>
/// <param name="time">The clock.</param>
internal sealed class DatabaseAdministration(StateStore store, StateLock held, TimeProvider time) : IAdministration
{
    /// <inheritdoc/>
    public bool IsLive => false;

    /// <inheritdoc/>
    public Task<StoredSettings> LoadAsync(CancellationToken cancellationToken) => store.LoadAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> SaveAsync(StoredSettings next, CancellationToken cancellationToken) =>
        await store.SaveAsync(next.Revision, next.Settings, cancellationToken).ConfigureAwait(false) is not null;

    /// <inheritdoc/>
    public Task<IReadOnlyList<SessionRow>> SessionsAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<SessionRow>>([]);

    /// <inheritdoc/>
    public Task<bool> EndSessionAsync(long id, CancellationToken cancellationToken) => Task.FromResult(false);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredBan>> BansAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        return [.. (await store.BansAsync(cancellationToken).ConfigureAwait(false)).Where(ban => ban.Until is null || ban.Until > now)];
    }

    /// <inheritdoc/>
    public async Task BanAsync(IPAddress address, TimeSpan? duration, string reason, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        StoredBan ban = new(StoredBan.NetworkOf(address), now, now + duration, reason, IsManual: true);
        IReadOnlyList<StoredBan> others = await BansAsync(cancellationToken).ConfigureAwait(false);
        await store.SaveBansAsync([ban, .. others.Where(other => other.Network != ban.Network)], cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<bool> LiftAsync(IPAddress address, CancellationToken cancellationToken)
    {
        IReadOnlyList<StoredBan> bans = await BansAsync(cancellationToken).ConfigureAwait(false);
        StoredBan[] rest = [.. bans.Where(ban => !ban.Network.Contains(address))];
        if (rest.Length == bans.Count)
            return false;
        await store.SaveBansAsync(rest, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync().ConfigureAwait(false);
        held.Dispose();
    }
}
