using System.Text;

namespace Glassport.Analysis.Rendering;

/// <summary>Text that any encoder takes.</summary>
internal static class WellFormed
{
    /// <summary>The text itself, or with U+FFFD for each half of a surrogate pair that stands alone.</summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return text;
        StringBuilder builder = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
            builder.Append(rune.ToString());
        return builder.ToString();
    }
}
