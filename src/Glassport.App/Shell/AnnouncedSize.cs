using System.Globalization;

namespace Glassport.App.Shell;

/// <summary>The size that most servers name when a transfer begins: <c>150 Opening BINARY mode data connection for a.iso (734003200 bytes).</c></summary>
internal static class AnnouncedSize
{
    /// <summary>Finds it.</summary>
    /// <param name="text">The reply's text.</param>
    /// <returns>Bytes, or null when the server does not say.</returns>
    public static long? In(string text)
    {
        int unit = text.LastIndexOf(" bytes", StringComparison.OrdinalIgnoreCase);
        if (unit <= 0)
            return null;
        int start = unit;
        while (start > 0 && char.IsAsciiDigit(text[start - 1]))
            start--;
        return long.TryParse(text.AsSpan(start, unit - start), NumberStyles.None, CultureInfo.InvariantCulture, out long size) ? size : null;
    }
}
