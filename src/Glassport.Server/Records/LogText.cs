using System.Globalization;
using System.Text;
using Glassport.Protocol.Text;

namespace Glassport.Server.Records;

/// <summary>
/// Text from a peer on its way into a log: escaped when it is written, so that a level that is switched off costs nothing.
/// </summary>
/// <param name="Value">The text as it came.</param>
internal readonly record struct LogText(string? Value)
{
    /// <summary>Marks a text as a peer's.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator LogText(string? value) => new(value);

    /// <summary>
    /// The text with everything that is invisible or steers its surroundings spelled out, such as <c>\x1b</c> or <c>\u202e</c>; a quotation
    /// mark and a backslash have a backslash before them, so that a quoted text ends where it seems to.
    /// </summary>
    /// <param name="text">The text; null is empty.</param>
    public static string Visible(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        int clean = 0;
        while (clean < text.Length && text[clean] is >= ' ' and <= '~' and not ('"' or '\\'))
            clean++;
        if (clean == text.Length)
            return text;

        StringBuilder shown = new(text.Length + 16);
        shown.Append(text, 0, clean);
        for (int i = clean; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out Rune rune))
            {
                // A byte that belongs to no UTF-8 character (see FileName), or half a pair.
                int unit = text[i++];
                if (unit is >= 0xDC80 and <= 0xDCFF)
                    shown.Append(CultureInfo.InvariantCulture, $"\\x{unit - 0xDC00:x2}");
                else
                    shown.Append(CultureInfo.InvariantCulture, $"\\u{unit:x4}");
                continue;
            }

            if (HiddenCharacters.Contain(rune))
                AppendEscape(shown, rune.Value);
            else if (rune.Value is '"' or '\\')
                shown.Append('\\').Append((char)rune.Value);
            else
                shown.Append(text, i, rune.Utf16SequenceLength);
            i += rune.Utf16SequenceLength;
        }

        return shown.ToString();
    }

    /// <summary>The escaped text.</summary>
    public override string ToString() => Visible(Value);

    private static void AppendEscape(StringBuilder shown, int value)
    {
        if (value <= 0x7F)
            shown.Append(CultureInfo.InvariantCulture, $"\\x{value:x2}");
        else if (value <= 0xFFFF)
            shown.Append(CultureInfo.InvariantCulture, $"\\u{value:x4}");
        else
            shown.Append(CultureInfo.InvariantCulture, $"\\u{{{value:x}}}");
    }
}
