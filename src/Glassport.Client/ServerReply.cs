using System.Collections.Immutable;

namespace Glassport.Client;

/// <summary>A reply of the server (RFC 959 §4.2).</summary>
/// <param name="Code">The three digits; 0 when there were none.</param>
/// <param name="Lines">Every line as it came, code included, decoded.</param>
public sealed record ServerReply(int Code, ImmutableArray<string> Lines)
{
    /// <summary>1yz: the action began, another reply follows.</summary>
    public bool IsPreliminary => Code is >= 100 and < 200;

    /// <summary>2yz: done.</summary>
    public bool IsDone => Code is >= 200 and < 300;

    /// <summary>3yz: something more is wanted.</summary>
    public bool IsIntermediate => Code is >= 300 and < 400;

    /// <summary>The text of the last line, behind the code.</summary>
    public string Text => Lines.IsEmpty ? "" : Lines[^1].Length > 4 ? Lines[^1][4..] : "";

    /// <summary>The lines between the first and the last, blanks in front taken off: what FEAT, STAT and MLST tell.</summary>
    public IEnumerable<string> Inner => Lines.Length < 3 ? [] : Lines[1..^1].Select(static line => line.TrimStart(' '));

    /// <summary><c>550 No such file.</c></summary>
    public override string ToString() => Lines.IsEmpty ? "" : Lines[^1];
}
