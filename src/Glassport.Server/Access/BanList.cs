using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using Glassport.Server.Settings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Glassport.Server.Access;

/// <summary>
/// Addresses that are turned away after too many failed logins, or by an administrator. Bans that failed logins bring end by themselves, and
/// each is written to the log: others may sit behind the same translator (S17). IPv6 addresses are counted by their /64.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="logger">Where bans are told; null: nowhere.</param>
public sealed class BanList(TimeProvider time, ILogger<BanList>? logger = null)
{
    /// <summary>Addresses whose failures are remembered, and bans by failure: the oldest are dropped. About 10 MB at worst.</summary>
    public const int MostAddresses = 20_000;

    /// <summary>The most failures that <see cref="BanSettings.Failures"/> can wait for: each is remembered with its time.</summary>
    public const int MostFailures = 1_000;

    private readonly Lock gate = new();
    private readonly Dictionary<AddressKey, LinkedListNode<FailureHistory>> failures = [];
    private readonly LinkedList<FailureHistory> leastRecent = new();
    private readonly Queue<(AddressKey Key, Ban Ban)> automatic = new();
    private readonly ConcurrentDictionary<AddressKey, Ban> bans = new();
    private readonly ILogger logger = logger ?? NullLogger<BanList>.Instance;
    private volatile BanSettings settings = new();

    /// <summary>What failures lead to; a change counts from the next failure on.</summary>
    public BanSettings Settings
    {
        get => settings;
        set => settings = value;
    }

    /// <summary>A ban began; to be stored when it is manual.</summary>
    public event EventHandler<Ban>? Banned;

    /// <summary>A ban was lifted by an administrator; those that end by their time are not told.</summary>
    public event EventHandler<Ban>? Lifted;

    /// <summary>Whether an address is turned away; asked for each connection.</summary>
    /// <param name="address">The client's address.</param>
    /// <param name="ban">The ban, for the reply.</param>
    public bool IsBanned(IPAddress address, [NotNullWhen(true)] out Ban? ban)
    {
        ArgumentNullException.ThrowIfNull(address);
        ban = null;
        if (bans.IsEmpty)
            return false;
        var key = AddressKey.Of(address);
        if (!bans.TryGetValue(key, out ban))
            return false;
        if (!ban.HasEnded(time.GetUtcNow()))
            return true;
        bans.TryRemove(new(key, ban));
        ban = null;
        return false;
    }

    /// <summary>Counts a failed login.</summary>
    /// <param name="address">The client's address.</param>
    /// <returns>The ban that it brought, or null.</returns>
    public Ban? RecordFailure(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var now = time.GetUtcNow();
        var current = settings;
        if (current.Failures <= 0)
            return null;
        var key = AddressKey.Of(address);
        Ban ban;
        lock (gate)
        {
            var history = HistoryOf(key);
            history.Forget(now - current.Window);
            history.Times.Enqueue(now);
            if (history.Times.Count < Math.Min(current.Failures, MostFailures))
                return null;
            Drop(key);
            string reason = string.Create(CultureInfo.InvariantCulture, $"{current.Failures} failed logins within {current.Window.TotalSeconds:0} seconds");
            ban = new(key.ToNetwork(), now, now + current.Duration, reason, IsManual: false);
            if (!bans.TryAdd(key, ban))
                return null; // banned already; these were connections that were open before
            automatic.Enqueue((key, ban));
            while (automatic.TryPeek(out var oldest) && (automatic.Count > MostAddresses || oldest.Ban.HasEnded(now)))
                bans.TryRemove(new(oldest.Key, automatic.Dequeue().Ban));
        }

        BanLog.Began(logger, ban.Network, ban.Reason, ban.Until);
        Banned?.Invoke(this, ban);
        return ban;
    }

    /// <summary>A login that succeeded takes one failure off its address's count.</summary>
    /// <param name="address">The client's address.</param>
    public void RecordSuccess(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var key = AddressKey.Of(address);
        lock (gate)
        {
            if (!failures.TryGetValue(key, out var node))
                return;
            node.Value.Times.TryDequeue(out _);
            if (node.Value.Times.Count == 0)
                Drop(key);
        }
    }

    /// <summary>Bans an address by hand, in place of a ban that it has.</summary>
    /// <param name="address">The address; of IPv6, its whole /64.</param>
    /// <param name="duration">How long, or null for until it is lifted.</param>
    /// <param name="reason">Why, in words.</param>
    public Ban Add(IPAddress address, TimeSpan? duration, string reason)
    {
        ArgumentNullException.ThrowIfNull(address);
        var now = time.GetUtcNow();
        var key = AddressKey.Of(address);
        Ban ban = new(key.ToNetwork(), now, now + duration, reason, IsManual: true);
        bans[key] = ban;
        BanLog.Began(logger, ban.Network, ban.Reason, ban.Until);
        Banned?.Invoke(this, ban);
        return ban;
    }

    /// <summary>Puts back bans that were stored, without telling of them again.</summary>
    /// <param name="stored">The bans.</param>
    public void Restore(IEnumerable<Ban> stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        var now = time.GetUtcNow();
        foreach (var ban in stored)
            if (!ban.HasEnded(now))
                bans[AddressKey.Of(ban.Network.BaseAddress)] = ban;
    }

    /// <summary>Lifts a ban and forgets the failures of the address.</summary>
    /// <param name="address">An address that it is about.</param>
    /// <returns>False when there is none.</returns>
    public bool Remove(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var key = AddressKey.Of(address);
        lock (gate)
            Drop(key);
        if (!bans.TryRemove(key, out var ban) || ban.HasEnded(time.GetUtcNow()))
            return false;
        BanLog.Ended(logger, ban.Network);
        Lifted?.Invoke(this, ban);
        return true;
    }

    /// <summary>The bans that are in force, the oldest first.</summary>
    public IReadOnlyList<Ban> List()
    {
        var now = time.GetUtcNow();
        return [.. bans.Values.Where(ban => !ban.HasEnded(now)).OrderBy(ban => ban.Since)];
    }

    private FailureHistory HistoryOf(AddressKey key)
    {
        if (failures.TryGetValue(key, out var node))
            leastRecent.Remove(node);
        else
            failures[key] = node = new(new(key));
        leastRecent.AddLast(node);
        if (failures.Count > MostAddresses)
            Drop(leastRecent.First!.Value.Key);
        return node.Value;
    }

    private void Drop(AddressKey key)
    {
        if (failures.Remove(key, out var node))
            leastRecent.Remove(node);
    }
}
