namespace Glassport.Analysis.Rendering;

/// <summary>A table that fits a terminal: long columns shrink, and what still does not fit is left out.</summary>
internal sealed class TextTable(params TextColumn[] columns)
{
    private const int Gap = 2;
    private readonly List<string[]> rows = [];

    /// <summary>Whether it has rows.</summary>
    public bool IsEmpty => rows.Count == 0;

    /// <summary>Adds a row; texts from the wire are made visible here.</summary>
    public void Add(params string[] cells) => rows.Add([.. cells.Select(SafeText.Visible)]);

    /// <summary>The lines: the header, then the rows.</summary>
    public IEnumerable<string> Lines(int width, Ansi ansi)
    {
        int[] widths = Fit(width);
        yield return ansi.Dim(Line([.. columns.Select(static column => column.Header)], widths));
        foreach (string[] row in rows)
            yield return Line(row, widths);
    }

    private int[] Fit(int width)
    {
        int[] widths = new int[columns.Length];
        for (int i = 0; i < widths.Length; i++)
        {
            widths[i] = TextColumns.Of(columns[i].Header);
            foreach (string[] row in rows)
                widths[i] = Math.Max(widths[i], TextColumns.Of(row[i]));
            if (!rows.Exists(row => row[i].Length > 0))
                widths[i] = 0;
        }

        for (int excess = Total(widths) - width; excess > 0; excess = Total(widths) - width)
        {
            int widest = Pick(widths, static (column, current) => column.Least > 0 && current > column.Least ? current : 0);
            if (widest >= 0)
            {
                widths[widest] = Math.Max(columns[widest].Least, widths[widest] - excess);
                continue;
            }

            int least = Pick(widths, static (column, current) => current > 0 ? column.Drop : 0);
            if (least < 0)
                least = Array.FindLastIndex(widths, static current => current > 0);
            if (widths.Count(static current => current > 0) == 1)
            {
                widths[least] = Math.Max(1, width);
                break;
            }

            widths[least] = 0;
        }

        return widths;
    }

    private int Pick(int[] widths, Func<TextColumn, int, int> weigh)
    {
        int best = -1, most = 0;
        for (int i = 0; i < widths.Length; i++)
        {
            int weight = weigh(columns[i], widths[i]);
            if (weight > most)
                (best, most) = (i, weight);
        }

        return best;
    }

    private static int Total(int[] widths) => widths.Where(static width => width > 0).Sum(static width => width + Gap) - Gap;

    private string Line(string[] cells, int[] widths)
    {
        List<string> shown = [];
        for (int i = 0; i < cells.Length; i++)
        {
            if (widths[i] > 0)
                shown.Add(TextColumns.Pad(cells[i], widths[i], columns[i].Right));
        }

        return string.Join(new string(' ', Gap), shown).TrimEnd();
    }
}

/// <summary>A column of a table.</summary>
/// <param name="Header">What stands above it.</param>
/// <param name="Right">Whether it is aligned to the right.</param>
/// <param name="Least">How narrow it may become; 0 when it may not.</param>
/// <param name="Drop">The greater, the sooner it is left out; 0 last of all.</param>
internal sealed record TextColumn(string Header, bool Right = false, int Least = 0, int Drop = 0);
