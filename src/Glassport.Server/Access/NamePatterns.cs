using System.Collections.Immutable;

namespace Glassport.Server.Access;

/// <summary>A list of names in which <c>*</c> stands for anything.</summary>
internal static class NamePatterns
{
    /// <summary>Whether a name is in a list. Case matters; no character but <c>*</c> in the list has a meaning.</summary>
    /// <param name="patterns">The list.</param>
    /// <param name="name">The name.</param>
    public static bool Contains(ImmutableArray<string> patterns, string name)
    {
        foreach (string pattern in patterns)
            if (Matches(pattern, name))
                return true;
        return false;
    }

    private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        int p = 0, n = 0, star = -1, mark = 0;
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                mark = n;
            }
            else if (p < pattern.Length && pattern[p] == name[n])
            {
                p++;
                n++;
            }
            else if (star >= 0)
            {
                // The last * takes one more; no earlier one ever has to.
                p = star + 1;
                n = ++mark;
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].TrimStart('*').IsEmpty;
    }
}
