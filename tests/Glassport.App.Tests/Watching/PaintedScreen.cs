using System.Globalization;
using System.Text.RegularExpressions;
using Glassport.App.Shell.Editing;

namespace Glassport.App.Tests.Watching;

/// <summary>As much of a terminal as the full screen uses: its two screens, the cursor, and what is written where.</summary>
internal sealed partial class PaintedScreen(int width, int height)
{
    private string[][] cells = Empty(width, height);
    private int row;
    private int column;

    public bool IsOther { get; private set; }

    public bool IsCursorShown { get; private set; } = true;

    public string[] Shown => [.. cells.Select(static line => string.Concat(line).TrimEnd())];

    public void Write(string text)
    {
        for (int at = 0; at < text.Length;)
        {
            Match control = Control().Match(text, at);
            if (control.Success && control.Index == at)
            {
                Obey(control.Groups[1].Value, control.Groups[2].Value);
                at += control.Length;
                continue;
            }

            string cluster = StringInfo.GetNextTextElement(text, at);
            int cells = CellWidth.OfCluster(cluster);
            Assert.True(column + cells <= width, $"'{cluster}' does not fit into row {row}.");
            this.cells[row][column] = cluster;
            for (int i = 1; i < cells; i++)
                this.cells[row][column + i] = "";
            column += cells;
            at += cluster.Length;
        }
    }

    private void Obey(string numbers, string letter)
    {
        switch (letter)
        {
            case "H":
                string[] place = numbers.Split(';');
                (row, column) = (int.Parse(place[0], CultureInfo.InvariantCulture) - 1, int.Parse(place[1], CultureInfo.InvariantCulture) - 1);
                Assert.InRange(row, 0, height - 1);
                break;
            case "K":
                Array.Fill(cells[row], " ", column, width - column);
                break;
            case "J":
                cells = Empty(width, height);
                break;
            case "h" or "l" when numbers is "?1049":
                IsOther = letter == "h";
                break;
            case "h" or "l" when numbers is "?25":
                IsCursorShown = letter == "h";
                break;
            case "m" or "":
            case "l" when numbers is "?1":
                break;
            default:
                Assert.Fail($"What is 'ESC [ {numbers}{letter}'?");
                break;
        }
    }

    private static string[][] Empty(int width, int height)
    {
        string[][] empty = new string[height][];
        for (int i = 0; i < height; i++)
        {
            empty[i] = new string[width];
            Array.Fill(empty[i], " ");
        }

        return empty;
    }

    [GeneratedRegex("\u001b\\[([?0-9;]*)([A-Za-z])|\u001b>")]
    private static partial Regex Control();
}
