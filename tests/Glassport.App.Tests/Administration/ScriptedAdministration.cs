using System.Net;
using Glassport.App.Administration;
using Glassport.App.State;

namespace Glassport.App.Tests.Administration;

/// <summary>A server that only remembers what was asked of it.</summary>
internal sealed class ScriptedAdministration : IAdministration
{
    public bool IsLive => true;

    public StoredSettings Stored { get; set; } = new(7, new());

    public List<SessionRow> Open { get; } = [];

    public List<StoredBan> Banned { get; } = [];

    public Task<StoredSettings> LoadAsync(CancellationToken cancellationToken) => Task.FromResult(Stored);

    public Task<bool> SaveAsync(StoredSettings next, CancellationToken cancellationToken)
    {
        if (next.Revision != Stored.Revision)
            return Task.FromResult(false);
        if (next.Settings.Groups.Any(static group => group.Name == "cursed"))
            throw new StateException("the port is in use.");
        Stored = next with { Revision = next.Revision + 1 };
        return Task.FromResult(true);
    }

    public Task<IReadOnlyList<SessionRow>> SessionsAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<SessionRow>>(Open);

    public Task<bool> EndSessionAsync(long id, CancellationToken cancellationToken) => Task.FromResult(Open.RemoveAll(session => session.Id == id) > 0);

    public Task<IReadOnlyList<StoredBan>> BansAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<StoredBan>>(Banned);

    public Task BanAsync(IPAddress address, TimeSpan? duration, string reason, CancellationToken cancellationToken)
    {
        Banned.Add(new(StoredBan.NetworkOf(address), DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch + duration, reason, IsManual: true));
        return Task.CompletedTask;
    }

    public Task<bool> LiftAsync(IPAddress address, CancellationToken cancellationToken) => Task.FromResult(Banned.RemoveAll(ban => ban.Network.Contains(address)) > 0);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
