using System.Collections.Immutable;

namespace Glassport.App.Import.Vsftpd;

/// <summary>vsftpd's patterns for names: <c>*</c>, <c>?</c> and braces that do not nest; a text without them is found anywhere in a name.</summary>
internal static class VsftpdPattern
{
    /// <summary>Braces multiply; nobody writes as many by hand.</summary>
    private const int MostPatterns = 1000;

    /// <summary>The patterns without braces that an option stands for.</summary>
    public static ImmutableArray<string> Expand(VsftpdValues values, string name)
    {
        if (values.Text(name) is not { } text)
            return [];
        if (text.IndexOfAny(['*', '?', '{']) < 0)
            return [Anywhere(text)];
        List<string> patterns = [""];
        for (int at = 0; at < text.Length;)
        {
            int close = text[at] == '{' ? text.IndexOf('}', at) : at;
            if (close < 0)
                throw values.Wrong(name, "a brace is not closed");
            string[] choices = text[at] == '{' ? text[(at + 1)..close].Split(',') : [text[at].ToString()];
            patterns = [.. patterns.SelectMany(pattern => choices.Select(choice => pattern + choice))];
            if (patterns.Count > MostPatterns)
                throw values.Wrong(name, "the braces stand for too many patterns");
            at = close + 1;
        }

        foreach (string pattern in patterns.Where(pattern => pattern.Contains('/', StringComparison.Ordinal)))
            values.Warn(name, $"patterns are about names, not paths: {pattern} is left out");
        return [.. patterns.Where(pattern => pattern.Length > 0 && !pattern.Contains('/', StringComparison.Ordinal))];
    }

    private static string Anywhere(string text) => $"*{text}*";
}
