using System.Collections.Immutable;

namespace Glassport.Protocol;

/// <summary>One FTP command verb: a row of <see cref="Verbs"/>.</summary>
/// <param name="Name">In upper case, as on the wire.</param>
/// <param name="Argument">Whether it takes an argument.</param>
/// <param name="Gate">When a session may use it.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="LegalReplies">The 1yz, 2yz and 3yz codes that may answer it (RFC 959 §5.4, the verb's own source, and servers in use).</param>
/// <param name="Source">The document and section that define it.</param>
/// <param name="Feat">The line that announces it in FEAT (RFC 2389), or null.</param>
public sealed record Verb(
    string Name,
    ArgumentRule Argument,
    VerbGate Gate,
    VerbKind Kind,
    ImmutableArray<int> LegalReplies,
    string Source,
    string? Feat = null)
{
    /// <summary>
    /// True when a reply with this code can answer the verb: its own codes, every 4yz and 5yz (RFC 959 §5.4 allows 421 and the
    /// syntax errors anywhere, and servers use the others freely), a protected reply (RFC 2228: 6yz), and 0 (no code readable).
    /// </summary>
    /// <param name="code">The three digits of the reply, or 0.</param>
    public bool Admits(int code) => code is 0 or (>= 400 and < 700) || LegalReplies.Contains(code);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
