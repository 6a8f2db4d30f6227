namespace Glassport.Protocol.Listings.Dialects;

/// <summary>
/// z/VM (CMS): name, type, record format, record length, records, blocks, time, owner,
/// <c>PROFILE  EXEC     V        65      107        2 2005-10-04 15:28:42 060191</c>; a directory has hyphens for its numbers. Name and type
/// are one name with a point between them. Records of the format V may be shorter than their length says.
/// </summary>
internal sealed class ZvmDialect : IListingDialect
{
    private const int LongestPart = 17;

    public string Name => "zvm";

    public RowReading Read(ReadOnlySpan<char> row, out ListingRow read)
    {
        read = default;
        Span<Range> fields = stackalloc Range[11];
        int count = row.SplitAny(fields, " \t", StringSplitOptions.RemoveEmptyEntries);
        if (count is not (8 or 9) || row[fields[0]].Length > LongestPart)
            return RowReading.Unreadable;
        var date = row[fields[count - 3]];
        if (!NumericDate.TryRead(date, out int year, out int month, out int day) || !ListingTime.TryClock(row[fields[count - 2]], out string clock))
            return RowReading.Unreadable;

        string modified = ListingTime.Of(year, month, day, clock);
        if (count == 8)
        {
            if (row[fields[1]] is not "DIR" || row[fields[2]] is not "-" || row[fields[3]] is not "-" || row[fields[4]] is not "-")
                return RowReading.Unreadable;
            read = new(ListingKind.Directory, fields[0], null, modified);
            return RowReading.Entry;
        }

        if (row[fields[2]] is not ("F" or "V") || row[fields[1]].Length > LongestPart
            || !ListingNumber.TryInt(row[fields[3]], 0, int.MaxValue, out int length)
            || !ListingNumber.TryInt(row[fields[4]], 0, int.MaxValue, out int records)
            || !ListingNumber.TrySize(row[fields[5]], out _))
            return RowReading.Unreadable;
        bool rounded = row[fields[2]] is "V";
        read = new(ListingKind.File, fields[0], (long)length * records, modified, NameType: fields[1], SizeIsRounded: rounded);
        return RowReading.Entry;
    }
}
