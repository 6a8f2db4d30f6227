namespace Glassport.Protocol.Listings.Dialects;

/// <summary>
/// OS/400 (IBM i): owner, size, date, time, type with an asterisk, name; what an object does not have is left out:
/// <c>QSYS            77824 02/23/00 15:09:55 *DIR       home/</c>. The date is in the order and with the separators of the server's job.
/// A directory's slash at the end does not belong to its name.
/// </summary>
/// <param name="order">The order of the dates: only many rows tell it, so each order reads a listing, and the one that reads most wins.</param>
internal sealed class Os400Dialect(DateOrder order) : IListingDialect
{
    // The type's column, with the blank behind it.
    private const int TypeWidth = 11;
    private const int LongestOwner = 10;

    public string Name => "os400";

    public RowReading Read(ReadOnlySpan<char> row, out ListingRow read)
    {
        read = default;
        int star = row.IndexOf('*');
        if (star < 1 || row[star - 1] != ' ')
            return RowReading.Unreadable;
        var words = new Words(row, star);
        words.TryNext(out var type);
        if (type.Length is < 4 or >= TypeWidth || type[1..].ContainsAnyExceptInRange('A', 'Z'))
            return RowReading.Unreadable;
        int blanks = row[words.End..].IndexOfAnyExcept(' ');
        if (blanks < 1 || !TryFacts(row[..star], IsCommon(type), out long? size, out string? modified))
            return RowReading.Unreadable;

        int start = words.End + Math.Min(blanks, TypeWidth - type.Length);
        var kind = Kind(type);
        int end = kind == ListingKind.Directory && row[^1] == '/' && row.Length - start > 1 ? row.Length - 1 : row.Length;
        read = new(kind, start..end, size, modified);
        return RowReading.Entry;
    }

    private static bool IsCommon(ReadOnlySpan<char> type) => type is "*MEM" or "*FILE" or "*DIR" or "*DDIR" or "*STMF" or "*LIB" or "*FLR" or "*DOC";

    private static ListingKind Kind(ReadOnlySpan<char> type) => type switch
    {
        "*DIR" or "*DDIR" or "*LIB" or "*FLR" => ListingKind.Directory,
        "*FILE" or "*MEM" or "*STMF" or "*DSTMF" or "*DOC" or "*SAVF" => ListingKind.File,
        "*SYMLNK" => ListingKind.Link,
        _ => ListingKind.Other,
    };

    private bool TryFacts(ReadOnlySpan<char> text, bool mayLackTime, out long? size, out string? modified)
    {
        size = null;
        modified = null;
        Span<Range> fields = stackalloc Range[6];
        int count = text.Split(fields, ' ', StringSplitOptions.RemoveEmptyEntries);
        if (count > 4)
            return false;
        if (count >= 2 && TryClock(text[fields[count - 1]], out string clock))
        {
            if (!TryDate(text[fields[count - 2]], out int year, out int month, out int day))
                return false;
            modified = ListingTime.Of(year, month, day, clock);
            count -= 2;
        }
        else if (!mayLackTime)
        {
            return false;
        }

        if (count > 0 && ListingNumber.TrySize(text[fields[count - 1]], out long bytes))
        {
            size = bytes;
            count--;
        }

        return count == 0 || (count == 1 && text[fields[0]].Length <= LongestOwner);
    }

    private bool TryDate(ReadOnlySpan<char> text, out int year, out int month, out int day)
    {
        // Nobody puts points between the numbers where the month comes first.
        bool points = text.Contains('.');
        year = month = day = 0;
        return !(points && order == DateOrder.MonthFirst) && NumericDate.TryOrdered(text, order, out year, out month, out day);
    }

    // The separator of times may be a point too.
    private static bool TryClock(ReadOnlySpan<char> text, out string clock)
    {
        clock = "";
        if (text.Length != 8)
            return false;
        if (text[2] != '.')
            return ListingTime.TryClock(text, out clock);
        Span<char> colons = stackalloc char[8];
        text.Replace(colons, '.', ':');
        return ListingTime.TryClock(colons, out clock);
    }
}
