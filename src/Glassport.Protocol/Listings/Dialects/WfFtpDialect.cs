namespace Glassport.Protocol.Listings.Dialects;

/// <summary>wfFtp of Nortel's (Bay's) routers: <c>ti.cfg       1014196  06/03/04  Thur.   10:20:03</c>.</summary>
internal sealed class WfFtpDialect : IListingDialect
{
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public string Name => "wfftp";

    public RowReading Read(ReadOnlySpan<char> row, out ListingRow read)
    {
        read = default;
        Span<Range> fields = stackalloc Range[7];
        if (row.SplitAny(fields, " \t", StringSplitOptions.RemoveEmptyEntries) != 5
            || !ListingNumber.TrySize(row[fields[1]], out long size)
            || !NumericDate.TryRead(row[fields[2]], out int year, out int month, out int day)
            || !IsDay(row[fields[3]]) || !ListingTime.TryClock(row[fields[4]], out string clock))
            return RowReading.Unreadable;
        read = new(ListingKind.File, fields[0], size, ListingTime.Of(year, month, day, clock));
        return RowReading.Entry;
    }

    // Mon., Tues., Thur.
    private static bool IsDay(ReadOnlySpan<char> text)
    {
        if (text.Length > 6 || text[^1] != '.')
            return false;
        foreach (string day in Days)
        {
            if (text.StartsWith(day, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
