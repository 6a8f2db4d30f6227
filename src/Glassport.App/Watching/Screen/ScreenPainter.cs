using System.Globalization;
using System.Text;

namespace Glassport.App.Watching.Screen;

/// <summary>Paints rows on a terminal (ECMA-48, and xterm's other screen): only those that changed.</summary>
/// <param name="isColoured">Whether styles are wanted.</param>
internal sealed class ScreenPainter(bool isColoured)
{
    /// <summary>Goes to the terminal's other screen and hides the cursor.</summary>
    public const string Enter = "\u001b[?1049h\u001b[?25l";

    /// <summary>Leaves the terminal as it was; its keys too, which .NET sets to be told apart when it reads them.</summary>
    public const string Leave = "\u001b[0m\u001b[?1l\u001b>\u001b[?25h\u001b[?1049l";

    // Whatever else wrote on the screen is gone after that many paintings.
    private const int WholeEvery = 20;

    private readonly List<string> before = [];
    private (int Width, int Height) size;
    private int painted;

    /// <summary>What the terminal is sent to show these rows.</summary>
    /// <param name="rows">The rows, from the top.</param>
    /// <param name="width">The screen's columns.</param>
    /// <param name="height">The screen's rows.</param>
    public string Paint(IReadOnlyList<ScreenRow> rows, int width, int height)
    {
        StringBuilder text = new();
        if (size != (width, height))
            text.Append("\u001b[2J");
        if (size != (width, height) || painted++ % WholeEvery == 0)
            before.Clear();
        size = (width, height);
        for (int i = 0; i < height; i++)
        {
            string row = i >= rows.Count ? "" : isColoured ? rows[i].Styled : rows[i].Plain;
            if (i < before.Count && before[i] == row)
                continue;
            text.Append(CultureInfo.InvariantCulture, $"\u001b[{i + 1};1H{row}");

            // In the last column the cursor stands on what was written last.
            if (i >= rows.Count || rows[i].Columns < width)
                text.Append("\u001b[K");
            if (i < before.Count)
                before[i] = row;
            else
                before.Add(row);
        }

        return text.ToString();
    }
}
