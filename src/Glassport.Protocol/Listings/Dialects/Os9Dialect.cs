using System.Buffers;

namespace Glassport.Protocol.Listings.Dialects;

/// <summary>
/// Microware OS-9: owner, date with the year first, time, attributes, sector, bytes, name,
/// <c>0.0     15/08/30 1101   d-ewrewr     1E0      4736 CMDS</c>.
/// </summary>
internal sealed class Os9Dialect : IListingDialect
{
    private const int AttributesLength = 8;

    private static readonly SearchValues<char> AttributeCharacters = SearchValues.Create("dsewr-");
    private static readonly SearchValues<char> OwnerCharacters = SearchValues.Create("0123456789.");
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789ABCDEFabcdef");

    public string Name => "os9";

    public RowReading Read(ReadOnlySpan<char> row, out ListingRow read)
    {
        read = default;
        if (IsRemark(row))
            return RowReading.Remark;
        var words = new Words(row);
        if (!words.TryNext(out var owner) || !owner.Contains('.') || owner.ContainsAnyExcept(OwnerCharacters)
            || !words.TryNext(out var date) || !NumericDate.TryOrdered(date, DateOrder.YearFirst, out int year, out int month, out int day)
            || !words.TryNext(out var time) || time.Length != 4
            || !ListingNumber.TryInt(time[..2], 0, 23, out int hour) || !ListingNumber.TryInt(time[2..], 0, 59, out int minute)
            || !words.TryNext(out var attributes) || attributes.Length != AttributesLength || attributes.ContainsAnyExcept(AttributeCharacters)
            || !words.TryNext(out var sector) || sector.ContainsAnyExcept(HexDigits)
            || !words.TryNext(out var bytes) || !ListingNumber.TrySize(bytes, out long size)
            || words.End + 1 >= row.Length)
            return RowReading.Unreadable;

        var kind = attributes[0] == 'd' ? ListingKind.Directory : ListingKind.File;
        string modified = ListingTime.Of(year, month, day, $"{hour:00}:{minute:00}");
        read = new(kind, (words.End + 1)..row.Length, size, modified, attributes.ToString());
        return RowReading.Entry;
    }

    // "Directory of . 15:10:09", the heading of the columns, and the line below it.
    private static bool IsRemark(ReadOnlySpan<char> row)
    {
        if (row.StartsWith("Directory of ", StringComparison.Ordinal))
            return ListingTime.TryClock(row[(row.LastIndexOf(' ') + 1)..], out _);
        return (row.TrimStart(' ').StartsWith("Owner ", StringComparison.Ordinal) && row.Contains("Bytecount", StringComparison.Ordinal))
            || (row.StartsWith("---", StringComparison.Ordinal) && row.Contains(" ---", StringComparison.Ordinal) && !row.ContainsAnyExcept("- "));
    }
}
