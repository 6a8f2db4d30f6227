using System.Globalization;
using System.Text;

namespace Glassport.Protocol.Text;

/// <summary>Characters that show nothing of their own, or that steer their surroundings.</summary>
public static class HiddenCharacters
{
    /// <summary>True for controls, format characters (bidirectional overrides among them), separators of lines, fillers and noncharacters.</summary>
    /// <param name="rune">The character.</param>
    public static bool Contain(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        // The Hangul fillers are letters that show nothing; variation selectors are marks that do.
        UnicodeCategory.OtherLetter => rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0,
        UnicodeCategory.NonSpacingMark => rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or 0x034F,
        UnicodeCategory.OtherNotAssigned => (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is (>= 0xFDD0 and <= 0xFDEF) or (>= 0xE0000 and <= 0xE0FFF),
        _ => false,
    };
}
