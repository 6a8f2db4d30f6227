using System.Buffers;

namespace Glassport.Protocol.Listings.Dialects;

/// <summary>
/// IBM's server for OS/2: size, <c>DIR</c>, attributes, date, time, name, <c>     0           DIR   04-11-95   16:26  ADDRESS</c>. Its years
/// after 1999 have three digits.
/// </summary>
internal sealed class Os2Dialect : IListingDialect
{
    private const int BlanksBeforeName = 2;

    private static readonly SearchValues<char> AttributeCharacters = SearchValues.Create("RHSA");

    public string Name => "os2";

    public RowReading Read(ReadOnlySpan<char> row, out ListingRow read)
    {
        read = default;
        var words = new Words(row);
        if (!words.TryNext(out var sizeText) || !ListingNumber.TrySize(sizeText, out long size) || !words.TryNext(out var word))
            return RowReading.Unreadable;
        bool directory = word is "DIR";
        if (directory && !words.TryNext(out word))
            return RowReading.Unreadable;
        string? attributes = null;
        if (!word.ContainsAnyExcept(AttributeCharacters))
        {
            attributes = word.ToString();
            if (!words.TryNext(out word))
                return RowReading.Unreadable;
        }

        if (!NumericDate.TryRead(word, out int year, out int month, out int day)
            || !words.TryNext(out var time) || !ListingTime.TryClock(time, out string clock))
            return RowReading.Unreadable;
        int blanks = row[words.End..].IndexOfAnyExcept(' ');
        // OS/2 has no asterisk in names; OS/400 has one before its types.
        if (blanks < 1 || row[words.End + blanks] == '*')
            return RowReading.Unreadable;
        int start = words.End + Math.Min(blanks, BlanksBeforeName);
        read = new(
            directory ? ListingKind.Directory : ListingKind.File,
            start..row.Length,
            directory ? null : size,
            ListingTime.Of(year, month, day, clock),
            attributes);
        return RowReading.Entry;
    }
}
