using Glassport.Analysis.Rendering;

namespace Glassport.App.Administration;

/// <summary>A table of text on standard output.</summary>
internal static class Table
{
    private const string Gap = "  ";

    /// <summary>Writes the table; every cell is made safe to show.</summary>
    public static async Task WriteAsync(string[] heads, IEnumerable<string[]> rows)
    {
        string[][] all = [heads, .. rows.Select(static row => row.Select(SafeText.Visible).ToArray())];
        int[] widths = [.. heads.Select((_, column) => all.Max(row => row[column].Length))];
        foreach (string[] row in all)
        {
            string line = string.Join(Gap, row.Select((cell, column) => cell.PadRight(widths[column])));
            await Console.Out.WriteLineAsync(line.TrimEnd()).ConfigureAwait(false);
        }
    }
}
