using System.Globalization;
using System.Text;

namespace Glassport.App.Shell.Editing;

/// <summary>Draws a line and its place on a terminal, over as many rows as it takes.</summary>
/// <param name="output">The terminal.</param>
/// <param name="columns">How wide it is now.</param>
internal sealed class LineScreen(TextWriter output, Func<int> columns)
{
    /// <summary>Ends a row, whatever the terminal makes of a line feed alone.</summary>
    public const string RowEnd = "\r\n";

    private int row;

    /// <summary>The next line begins where the terminal's cursor stands: at the start of a row.</summary>
    public void Begin() => row = 0;

    /// <summary>Draws over what was drawn before.</summary>
    /// <param name="prompt">What stands before the line.</param>
    /// <param name="line">The line.</param>
    /// <param name="cursor">The place in it.</param>
    public void Draw(string prompt, string line, int cursor)
    {
        StringBuilder drawn = new();
        Up(drawn, row);
        drawn.Append('\r');
        var (placeRow, placeColumn) = Write(drawn, prompt, line, cursor, out int lastRow);
        drawn.Append("\u001b[J");
        Up(drawn, lastRow - placeRow);
        drawn.Append('\r');
        if (placeColumn > 0)
            drawn.Append(CultureInfo.InvariantCulture, $"\u001b[{placeColumn}C");
        row = placeRow;
        output.Write(drawn);
        output.Flush();
    }

    /// <summary>Leaves the line as it is and goes to the row below it.</summary>
    /// <param name="prompt">What stands before the line.</param>
    /// <param name="line">The line.</param>
    public void Finish(string prompt, string line)
    {
        Draw(prompt, line, line.Length);
        output.Write(RowEnd);
        output.Flush();
        row = 0;
    }

    /// <summary>Clears the screen; the next line is drawn at its top.</summary>
    public void Clear()
    {
        output.Write("\u001b[H\u001b[2J");
        row = 0;
    }

    // A terminal keeps its cursor beside the last column until more comes, and does not agree with others on what a move means there: the row
    // is ended as soon as it is full.
    private (int Row, int Column) Write(StringBuilder drawn, string prompt, string line, int cursor, out int lastRow)
    {
        int width = Math.Max(2, columns());
        int currentRow = 0, column = 0;
        (int, int) place = (0, 0);
        string text = prompt + line;
        var clusters = StringInfo.GetTextElementEnumerator(text);
        while (clusters.MoveNext())
        {
            string cluster = clusters.GetTextElement();
            int cells = CellWidth.OfCluster(cluster);
            if (column + cells > width)
                NextRow();
            if (clusters.ElementIndex <= prompt.Length + cursor)
                place = (currentRow, column);
            drawn.Append(cluster);
            column += cells;
            if (column >= width)
                NextRow();
        }

        if (cursor == line.Length)
            place = (currentRow, column);
        lastRow = currentRow;
        return place;

        void NextRow()
        {
            drawn.Append("\u001b[K").Append(RowEnd);
            currentRow++;
            column = 0;
        }
    }

    private static void Up(StringBuilder drawn, int rows)
    {
        if (rows > 0)
            drawn.Append(CultureInfo.InvariantCulture, $"\u001b[{rows}A");
    }
}
