using System.Collections.Concurrent;

namespace Glassport.Client;

/// <summary>Remembers as long as the process lives.</summary>
public sealed class HostMemory : IHostMemory
{
    private readonly ConcurrentDictionary<string, HostFacts> hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public HostFacts Find(string site) => hosts.GetValueOrDefault(site) ?? new();

    /// <inheritdoc/>
    public void Keep(string site, HostFacts facts) => hosts[site] = facts;
}
