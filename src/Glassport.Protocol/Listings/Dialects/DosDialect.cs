using System.Buffers;

namespace Glassport.Protocol.Listings.Dialects;

/// <summary>
/// The dir of DOS, which IIS and many Windows servers write: <c>11-21-26  07:21PM       &lt;DIR&gt;          name</c>. Years of two or
/// four digits, slashes, day before month where the numbers leave no other reading, ISO dates, clocks of 12 or 24 hours.
/// </summary>
internal sealed class DosDialect : IListingDialect
{
    // IIS fills the room of a size behind <DIR>: a name with blanks before it begins behind ten of them.
    private const int BlanksBehindDirectory = 10;

    private static readonly SearchValues<char> ClockCharacters = SearchValues.Create("0123456789:");

    public string Name => "dos";

    public RowReading Read(ReadOnlySpan<char> row, out ListingRow read)
    {
        read = default;
        var words = new Words(row);
        if (!words.TryNext(out var date) || !NumericDate.TryRead(date, out int year, out int month, out int day))
            return RowReading.Unreadable;
        if (!words.TryNext(out var clock) || !TryClock(clock, ref words, row, out string time) || !words.TryNext(out var size))
            return RowReading.Unreadable;

        string modified = ListingTime.Of(year, month, day, time);
        int start = words.End + 1;
        if (ListingNumber.TryGroupedSize(size, out long bytes))
        {
            if (start >= row.Length)
                return RowReading.Unreadable;
            read = new(ListingKind.File, start..row.Length, bytes, modified);
            return RowReading.Entry;
        }

        if (size is not ['<', .., '>'])
            return RowReading.Unreadable;
        int blanks = row[words.End..].IndexOfAnyExcept(' ');
        if (blanks < 1)
            return RowReading.Unreadable;
        start = words.End + Math.Min(blanks, BlanksBehindDirectory);
        read = size is "<DIR>" or "<dir>"
            ? new(ListingKind.Directory, start..row.Length, null, modified)
            : Link(row, start, modified);
        return RowReading.Entry;
    }

    // <SYMLINK>, <SYMLINKD> and <JUNCTION> put the target in brackets behind the name.
    private static ListingRow Link(ReadOnlySpan<char> row, int start, string modified)
    {
        int bracket = row[start..].LastIndexOf(" [");
        return bracket > 0 && row[^1] == ']'
            ? new(ListingKind.Link, start..(start + bracket), null, modified, null, (start + bracket + 2)..(row.Length - 1))
            : new(ListingKind.Link, start..row.Length, null, modified);
    }

    // 07:21PM, 07:21p, 07:21 PM, 19:21, 19:21:04
    private static bool TryClock(ReadOnlySpan<char> text, ref Words words, ReadOnlySpan<char> row, out string clock)
    {
        int digits = text.IndexOfAnyExcept(ClockCharacters);
        var half = digits < 0 ? default : text[digits..];
        text = digits < 0 ? text : text[..digits];
        if (half.IsEmpty)
        {
            var next = new Words(row, words.End);
            if (next.TryNext(out var word) && IsHalf(word))
            {
                half = word;
                words = next;
            }
        }

        if (!ListingTime.TryClock(text, out clock))
            return false;
        if (half.IsEmpty)
            return true;
        if (!IsHalf(half) || !ListingNumber.TryInt(clock.AsSpan(0, 2), 1, 12, out int hour))
            return false;
        hour = (hour % 12) + (half[0] is 'P' or 'p' ? 12 : 0);
        clock = $"{hour:00}{clock.AsSpan(2)}";
        return true;
    }

    private static bool IsHalf(ReadOnlySpan<char> text) => text is "AM" or "PM" or "am" or "pm" or "a" or "p" or "A" or "P";
}
