using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Glassport.App.Remote;

namespace Glassport.App.Shell;

/// <summary>
/// A line of the shell, cut into words: blanks separate, quotes hold together, a backslash takes the next character as it is, and
/// <c>&amp;</c> at the end lets the command run beside the next ones.
/// </summary>
/// <param name="Words">The words.</param>
/// <param name="OpenQuote">The quote that is not closed, or NUL.</param>
/// <param name="IsBeside">Whether it ended with <c>&amp;</c>.</param>
internal sealed record ShellLine(ImmutableArray<Word> Words, char OpenQuote, bool IsBeside)
{
    private static readonly SearchValues<char> Special = SearchValues.Create(" \t\"'\\&;*?[]{}!#");

    /// <summary>Cuts a line.</summary>
    /// <param name="line">The line.</param>
    public static ShellLine Parse(string line)
    {
        var words = ImmutableArray.CreateBuilder<Word>();
        StringBuilder text = new();
        StringBuilder pattern = new();
        int start = -1;
        char quote = '\0';
        bool isBeside = false;
        for (int at = 0; at < line.Length; at++)
        {
            char c = line[at];
            if (quote == '\0' && (char.IsWhiteSpace(c) || (c == '&' && line.AsSpan(at + 1).IsWhiteSpace())))
            {
                isBeside |= c == '&';
                End();
                continue;
            }

            if (start < 0)
                start = at;
            if (quote == '\0' && c is '"' or '\'')
                quote = c;
            else if (c == quote)
                quote = '\0';
            else if (c == '\\' && quote != '\'' && at + 1 < line.Length)
                Take(line[++at], isLiteral: true);
            else
                Take(c, isLiteral: quote != '\0');
        }

        End();
        return new(words.ToImmutable(), quote, isBeside);

        void Take(char c, bool isLiteral)
        {
            text.Append(c);
            if (c == '\\' || (isLiteral && Glob.IsSpecial(c)))
                pattern.Append('\\');
            pattern.Append(c);
        }

        void End()
        {
            if (start >= 0)
                words.Add(new(start, text.ToString(), pattern.ToString()));
            text.Clear();
            pattern.Clear();
            start = -1;
        }
    }

    /// <summary>Cuts a text at each <c>;</c> that is not quoted.</summary>
    /// <param name="text">Commands.</param>
    public static IReadOnlyList<string> Commands(string text)
    {
        List<string> commands = [];
        int start = 0;
        char quote = '\0';
        for (int at = 0; at < text.Length; at++)
        {
            char c = text[at];
            if (c == '\\' && quote != '\'')
            {
                at++;
            }
            else if (quote != '\0' ? c == quote : c is '"' or '\'')
            {
                quote = quote == '\0' ? c : '\0';
            }
            else if (c == ';' && quote == '\0')
            {
                commands.Add(text[start..at]);
                start = at + 1;
            }
        }

        commands.Add(text[start..]);
        return commands;
    }

    /// <summary>A text written so that it is one word with this meaning.</summary>
    /// <param name="text">The text.</param>
    /// <param name="quote">The quote to begin with, which is left open; NUL for backslashes.</param>
    public static string Quoted(string text, char quote)
    {
        StringBuilder written = new();
        if (quote != '\0')
            written.Append(quote);
        foreach (char c in text)
        {
            if (quote == '\'' && c == '\'')
                written.Append("'\\'");
            else if (quote == '"' ? c is '"' or '\\' : quote == '\0' && Special.Contains(c))
                written.Append('\\');
            written.Append(c);
        }

        return written.ToString();
    }
}
