namespace Glassport.Protocol.Listings.Dialects;

/// <summary>Old versions of VShell: <c>206876  Apr 04, 2000 21:06 name</c>; a slash ends the names of directories.</summary>
internal sealed class VShellDialect : IListingDialect
{
    public string Name => "vshell";

    public RowReading Read(ReadOnlySpan<char> row, out ListingRow read)
    {
        read = default;
        var words = new Words(row);
        if (!words.TryNext(out var sizeText) || !ListingNumber.TrySize(sizeText, out long size)
            || !words.TryNext(out var monthText) || !ListingTime.TryMonth(monthText, out int month)
            || !words.TryNext(out var dayText) || dayText is not [.., ','] || !ListingTime.TryDay(dayText[..^1], out int day)
            || !words.TryNext(out var yearText) || !ListingTime.TryYear(yearText, out int year)
            || !words.TryNext(out var time) || !ListingTime.TryClock(time, out string clock) || words.End + 1 >= row.Length)
            return RowReading.Unreadable;

        int start = words.End + 1;
        bool directory = row[^1] == '/' && row.Length - start > 1;
        read = new(
            directory ? ListingKind.Directory : ListingKind.File,
            start..(directory ? row.Length - 1 : row.Length),
            directory ? null : size,
            ListingTime.Of(year, month, day, clock));
        return RowReading.Entry;
    }
}
