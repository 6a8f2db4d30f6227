using System.Globalization;

namespace Glassport.Protocol.Listings;

/// <summary>Reads the numbers of a listing.</summary>
internal static class ListingNumber
{
    /// <summary>Digits alone, up to 2^63 - 1.</summary>
    public static bool TrySize(ReadOnlySpan<char> text, out long size) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out size);

    /// <summary>Digits with the separators of thousands that DOS listings show (1,234,567).</summary>
    public static bool TryGroupedSize(ReadOnlySpan<char> text, out long size)
    {
        size = 0;
        return !text.IsEmpty && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[^1])
            && long.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out size);
    }

    /// <summary>Digits alone, within bounds.</summary>
    public static bool TryInt(ReadOnlySpan<char> text, int least, int most, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= least && value <= most;
}
