using System.Globalization;
using System.Text;

namespace Glassport.Analysis.Rendering;

/// <summary>Text measured in terminal columns: East Asian wide characters take two, combining marks none (Unicode UAX #11).</summary>
internal static class TextColumns
{
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115F), (0x231A, 0x231B), (0x2329, 0x232A), (0x23E9, 0x23F3), (0x25FD, 0x25FE), (0x2614, 0x2615), (0x2648, 0x2653),
        (0x267F, 0x267F), (0x2693, 0x2693), (0x26A1, 0x26A1), (0x26AA, 0x26AB), (0x26BD, 0x26CE), (0x26D4, 0x26D4), (0x26EA, 0x26EA),
        (0x26F2, 0x26FD), (0x2705, 0x2705), (0x270A, 0x270B), (0x2728, 0x2728), (0x274C, 0x2757), (0x2795, 0x2797), (0x27B0, 0x27BF),
        (0x2B1B, 0x2B55), (0x2E80, 0x303E), (0x3041, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0xA4CF), (0xA960, 0xA97F), (0xAC00, 0xD7A3),
        (0xF900, 0xFAFF), (0xFE10, 0xFE19), (0xFE30, 0xFE6F), (0xFF01, 0xFF60), (0xFFE0, 0xFFE6), (0x16FE0, 0x18CFF), (0x1AFF0, 0x1B2FB),
        (0x1F004, 0x1F004), (0x1F0CF, 0x1F0CF), (0x1F18E, 0x1F19A), (0x1F200, 0x1F64F), (0x1F680, 0x1F6FF), (0x1F7E0, 0x1F7F0),
        (0x1F900, 0x1FAFF), (0x20000, 0x3FFFD),
    ];

    /// <summary>How many columns the text takes.</summary>
    public static int Of(string text)
    {
        int columns = 0;
        foreach (Rune rune in text.EnumerateRunes())
            columns += Of(rune);
        return columns;
    }

    /// <summary>The text cut to at most <paramref name="columns"/>, its last column then an ellipsis.</summary>
    public static string Fit(string text, int columns)
    {
        if (Of(text) <= columns)
            return text;
        if (columns <= 0)
            return "";
        StringBuilder fitted = new();
        int used = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            int width = Of(rune);
            if (used + width > columns - 1)
                break;
            fitted.Append(rune);
            used += width;
        }

        return fitted.Append('…').ToString();
    }

    /// <summary>The text, cut or filled with spaces to exactly <paramref name="columns"/>.</summary>
    public static string Pad(string text, int columns, bool right = false)
    {
        string fitted = Fit(text, columns);
        string fill = new(' ', Math.Max(0, columns - Of(fitted)));
        return right ? fill + fitted : fitted + fill;
    }

    /// <summary>The text in lines of at most <paramref name="columns"/>: broken at spaces and between wide characters, longer words where they must.</summary>
    public static IEnumerable<string> Wrap(string text, int columns)
    {
        columns = Math.Max(columns, 4);
        StringBuilder line = new();
        int used = 0;
        foreach (string piece in Pieces(text))
        {
            string rest = piece;
            int width = Of(rest.TrimEnd(' '));
            if (used > 0 && used + width > columns)
            {
                yield return line.ToString().TrimEnd(' ');
                line.Clear();
                used = 0;
            }

            while (Of(rest.TrimEnd(' ')) > columns)
            {
                int take = Prefix(rest, columns);
                yield return rest[..take];
                rest = rest[take..];
            }

            line.Append(rest);
            used += Of(rest);
        }

        if (line.Length > 0)
            yield return line.ToString().TrimEnd(' ');
    }

    private static IEnumerable<string> Pieces(string text)
    {
        int start = 0;
        for (int i = 0; i < text.Length;)
        {
            int length = char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2 : 1;
            int end = i + length;
            bool breakAfter = text[i] == ' ' && (end == text.Length || text[end] != ' ');
            bool wide = Rune.TryGetRuneAt(text, i, out Rune rune) && Of(rune) == 2;
            if (wide && end < text.Length && !IsClosing(text[end]) && !IsOpening(text[i]))
                breakAfter = true;
            else if (!wide && end < text.Length && text[i] != ' ' && Rune.TryGetRuneAt(text, end, out Rune next) && Of(next) == 2 && !IsClosing(text[end]))
                breakAfter = true;
            if (breakAfter)
            {
                yield return text[start..end];
                start = end;
            }

            i = end;
        }

        if (start < text.Length)
            yield return text[start..];
    }

    // Chinese typography: no line begins with closing punctuation or ends with opening punctuation.
    private static bool IsClosing(char c) => c is '，' or '。' or '、' or '；' or '：' or '！' or '？' or '）' or '」' or '》' or '”' or '’' or ',' or '.' or ')' or ' ';

    private static bool IsOpening(char c) => c is '（' or '「' or '《' or '“' or '‘';

    private static int Prefix(string text, int columns)
    {
        int used = 0, taken = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            used += Of(rune);
            if (used > columns)
                break;
            taken += rune.Utf16SequenceLength;
        }

        return Math.Max(taken, 1);
    }

    private static int Of(Rune rune)
    {
        int value = rune.Value;
        if (value < 0x300)
            return 1;
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
            return 0;
        foreach ((int first, int last) in Wide)
        {
            if (value < first)
                return 1;
            if (value <= last)
                return 2;
        }

        return 1;
    }
}
