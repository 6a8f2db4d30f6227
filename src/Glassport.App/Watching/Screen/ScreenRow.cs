using System.Text;
using Glassport.App.Shell.Editing;

namespace Glassport.App.Watching.Screen;

/// <summary>A row of a screen: pieces of text, each in a style. Never wider than the screen.</summary>
/// <param name="width">How many columns the screen has.</param>
internal sealed class ScreenRow(int width)
{
    private readonly StringBuilder plain = new();
    private readonly StringBuilder styled = new();

    /// <summary>How many columns are filled.</summary>
    public int Columns { get; private set; }

    /// <summary>The row without styles.</summary>
    public string Plain => plain.ToString();

    /// <summary>The row as a terminal is sent it.</summary>
    public string Styled => styled.ToString();

    /// <summary>Adds a text, as much of it as fits.</summary>
    /// <param name="text">The text; safe to be shown.</param>
    /// <param name="style">The numbers of ECMA-48's SGR; empty for none.</param>
    public ScreenRow Add(string text, string style = "")
    {
        string fitted = Fitted(text, width - Columns);
        if (fitted.Length == 0)
            return this;
        plain.Append(fitted);
        if (style.Length > 0)
            styled.Append("\u001b[").Append(style).Append('m').Append(fitted).Append("\u001b[0m");
        else
            styled.Append(fitted);
        Columns += CellWidth.Of(fitted);
        return this;
    }

    /// <summary>Adds a text in a number of columns: filled with blanks, or cut.</summary>
    /// <param name="text">The text; safe to be shown.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="style">The numbers of ECMA-48's SGR; empty for none.</param>
    public ScreenRow AddIn(string text, int columns, string style = "")
    {
        string fitted = Fitted(text, columns);
        return Add(fitted + new string(' ', Math.Max(0, columns - CellWidth.Of(fitted))), style);
    }

    /// <summary>Fills the row to its end.</summary>
    /// <param name="style">The numbers of ECMA-48's SGR; empty for none.</param>
    public ScreenRow Fill(string style) => Add(new string(' ', Math.Max(0, width - Columns)), style);

    private static string Fitted(string text, int columns)
    {
        if (columns <= 0)
            return "";
        return CellWidth.Of(text) <= columns ? text : CellWidth.Fitted(text, columns - 1) + "…";
    }
}
