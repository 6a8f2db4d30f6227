using System.Collections.Frozen;

namespace Glassport.Client;

/// <summary>What a server says that it has (FEAT, RFC 2389).</summary>
public sealed class ServerFeatures
{
    private readonly FrozenDictionary<string, string> lines;

    /// <summary>Reads the reply; one that refuses the command tells of nothing.</summary>
    /// <param name="reply">The reply to FEAT.</param>
    public ServerFeatures(ServerReply reply)
    {
        lines = reply.IsDone
            ? reply.Inner.Select(static line => line.Trim().Split(' ', 2)).GroupBy(static words => words[0], StringComparer.OrdinalIgnoreCase)
                .ToFrozenDictionary(static group => group.Key, static group => group.First().ElementAtOrDefault(1) ?? "", StringComparer.OrdinalIgnoreCase)
            : FrozenDictionary<string, string>.Empty;
    }

    /// <summary>Whether a feature is announced.</summary>
    /// <param name="name">Its name: <c>MLST</c>, <c>REST</c>, <c>UTF8</c>.</param>
    public bool Has(string name) => lines.ContainsKey(name);

    /// <summary>What stands behind a feature's name; empty when it is not announced.</summary>
    /// <param name="name">Its name.</param>
    public string Parameters(string name) => lines.GetValueOrDefault(name, "");

    /// <summary>Every name, as announced.</summary>
    public IEnumerable<string> Names => lines.Keys;
}
