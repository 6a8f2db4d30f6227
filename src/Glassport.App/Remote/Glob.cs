using System.Text;

namespace Glassport.App.Remote;

/// <summary>Patterns of names: <c>*</c>, <c>?</c>, <c>[a-z]</c>, <c>[!a-z]</c>, <c>{a,b}</c>; a backslash takes the next character as it is.</summary>
internal static class Glob
{
    // A pattern is a person's own, but a long one can still be a mistake: {a,b}{a,b}… doubles with each pair.
    private const int MostAlternatives = 1000;

    /// <summary>Whether a character means something in a pattern.</summary>
    /// <param name="c">The character.</param>
    public static bool IsSpecial(char c) => c is '*' or '?' or '[' or ']' or '{' or '}' or ',' or '~' or '\\';

    /// <summary>Whether a pattern may fit more than one name.</summary>
    /// <param name="pattern">The pattern.</param>
    public static bool IsPattern(string pattern)
    {
        for (int at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] == '\\')
                at++;
            else if (pattern[at] is '*' or '?' or '[')
                return true;
        }

        return false;
    }

    /// <summary>The one name that a pattern without <c>*</c>, <c>?</c> and <c>[</c> means.</summary>
    /// <param name="pattern">The pattern.</param>
    public static string Literal(string pattern)
    {
        StringBuilder text = new(pattern.Length);
        for (int at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] == '\\' && at + 1 < pattern.Length)
                at++;
            text.Append(pattern[at]);
        }

        return text.ToString();
    }

    /// <summary>A pattern that fits this name alone.</summary>
    /// <param name="name">The name.</param>
    public static string Escape(string name)
    {
        StringBuilder pattern = new(name.Length);
        foreach (char c in name)
        {
            if (IsSpecial(c))
                pattern.Append('\\');
            pattern.Append(c);
        }

        return pattern.ToString();
    }

    /// <summary>The patterns that one with alternatives stands for: <c>{a,b}.c</c> is <c>a.c</c> and <c>b.c</c>.</summary>
    /// <param name="pattern">The pattern.</param>
    public static IReadOnlyList<string> Alternatives(string pattern)
    {
        List<string> done = [];
        Stack<string> open = new([pattern]);
        while (open.TryPop(out string? next) && done.Count < MostAlternatives)
        {
            if (FindBraces(next) is not { } braces)
            {
                done.Add(next);
                continue;
            }

            for (int at = braces.Length - 2; at >= 0; at--)
                open.Push(next[..braces[0]] + next[(braces[at] + 1)..braces[at + 1]] + next[(braces[^1] + 1)..]);
        }

        return done;
    }

    /// <summary>Whether a pattern without alternatives fits a name. A dot at its beginning is fitted by a dot alone.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="name">The name.</param>
    public static bool Fits(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        if (name.StartsWith('.') && !pattern.StartsWith('.'))
            return false;
        int p = 0, n = 0, star = -1, mark = 0;
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = ++p;
                mark = n;
            }
            else if (p < pattern.Length && FitsOne(pattern, ref p, name[n]))
            {
                n++;
            }
            else if (star >= 0)
            {
                p = star;
                n = ++mark;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }

    // Moves behind what stands for one character, when it fits.
    private static bool FitsOne(ReadOnlySpan<char> pattern, ref int p, char c)
    {
        switch (pattern[p])
        {
            case '?':
                p++;
                return true;
            case '[' when pattern[(p + 1)..].IndexOf(']') is > 0 and var length:
                if (!FitsSet(pattern.Slice(p + 1, length), c))
                    return false;
                p += length + 2;
                return true;
            case '\\' when p + 1 < pattern.Length:
                if (pattern[p + 1] != c)
                    return false;
                p += 2;
                return true;
            default:
                if (pattern[p] != c)
                    return false;
                p++;
                return true;
        }
    }

    private static bool FitsSet(ReadOnlySpan<char> set, char c)
    {
        bool isExcluding = set[0] is '!' or '^';
        bool isIn = false;
        for (int at = isExcluding ? 1 : 0; at < set.Length; at++)
        {
            char last = at + 2 < set.Length && set[at + 1] == '-' ? set[at + 2] : set[at];
            isIn |= c >= set[at] && c <= last;
            if (last != set[at])
                at += 2;
        }

        return isIn != isExcluding;
    }

    // Where the first braces with a comma in them open, their commas, and where they close.
    private static int[]? FindBraces(string pattern)
    {
        for (int start = 0; start < pattern.Length; start++)
        {
            if (pattern[start] == '\\')
                start++;
            else if (pattern[start] == '{' && BracesAt(pattern, start) is { Length: > 2 } braces)
                return braces;
        }

        return null;
    }

    private static int[]? BracesAt(string pattern, int start)
    {
        List<int> marks = [start];
        int depth = 0;
        for (int at = start; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '\\':
                    at++;
                    break;
                case '{':
                    depth++;
                    break;
                case ',' when depth == 1:
                    marks.Add(at);
                    break;
                case '}' when --depth == 0:
                    return [.. marks, at];
            }
        }

        return null;
    }
}
