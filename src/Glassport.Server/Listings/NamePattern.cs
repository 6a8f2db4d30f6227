namespace Glassport.Server.Listings;

/// <summary>
/// A pattern of names: <c>*</c>, <c>?</c>, <c>[a-z]</c> and <c>[!a-z]</c>. Matching takes at most the product of both lengths, whatever the
/// pattern: patterns like <c>a*a*a*b</c> have brought servers down.
/// </summary>
/// <param name="pattern">The pattern.</param>
internal sealed class NamePattern(string pattern)
{
    /// <summary>Characters of a pattern that clients may ask for: a name has at most 255 bytes, the rest is for sets.</summary>
    public const int MostCharacters = 512;

    private readonly int lastEnd = pattern.LastIndexOf(']');

    /// <summary>True when the text holds anything but plain characters.</summary>
    /// <param name="text">A path or its last part.</param>
    public static bool IsPattern(string text) => text.AsSpan().ContainsAny('*', '?', '[');

    /// <summary>Whether a name fits.</summary>
    /// <param name="name">The name.</param>
    public bool Matches(ReadOnlySpan<char> name) => Matches(name, out _);

    /// <summary>Whether a name fits, and what it took to find out.</summary>
    /// <param name="name">The name.</param>
    /// <param name="comparisons">How often a character of the pattern was held against one of the name.</param>
    internal bool Matches(ReadOnlySpan<char> name, out int comparisons)
    {
        comparisons = 0;
        int p = 0;
        int n = 0;
        int star = -1;
        int resume = 0;
        while (n < name.Length)
        {
            int next = p < pattern.Length && pattern[p] != '*' ? MatchOne(p, name[n], ref comparisons) : -1;
            if (next > 0)
            {
                p = next;
                n++;
            }
            else if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                resume = n;
            }
            else if (star >= 0)
            {
                p = star + 1;
                n = ++resume;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(p).TrimStart('*').IsEmpty;
    }

    // Where the pattern goes on when this part of it fits the character; -1 when it does not.
    private int MatchOne(int p, char c, ref int comparisons)
    {
        comparisons++;
        if (pattern[p] == '?')
            return p + 1;
        int end = pattern[p] == '[' && lastEnd >= p + 2 ? pattern.IndexOf(']', Math.Min(p + 2, pattern.Length)) : -1;
        if (end < 0)
            return pattern[p] == c ? p + 1 : -1;
        comparisons += end - p;
        bool negated = pattern[p + 1] is '!' or '^';
        bool fits = false;
        for (int i = negated ? p + 2 : p + 1; i < end; i++)
        {
            bool range = i + 2 < end && pattern[i + 1] == '-';
            fits |= range ? c >= pattern[i] && c <= pattern[i + 2] : c == pattern[i];
            i += range ? 2 : 0;
        }

        return fits != negated ? end + 1 : -1;
    }
}
