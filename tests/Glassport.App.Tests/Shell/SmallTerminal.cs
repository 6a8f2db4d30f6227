using System.Globalization;
using System.Text;
using Glassport.App.Shell.Editing;

namespace Glassport.App.Tests.Shell;

/// <summary>As much of a terminal as the editor uses: characters, rows, the cursor, and a few of ECMA-48's sequences.</summary>
internal sealed class SmallTerminal(int columns) : StringWriter(CultureInfo.InvariantCulture)
{
    private readonly List<string[]> rows = [new string[columns]];

    public int Row { get; private set; }

    public int Column { get; private set; }

    public string[] Shown
    {
        get
        {
            Play();
            return [.. rows.Select(static row => string.Concat(row.Select(static cell => cell ?? " ")).TrimEnd())];
        }
    }

    private void Play()
    {
        string text = ToString();
        GetStringBuilder().Clear();
        var clusters = StringInfo.GetTextElementEnumerator(text.Replace("\r\n", "\n\r", StringComparison.Ordinal));
        while (clusters.MoveNext())
        {
            switch (clusters.GetTextElement())
            {
                case "\r":
                    Column = 0;
                    break;
                case "\n":
                    Row++;
                    if (Row == rows.Count)
                        rows.Add(new string[columns]);
                    break;
                case "\u001b":
                    Obey(clusters);
                    break;
                case var cluster:
                    Put(cluster, CellWidth.OfCluster(cluster));
                    break;
            }
        }
    }

    private void Put(string cluster, int cells)
    {
        Assert.True(Column + cells <= columns, $"'{cluster}' does not fit into row {Row}.");
        rows[Row][Column] = cluster;
        for (int at = 1; at < cells; at++)
            rows[Row][Column + at] = "";
        Column += cells;
    }

    private void Obey(TextElementEnumerator clusters)
    {
        clusters.MoveNext();
        Assert.Equal("[", clusters.GetTextElement());
        StringBuilder number = new();
        while (clusters.MoveNext() && char.IsAsciiDigit(clusters.GetTextElement()[0]))
            number.Append(clusters.GetTextElement());
        int count = number.Length == 0 ? 1 : int.Parse(number.ToString(), CultureInfo.InvariantCulture);
        switch (clusters.GetTextElement())
        {
            case "A":
                Row = Math.Max(0, Row - count);
                break;
            case "C":
                Column = Math.Min(columns - 1, Column + count);
                break;
            case "K":
                Array.Clear(rows[Row], Column, columns - Column);
                break;
            case "J" when count == 2:
                rows.ForEach(static row => Array.Clear(row));
                break;
            case "J":
                Array.Clear(rows[Row], Column, columns - Column);
                rows.Skip(Row + 1).ToList().ForEach(static row => Array.Clear(row));
                break;
            case "H":
                (Row, Column) = (0, 0);
                break;
            case var unknown:
                Assert.Fail($"What is 'ESC [ {number}{unknown}'?");
                break;
        }
    }
}
