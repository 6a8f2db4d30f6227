using System.Globalization;
using System.Text;

namespace Glassport.App.Shell.Editing;

/// <summary>How many columns of a terminal a text takes: two for the wide characters of East Asia and for pictures, none for marks.</summary>
internal static class CellWidth
{
    // The blocks whose characters are wide or full width (Unicode Standard Annex #11), first and last.
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115F), (0x231A, 0x231B), (0x2329, 0x232A), (0x23E9, 0x23EC), (0x2E80, 0x303E), (0x3041, 0x33FF), (0x3400, 0x4DBF),
        (0x4E00, 0x9FFF), (0xA000, 0xA4CF), (0xA960, 0xA97F), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE10, 0xFE19), (0xFE30, 0xFE6F),
        (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x16FE0, 0x18AFF), (0x1B000, 0x1B2FB), (0x1F300, 0x1F64F), (0x1F680, 0x1F6FF),
        (0x1F900, 0x1F9FF), (0x1FA70, 0x1FAFF), (0x20000, 0x3FFFD),
    ];

    /// <summary>The columns of a text that stands in one row.</summary>
    /// <param name="text">The text.</param>
    public static int Of(string text)
    {
        int columns = 0;
        var clusters = StringInfo.GetTextElementEnumerator(text);
        while (clusters.MoveNext())
            columns += OfCluster(clusters.GetTextElement());
        return columns;
    }

    /// <summary>As much of a text's beginning as stands in a number of columns.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The columns.</param>
    public static string Fitted(string text, int most)
    {
        int columns = 0;
        var clusters = StringInfo.GetTextElementEnumerator(text);
        while (clusters.MoveNext())
        {
            columns += OfCluster(clusters.GetTextElement());
            if (columns > most)
                return text[..clusters.ElementIndex];
        }

        return text;
    }

    /// <summary>The columns of what a person sees as one character: those of its first code point, for the others stand on it.</summary>
    /// <param name="cluster">The character.</param>
    public static int OfCluster(string cluster)
    {
        if (!Rune.TryGetRuneAt(cluster, 0, out var rune))
            return 1;
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.Control)
            return 0;
        foreach (var (first, last) in Wide)
        {
            if (rune.Value < first)
                return 1;
            if (rune.Value <= last)
                return 2;
        }

        return 1;
    }
}
