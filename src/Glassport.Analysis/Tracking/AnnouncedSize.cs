using System.Globalization;

namespace Glassport.Analysis.Tracking;

/// <summary>Finds the size that a reply or command announces.</summary>
internal static class AnnouncedSize
{
    /// <summary>The number that the text begins with (213's, ALLO's), or null.</summary>
    public static long? FromArgument(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        int end = 0;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return long.TryParse(text[..end], NumberStyles.None, CultureInfo.InvariantCulture, out long bytes) ? bytes : null;
    }

    /// <summary>The number in "(12345 bytes)" as most servers end their 150 with it, or null.</summary>
    public static long? FromPreliminary(ReadOnlySpan<char> text)
    {
        int open = text.LastIndexOf('(');
        if (open < 0)
            return null;
        ReadOnlySpan<char> inside = text[(open + 1)..];
        int end = 0;
        while (end < inside.Length && char.IsAsciiDigit(inside[end]))
            end++;
        if (end == 0 || !inside[end..].TrimStart().StartsWith("byte", StringComparison.OrdinalIgnoreCase))
            return null;
        return long.TryParse(inside[..end], NumberStyles.None, CultureInfo.InvariantCulture, out long bytes) ? bytes : null;
    }
}
