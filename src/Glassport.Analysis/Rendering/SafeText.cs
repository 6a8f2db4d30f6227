using System.Globalization;
using System.Text;
using Glassport.Protocol.Text;

namespace Glassport.Analysis.Rendering;

/// <summary>
/// Makes text from the wire safe to show. Names, banners and replies come from strangers: a control character can drive a
/// terminal, a bidirectional override can turn a name around, a bracket can become a link.
/// </summary>
public static class SafeText
{
    /// <summary>The text with everything that is invisible or steers its surroundings spelled out, such as <c>\x1b</c> or <c>\u202e</c>.</summary>
    public static string Visible(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int clean = 0;
        while (clean < text.Length && text[clean] is >= ' ' and <= '~')
            clean++;
        if (clean == text.Length)
            return text;

        StringBuilder shown = new(text.Length + 16);
        shown.Append(text, 0, clean);
        for (int i = clean; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out Rune rune))
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}");
                i++;
                continue;
            }

            if (HiddenCharacters.Contain(rune))
                AppendEscape(shown, rune.Value);
            else
                shown.Append(text, i, rune.Utf16SequenceLength);
            i += rune.Utf16SequenceLength;
        }

        return shown.ToString();
    }

    /// <summary>For the content and the quoted attributes of HTML, XHTML and SVG.</summary>
    public static string Markup(string text)
    {
        string visible = Visible(text);
        if (visible.AsSpan().IndexOfAny("&<>\"'") < 0)
            return visible;
        StringBuilder escaped = new(visible.Length + 32);
        foreach (char c in visible)
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    /// <summary>For running text and table cells of GitHub-flavoured Markdown: nothing in it becomes markup, a link or a mention.</summary>
    public static string Markdown(string text)
    {
        string visible = Visible(text);
        StringBuilder escaped = new(visible.Length + 32);
        for (int i = 0; i < visible.Length; i++)
        {
            char c = visible[i];
            if (c is '<')
                escaped.Append("&lt;");
            else if (c is '>')
                escaped.Append("&gt;");
            else if (c is '&')
                escaped.Append("&amp;");
            else if (c is '@')
                escaped.Append("&#64;");
            else if (c is ':' && visible.AsSpan(i + 1).StartsWith("//"))
                escaped.Append("&#58;");
            else if (c is '.' && i >= 3 && visible.AsSpan(i - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase))
                escaped.Append("&#46;");
            else if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' or '#' or '!' or '$' or '{' or '}' || (i == 0 && c is '-' or '+' or '='))
                escaped.Append('\\').Append(c);
            else if (c is '.' or ')' && i is > 0 and < 10 && (i + 1 == visible.Length || visible[i + 1] == ' ') && !visible.AsSpan(0, i).ContainsAnyExceptInRange('0', '9'))
                escaped.Append('\\').Append(c);
            else
                escaped.Append(c);
        }

        return escaped.ToString();
    }

    private static void AppendEscape(StringBuilder shown, int value)
    {
        if (value <= 0xFF)
            shown.Append(CultureInfo.InvariantCulture, $"\\x{value:x2}");
        else if (value <= 0xFFFF)
            shown.Append(CultureInfo.InvariantCulture, $"\\u{value:x4}");
        else
            shown.Append(CultureInfo.InvariantCulture, $"\\u{{{value:x}}}");
    }
}
