using System.Collections.Frozen;
using System.Text;

namespace Glassport.Protocol;

public static partial class Verbs
{
    /// <summary>The rows in reading order.</summary>
    public static IReadOnlyList<Verb> All => Rows;

    /// <summary>The row of a verb, or null when nobody knows it. Case does not matter (RFC 959 §5.3). Allocates nothing.</summary>
    /// <param name="name">The verb without blanks.</param>
    public static Verb? Find(ReadOnlySpan<char> name) => Lookup.ByName.TryGetValue(name, out var verb) ? verb : null;

    /// <summary>The row of a verb from the wire, or null when nobody knows it. Case does not matter. Allocates nothing.</summary>
    /// <param name="name">The verb's bytes without blanks.</param>
    public static Verb? Find(ReadOnlySpan<byte> name)
    {
        Span<char> chars = stackalloc char[Limits.VerbBytes];
        if (name.Length > chars.Length)
            return null;
        return Find(chars[..Encoding.Latin1.GetChars(name, chars)]);
    }

    // A class of its own, so that it is built after every row whatever the order of the files.
    private static class Lookup
    {
        public static readonly FrozenDictionary<string, Verb>.AlternateLookup<ReadOnlySpan<char>> ByName =
            Rows.ToFrozenDictionary(static v => v.Name, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
