using System.Collections.Immutable;

namespace Glassport.Server.Listings;

/// <summary>The facts that MLST and MLSD tell, as OPTS MLST chose them (RFC 3659 §7.5 and §7.9).</summary>
internal sealed class MlsxFacts
{
    /// <summary>Every fact that the server knows, in the order in which they are told.</summary>
    public static readonly ImmutableArray<string> Known = ["type", "perm", "size", "modify", "unique", "unix.mode", "unix.uid", "unix.gid", "create"];

    private static readonly ImmutableArray<string> Usual = ["type", "perm", "size", "modify", "unique", "unix.mode"];

    private readonly ImmutableArray<string> chosen;

    private MlsxFacts(ImmutableArray<string> chosen) => this.chosen = chosen;

    /// <summary>What is told before a client chooses.</summary>
    public static MlsxFacts Default { get; } = new(Usual);

    /// <summary>Chooses facts; those that the server does not know are passed over.</summary>
    /// <param name="list">Names, each with a semicolon behind.</param>
    public static MlsxFacts Choose(string list)
    {
        string[] asked = list.Split(';', StringSplitOptions.RemoveEmptyEntries);
        return new([.. Known.Where(fact => asked.Contains(fact, StringComparer.OrdinalIgnoreCase))]);
    }

    /// <summary>Whether a text is a list of facts: each with a semicolon behind (RFC 3659 §7.8). The last may do without where the server knows it.</summary>
    /// <param name="list">The text.</param>
    public static bool IsList(string list) =>
        list.Length == 0 || list.EndsWith(';') || Known.Contains(list[(list.LastIndexOf(';') + 1)..], StringComparer.OrdinalIgnoreCase);

    /// <summary>True when a fact is told.</summary>
    /// <param name="fact">Its name in <see cref="Known"/>.</param>
    public bool Has(string fact) => chosen.Contains(fact);

    /// <summary>The line of FEAT: the facts that are told bear an asterisk.</summary>
    public string Feature => "MLST " + string.Concat(Known.Select(fact => Has(fact) ? fact + "*;" : fact + ";"));

    /// <summary>The chosen facts, each with a semicolon behind.</summary>
    public override string ToString() => string.Concat(chosen.Select(static fact => fact + ";"));
}
