namespace Glassport.Protocol.Listings.Dialects;

/// <summary>The times that <c>ls -l</c> writes before a name.</summary>
internal static class UnixTime
{
    /// <summary>
    /// Reads <c>Nov 21 19:21</c>, <c>Nov 21  2024</c>, <c>Nov 21 19:21:04 2024</c>, the same with the day first, <c>2024-11-21 19:21</c>,
    /// <c>2024-11-21 19:21:04.123 +0800</c>.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="at">Where the time begins, blanks before it included.</param>
    /// <param name="modified">ISO 8601 as far as known.</param>
    /// <param name="end">Behind the time.</param>
    public static bool TryRead(ReadOnlySpan<char> row, int at, out string modified, out int end)
    {
        modified = "";
        end = at;
        var words = new Words(row, at);
        if (!words.TryNext(out var first) || !words.TryNext(out var second))
            return false;
        if (first.Length == 10 && first[4] == '-' && first[7] == '-')
            return TryIso(row, first, second, words, out modified, out end);

        int month;
        if (!(ListingTime.TryMonth(first, out month) && ListingTime.TryDay(second, out int day))
            && !(ListingTime.TryMonth(second, out month) && ListingTime.TryDay(first, out day)))
            return false;
        if (!words.TryNext(out var third))
            return false;
        end = words.End;
        if (ListingTime.TryYear(third, out int year))
        {
            modified = ListingTime.Of(year, month, day, "");
            return true;
        }

        if (!ListingTime.TryClock(third, out string clock))
            return false;
        // "ls -lT" of the BSDs: seconds, and then the year.
        bool hasYear = clock.Length == 8 && words.TryNext(out var fourth) && ListingTime.TryYear(fourth, out year);
        end = hasYear ? words.End : end;
        modified = ListingTime.Of(hasYear ? year : null, month, day, clock);
        return true;
    }

    private static bool TryIso(ReadOnlySpan<char> row, ReadOnlySpan<char> date, ReadOnlySpan<char> time, Words words, out string modified, out int end)
    {
        modified = "";
        end = words.End;
        if (!ListingTime.TryYear(date[..4], out int year) || !ListingNumber.TryInt(date[5..7], 1, 12, out int month)
            || !ListingNumber.TryInt(date[8..], 1, 31, out int day) || !ListingTime.TryClock(time, out string clock))
            return false;
        modified = ListingTime.Of(year, month, day, clock);
        // "ls --full-time": the zone follows.
        if (clock.Length > 5 && new Words(row, end) is var next && next.TryNext(out var zone)
            && zone is ['+' or '-', _, _, _, _] && ListingNumber.TryInt(zone[1..], 0, 1500, out _))
        {
            modified = $"{modified}{zone[..3]}:{zone[3..]}";
            end = next.End;
        }

        return true;
    }
}
