using System.Text;

namespace Glassport.App.Shell;

/// <summary>Cuts a line of the shell into words: blanks separate, quotes hold together, a backslash takes the next character as it is.</summary>
internal static class Words
{
    /// <summary>The words of a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="words">The words.</param>
    /// <returns>False when a quote is not closed.</returns>
    public static bool TryCut(string line, out string[] words)
    {
        List<string> found = [];
        StringBuilder word = new();
        bool isWord = false;
        char quote = '\0';
        for (int at = 0; at < line.Length; at++)
        {
            char c = line[at];
            if (quote == '\0' && char.IsWhiteSpace(c))
            {
                if (isWord)
                    found.Add(word.ToString());
                word.Clear();
                isWord = false;
                continue;
            }

            isWord = true;
            if (quote == '\0' && c is '"' or '\'')
                quote = c;
            else if (c == quote)
                quote = '\0';
            else if (c == '\\' && quote != '\'' && at + 1 < line.Length)
                word.Append(line[++at]);
            else
                word.Append(c);
        }

        if (isWord)
            found.Add(word.ToString());
        words = [.. found];
        return quote == '\0';
    }
}
