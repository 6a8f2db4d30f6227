namespace Glassport.Protocol.Listings;

/// <summary>Reads dates with hyphens and the name of a month: <c>26-NOV-2024</c>, <c>6-Apr-07</c>, <c>Feb-28-1998</c>.</summary>
internal static class NamedDate
{
    /// <summary>Reads the date.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out int year, out int month, out int day)
    {
        year = month = day = 0;
        Span<Range> parts = stackalloc Range[4];
        if (text.Length < 8 || text.Split(parts, '-') != 3)
            return false;
        bool dayFirst = char.IsAsciiDigit(text[0]);
        var dayText = text[parts[dayFirst ? 0 : 1]];
        var monthText = text[parts[dayFirst ? 1 : 0]];
        return MonthNames.TryFind(monthText, out month)
            && dayText.Length <= 2 && ListingNumber.TryInt(dayText, 1, 31, out day)
            && NumericDate.TryYear(text[parts[2]], out year);
    }
}
