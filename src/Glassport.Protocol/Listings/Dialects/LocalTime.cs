namespace Glassport.Protocol.Listings.Dialects;

/// <summary>The times that <c>ls -l</c> writes where the server's language or its <c>ls</c> is not the usual one.</summary>
internal static class LocalTime
{
    /// <summary>
    /// Reads <c>26. Juli, 20:10</c>, <c>szept 26 20:10</c>, <c>2. Okt. 2003</c>, <c>Oct 08, 2002 09:47</c>, <c>09-26 13:45</c>, <c>09-26 2000</c>,
    /// <c>3 29 03:26</c>, <c>2005/06/07 21:22</c>, <c>24-04-2003 17:12</c>, <c>2004.07.15</c>, <c>01-jun-99</c>, and years with the month and the
    /// day behind them.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="at">Where the time begins, blanks before it included.</param>
    /// <param name="modified">ISO 8601 as far as known.</param>
    /// <param name="end">Behind the time; one blank stands between it and the name.</param>
    public static bool TryRead(ReadOnlySpan<char> row, int at, out string modified, out int end)
    {
        modified = "";
        end = at;
        var words = new Words(row, at);
        if (!words.TryNext(out var first))
            return false;
        int? year = null;
        if (NamedDate.TryRead(first, out int number, out int month, out int day) || TryDate(first, out number, out month, out day))
            year = number;
        else if (!TryMonthAndDay(first, out month, out day) && !TryWords(first, ref words, out year, out month, out day))
            return false;
        return TryRest(row, words, year, month, day, out modified, out end);
    }

    // Three numbers, of which one is plainly a year.
    private static bool TryDate(ReadOnlySpan<char> text, out int year, out int month, out int day)
    {
        year = month = day = 0;
        return text.Length >= 8 && NumericDate.TryRead(text, out year, out month, out day);
    }

    // 09-26
    private static bool TryMonthAndDay(ReadOnlySpan<char> text, out int month, out int day)
    {
        month = day = 0;
        return text is [_, _, '-', _, _] && ListingNumber.TryInt(text[..2], 1, 12, out month) && ListingNumber.TryInt(text[3..], 1, 31, out day);
    }

    private static bool TryWords(ReadOnlySpan<char> first, ref Words words, out int? year, out int month, out int day)
    {
        year = null;
        month = day = 0;
        if (!words.TryNext(out var second))
            return false;
        if (ListingTime.TryYear(first, out int number))
        {
            year = number;
            return TryMonth(second, out month) && words.TryNext(out var third) && ListingTime.TryDay(third, out day);
        }

        if ((TryMonth(first, out month) && TryDay(second, out day)) || (TryDay(first, out day) && TryMonth(second, out month)))
            return true;
        // Without a name of the month only a clock behind it tells a date from an owner and a group.
        var next = words;
        return ListingNumber.TryInt(first, 1, 12, out month) && ListingNumber.TryInt(second, 1, 31, out day)
            && next.TryNext(out var time) && ListingTime.TryClock(time, out _);
    }

    private static bool TryMonth(ReadOnlySpan<char> text, out int month) => ListingTime.TryMonth(text, out month) || MonthNames.TryFind(text, out month);

    private static bool TryDay(ReadOnlySpan<char> text, out int day) => ListingTime.TryDay(text.TrimEnd(".,"), out day);

    // The year, the clock, or both.
    private static bool TryRest(ReadOnlySpan<char> row, Words words, int? year, int month, int day, out string modified, out int end)
    {
        string clock = "";
        var next = words;
        if (year is null && next.TryNext(out var word) && ListingTime.TryYear(word.TrimEnd(".,"), out int number))
        {
            year = number;
            words = next;
        }

        next = words;
        bool hasClock = next.TryNext(out word) && ListingTime.TryClock(word, out clock);
        modified = ListingTime.Of(year, month, day, clock);
        end = hasClock ? next.End : words.End;
        if (hasClock)
            return true;
        // A date alone fills the room of a date and a clock.
        int blanks = row[end..].IndexOfAnyExcept(' ');
        end += Math.Max(0, blanks - 1);
        return year is not null;
    }
}
