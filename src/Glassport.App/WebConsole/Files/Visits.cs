using System.Collections.Concurrent;
using System.Security.Cryptography;
using Glassport.App.WebConsole.Access;
using Glassport.Client;

namespace Glassport.App.WebConsole.Files;

/// <summary>The visits that are going on. One that nobody uses ends by itself.</summary>
internal sealed class Visits : IAsyncDisposable
{
    /// <summary>How many visits an account has at most.</summary>
    public const int MostEach = 8;

    private static readonly TimeSpan IdleLimit = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LookInterval = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Visit> visits = new(StringComparer.Ordinal);
    private readonly ReachableHosts hosts;
    private readonly TimeProvider time;
    private readonly ITimer look;

    // What was learnt of a server (its certificate, which ways to data connections work) holds for all visits.
    private readonly HostMemory memory = new();

    /// <summary>Prepares; there is no visit yet.</summary>
    public Visits(ReachableHosts hosts, TimeProvider time)
    {
        this.hosts = hosts;
        this.time = time;
        look = time.CreateTimer(_ => _ = ForgetAsync(), null, LookInterval, LookInterval);
    }

    /// <summary>Which servers may be visited.</summary>
    public ReachableHosts Hosts => hosts;

    /// <summary>The account's visits.</summary>
    public IReadOnlyList<VisitRow> Of(ConsoleAccount account) => [.. visits.Values.Where(visit => visit.Account == account.Name).Select(static visit => visit.Row).OfType<VisitRow>()];

    /// <summary>The account's visit of that name, or null.</summary>
    public Visit? Find(ConsoleAccount account, string id) => visits.TryGetValue(id, out Visit? visit) && visit.Account == account.Name ? visit : null;

    /// <summary>Prepares a visit. It is found by others once <see cref="Keep"/> was called.</summary>
    public Visit Prepare(ConsoleAccount account, VisitLogin login) => new(
        RandomNumberGenerator.GetHexString(12, lowercase: true), account.Name, login, hosts,
        new()
        {
            Mode = login.Mode switch { "passive" => DataMode.Passive, "active" => DataMode.Active, _ => DataMode.Auto },
            Trust = new() { TrustsOnFirstUse = true },
            ConnectTimeout = TimeSpan.FromSeconds(10),
            ReplyTimeout = TimeSpan.FromSeconds(30),
            Memory = memory,
            Time = time,
        });

    /// <summary>Keeps a visit that has begun.</summary>
    /// <returns>False when the account has too many.</returns>
    public bool Keep(Visit visit) => visits.Values.Count(other => other.Account == visit.Account) < MostEach && visits.TryAdd(visit.Id, visit);

    /// <summary>Ends a visit.</summary>
    public async Task EndAsync(Visit visit)
    {
        if (visits.TryRemove(visit.Id, out _))
            await visit.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await look.DisposeAsync().ConfigureAwait(false);
        await Task.WhenAll(visits.Values.Select(EndAsync)).ConfigureAwait(false);
    }

    private async Task ForgetAsync()
    {
        foreach (Visit visit in visits.Values.Where(visit => time.GetElapsedTime(visit.Used) > IdleLimit))
            await EndAsync(visit).ConfigureAwait(false);
    }
}
