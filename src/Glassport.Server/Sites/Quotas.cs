using System.Collections.Concurrent;
using Glassport.Server.Access;
using Glassport.Server.Settings;
using Glassport.Server.Storage;

namespace Glassport.Server.Sites;

/// <summary>What is stored under a site's quotas: its own, its users' and its groups'. Counted at the first login that a quota concerns.</summary>
internal sealed class Quotas
{
    private readonly ConcurrentDictionary<(string Owner, string Folder), Lazy<Task<QuotaLedger>>> ledgers = new();

    /// <summary>Puts the quotas that concern a user around a tree.</summary>
    /// <param name="storage">The tree.</param>
    /// <param name="folder">Its folder.</param>
    /// <param name="site">The site.</param>
    /// <param name="identity">The user.</param>
    /// <param name="groups">The groups.</param>
    public async ValueTask<IStorage> LimitAsync(IStorage storage, string folder, SiteSettings site, Identity identity, IReadOnlyList<GroupSettings> groups)
    {
        if (identity.User is { } user)
            storage = await LimitAsync(storage, folder, "user " + user.Name, user.Quota).ConfigureAwait(false);
        foreach (var group in groups)
        {
            if (group.Quota is { } quota && identity.Groups.Contains(group.Name, StringComparer.Ordinal))
                storage = await LimitAsync(storage, folder, "group " + group.Name, quota).ConfigureAwait(false);
        }

        return await LimitAsync(storage, folder, "site", site.Files.Quota).ConfigureAwait(false);
    }

    private async ValueTask<IStorage> LimitAsync(IStorage storage, string folder, string owner, Quota quota)
    {
        if (quota.Bytes is null && quota.Files is null)
            return storage;
        var ledger = await ledgers.GetOrAdd((owner, folder), _ => new(() => CountAsync(storage))).Value.ConfigureAwait(false);
        ledger.SetLimits(quota.Bytes, quota.Files);
        return new QuotaStorage(storage, ledger);
    }

    private static async Task<QuotaLedger> CountAsync(IStorage storage)
    {
        QuotaLedger ledger = new(null, null);
        await ledger.CountAsync(storage, VirtualPath.Root, CancellationToken.None).ConfigureAwait(false);
        return ledger;
    }
}
