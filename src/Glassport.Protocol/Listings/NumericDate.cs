namespace Glassport.Protocol.Listings;

/// <summary>Reads dates written in numbers, with hyphens, slashes or points, and years of two, three or four digits.</summary>
internal static class NumericDate
{
    /// <summary>
    /// Reads a date whose numbers tell their order: a year of four digits stands first or last; else the month comes first, unless it
    /// cannot be one, or points divide the numbers as they do where the day comes first.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<char> text, out int year, out int month, out int day)
    {
        year = month = day = 0;
        Span<Range> parts = stackalloc Range[4];
        if (!TrySplit(text, parts))
            return false;
        var first = text[parts[0]];
        var second = text[parts[1]];
        if (first.Length == 4)
            return TryOrdered(text, DateOrder.YearFirst, out year, out month, out day);
        bool dayFirst = text.Contains('.') || (ListingNumber.TryInt(first, 13, 31, out _) && ListingNumber.TryInt(second, 1, 12, out _));
        return TryOrdered(text, dayFirst ? DateOrder.DayFirst : DateOrder.MonthFirst, out year, out month, out day);
    }

    /// <summary>Reads a date in the order that is known.</summary>
    public static bool TryOrdered(ReadOnlySpan<char> text, DateOrder order, out int year, out int month, out int day)
    {
        year = month = day = 0;
        Span<Range> parts = stackalloc Range[4];
        if (!TrySplit(text, parts))
            return false;
        var (y, m, d) = order switch
        {
            DateOrder.MonthFirst => (2, 0, 1),
            DateOrder.DayFirst => (2, 1, 0),
            _ => (0, 1, 2),
        };
        return TryYear(text[parts[y]], out year)
            && ListingNumber.TryInt(text[parts[m]], 1, 12, out month)
            && ListingNumber.TryInt(text[parts[d]], 1, 31, out day);
    }

    /// <summary>A year: 2024, or 24 and 99 of the years around 2000, or 124, as programs write that count from 1900.</summary>
    public static bool TryYear(ReadOnlySpan<char> text, out int year)
    {
        if (text.Length is < 2 or > 4 || !ListingNumber.TryInt(text, 0, 9999, out year))
        {
            year = 0;
            return false;
        }

        year += text.Length switch
        {
            2 when year < 70 => 2000,
            2 or 3 => 1900,
            _ => 0,
        };
        return year > 0;
    }

    private static bool TrySplit(ReadOnlySpan<char> text, Span<Range> parts) =>
        text.Length is >= 6 and <= 10 && char.IsAsciiDigit(text[0]) && text.SplitAny(parts, "-/.") == 3;
}
