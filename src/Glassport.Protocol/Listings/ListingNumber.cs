using System.Buffers;
using System.Globalization;

namespace Glassport.Protocol.Listings;

/// <summary>Reads the numbers of a listing.</summary>
internal static class ListingNumber
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

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

    /// <summary>A size for people, in units of 1,024: <c>33.5k</c>, <c>4K</c>, <c>12MB</c>, <c>1.2GiB</c>.</summary>
    public static bool TryRoundedSize(ReadOnlySpan<char> text, out long size)
    {
        const int MostDigits = 12;
        size = 0;
        int unit = text.IndexOfAnyExcept(NumberCharacters);
        if (unit is < 1 or > MostDigits || !char.IsAsciiDigit(text[0]))
            return false;
        int power = "kmgtp".IndexOf(char.ToLowerInvariant(text[unit]), StringComparison.Ordinal) + 1;
        if (power == 0 || text[(unit + 1)..] is not ("" or "B" or "b" or "iB"))
            return false;
        if (!decimal.TryParse(text[..unit], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number))
            return false;
        for (int i = 0; i < power; i++)
            number *= 1024;
        if (number > long.MaxValue)
            return false;
        size = (long)number;
        return true;
    }

    /// <summary>Digits alone, within bounds.</summary>
    public static bool TryInt(ReadOnlySpan<char> text, int least, int most, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= least && value <= most;
}
