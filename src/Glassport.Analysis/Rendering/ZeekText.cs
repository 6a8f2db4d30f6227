using System.Globalization;
using System.Text;

namespace Glassport.Analysis.Rendering;

/// <summary>Text as a field of a Zeek log.</summary>
internal static class ZeekText
{
    private const string Unset = "-";
    private const string Empty = "(empty)";

    /// <summary>
    /// The field: <c>-</c> for null, <c>(empty)</c> for nothing; tabs, line ends, other characters that do not print and the
    /// backslash as <c>\xHH</c> of their UTF-8 bytes. <paramref name="bytes"/> tells that each character above 0x7F stands for
    /// one byte that was not UTF-8.
    /// </summary>
    public static string Field(string? value, bool bytes = false)
    {
        if (value is null)
            return Unset;
        if (value.Length == 0)
            return Empty;
        StringBuilder? field = null;
        Span<byte> utf8 = stackalloc byte[4];
        int at = 0;
        foreach (Rune rune in value.EnumerateRunes())
        {
            bool first = at == 0 && (value is Unset or Empty);
            if (first || !Prints(rune) || (bytes && !rune.IsAscii))
            {
                field ??= new StringBuilder(value.Length + 8).Append(value, 0, at);
                if (bytes && rune.Value <= 0xFF)
                    Escape(field, (byte)rune.Value);
                else
                    EscapeAll(field, utf8[..rune.EncodeToUtf8(utf8)]);
            }
            else
            {
                field?.Append(rune.ToString());
            }

            at += rune.Utf16SequenceLength;
        }

        return field?.ToString() ?? value;
    }

    private static bool Prints(Rune rune) =>
        rune.Value != '\\' && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);

    private static void EscapeAll(StringBuilder field, ReadOnlySpan<byte> utf8)
    {
        foreach (byte value in utf8)
            Escape(field, value);
    }

    private static void Escape(StringBuilder field, byte value) => field.Append(CultureInfo.InvariantCulture, $"\\x{value:x2}");
}
