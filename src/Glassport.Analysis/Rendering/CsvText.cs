using System.Globalization;
using System.Text;

namespace Glassport.Analysis.Rendering;

/// <summary>Text as a field of a CSV line.</summary>
internal static class CsvText
{
    // A spreadsheet takes a field that begins with one of these for a formula, and runs it; the last four are their full-width forms.
    private const string FormulaStarts = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    /// <summary>
    /// The field: quoted where RFC 4180 §2 asks for it, an apostrophe before what a spreadsheet would run, and control characters
    /// as <c>\xHH</c>, so that a line of the file stays a line. Null is an empty field.
    /// </summary>
    public static string Field(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return "";
        bool formula = FormulaStarts.Contains(value[0], StringComparison.Ordinal);
        bool quoted = value.AsSpan().IndexOfAny(',', '"') >= 0;
        if (!formula && !quoted && !value.Any(IsControl))
            return value;
        StringBuilder field = new(value.Length + 8);
        if (quoted)
            field.Append('"');
        if (formula)
            field.Append('\'');
        foreach (char c in value)
        {
            if (c == '"')
                field.Append("\"\"");
            else if (IsControl(c))
                field.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}");
            else
                field.Append(c);
        }

        return (quoted ? field.Append('"') : field).ToString();
    }

    private static bool IsControl(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';
}
