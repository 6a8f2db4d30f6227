using System.Net;
using System.Net.Sockets;
using Glassport.App.Administration;
using Glassport.App.Configuration;
using Glassport.App.State;
using Glassport.Server;
using Glassport.Server.Access;
using Glassport.Server.Settings;

namespace Glassport.App.Serving;

/// <summary>A running server in this process. Settings are put into force first and stored after, so that what is stored could be served.</summary>
/// <param name="server">The server.</param>
/// <param name="store">Where the settings are kept; null: nowhere, they end with the server.</param>
/// <param name="revision">The revision that the server started with.</param>
internal sealed class LiveAdministration(FtpServer server, StateStore? store, long revision) : IAdministration
{
    private readonly SemaphoreSlim changing = new(1);
    private long revision = revision;

    /// <inheritdoc/>
    public bool IsLive => true;

    /// <inheritdoc/>
    public async Task<StoredSettings> LoadAsync(CancellationToken cancellationToken)
    {
        await changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return new(revision, server.Settings);
        }
        finally
        {
            changing.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<bool> SaveAsync(StoredSettings next, CancellationToken cancellationToken)
    {
        await changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (next.Revision != revision)
                return false;
            SettingsCheck.Require(next.Settings);
            ServerSettings before = server.Settings;
            await EnforceAsync(next.Settings, cancellationToken).ConfigureAwait(false);
            if (store is null)
            {
                revision++;
                return true;
            }

            long? stored = null;
            try
            {
                stored = await store.SaveAsync(revision, next.Settings, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                if (stored is null)
                    await EnforceAsync(before, CancellationToken.None).ConfigureAwait(false);
            }

            revision = stored ?? revision;
            return stored is not null;
        }
        finally
        {
            changing.Release();
        }
    }

    /// <summary>Puts into force what the database says, when that is not what is in force. False when there is no database, or nothing new in it.</summary>
    public async Task<bool> ReloadAsync(CancellationToken cancellationToken)
    {
        if (store is null)
            return false;
        await changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (await store.RevisionAsync(cancellationToken).ConfigureAwait(false) == revision)
                return false;
            StoredSettings stored = await store.LoadAsync(cancellationToken).ConfigureAwait(false);
            // Counted also when it fails: it would fail each time.
            revision = stored.Revision;
            await EnforceAsync(SettingsCheck.Require(stored.Settings), cancellationToken).ConfigureAwait(false);
            return true;
        }
        finally
        {
            changing.Release();
        }
    }

    /// <summary>Puts the settings in force into force once more: files that they name are read anew.</summary>
    public Task RefreshAsync(CancellationToken cancellationToken) => EnforceAsync(server.Settings, cancellationToken);

    /// <summary>Puts back the bans that were stored.</summary>
    public async Task RestoreBansAsync(CancellationToken cancellationToken)
    {
        if (store is not null)
        {
            server.Bans.Restore((await store.BansAsync(cancellationToken).ConfigureAwait(false))
                .Select(static ban => new Ban(ban.Network, ban.Since, ban.Until, ban.Reason, ban.IsManual)));
        }
    }

    /// <summary>Stores the bans in force.</summary>
    public async Task StoreBansAsync(CancellationToken cancellationToken)
    {
        if (store is not null)
            await store.SaveBansAsync(Bans(), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<SessionRow>> SessionsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SessionRow>>([.. server.Sessions.Select(Row)]);

    /// <inheritdoc/>
    public Task<bool> EndSessionAsync(long id, CancellationToken cancellationToken) => Task.FromResult(server.EndSession(id));

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredBan>> BansAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<StoredBan>>([.. Bans()]);

    /// <inheritdoc/>
    public Task BanAsync(IPAddress address, TimeSpan? duration, string reason, CancellationToken cancellationToken)
    {
        server.Bans.Add(address, duration, reason);
        return StoreBansAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<bool> LiftAsync(IPAddress address, CancellationToken cancellationToken)
    {
        if (!server.Bans.Remove(address))
            return false;
        await StoreBansAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        changing.Dispose();
        return ValueTask.CompletedTask;
    }

    private IEnumerable<StoredBan> Bans() =>
        server.Bans.List().Select(static ban => new StoredBan(ban.Network, ban.Since, ban.Until, ban.Reason, ban.IsManual));

    private async Task EnforceAsync(ServerSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            await server.ApplyAsync(settings, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is SocketException or IOException)
        {
            throw new StateException($"the server cannot do that: {failure.Message}", failure);
        }
    }

    private static SessionRow Row(SessionSnapshot session) => new()
    {
        Id = session.Id,
        Site = session.Site,
        Client = session.Client.ToString(),
        User = session.User,
        Started = session.Started,
        Idle = session.Idle.TotalSeconds,
        Doing = session.Doing,
        Path = session.Path,
        Moved = session.Moved,
        IsSecure = session.IsSecure,
    };
}
