using System.Buffers;

namespace Glassport.Protocol.Listings.Dialects;

/// <summary>
/// HP NonStop (Tandem Guardian): name, file code, bytes, time, owner, security,
/// <c>REPORT        101             528   6-Apr-07 14:21:18 255, 0 "oooo"</c>.
/// </summary>
internal sealed class NonStopDialect : IListingDialect
{
    private const int LongestName = 8;

    private static readonly SearchValues<char> DigitsAndComma = SearchValues.Create("0123456789,");

    public string Name => "nonstop";

    public RowReading Read(ReadOnlySpan<char> row, out ListingRow read)
    {
        read = default;
        Span<Range> fields = stackalloc Range[10];
        int count = row.SplitAny(fields, " \t", StringSplitOptions.RemoveEmptyEntries);
        if (count < 6)
            return RowReading.Unreadable;
        if (row[fields[0]] is "File" && row[fields[1]] is "Code" && row[fields[2]] is "EOF")
            return RowReading.Remark;

        var name = row[fields[0]];
        var owner = row[fields[5]];
        int comma = owner.IndexOf(',');
        if (name.Length > LongestName || !char.IsAsciiLetter(name[0]) || !IsCode(row[fields[1]])
            || !ListingNumber.TrySize(row[fields[2]], out long size)
            || !NamedDate.TryRead(row[fields[3]], out int year, out int month, out int day)
            || !ListingTime.TryClock(row[fields[4]], out string clock)
            || comma < 1 || !ListingNumber.TryInt(owner[..comma], 0, 255, out _))
            return RowReading.Unreadable;

        var security = row[fields[count - 1]].Trim('"');
        bool secured = security.Length == 4 && !security.ContainsAny(DigitsAndComma);
        read = new(ListingKind.File, fields[0], size, ListingTime.Of(year, month, day, clock), secured ? security.ToString() : null);
        return RowReading.Entry;
    }

    // A letter behind the code tells what kind of program or table the file is.
    private static bool IsCode(ReadOnlySpan<char> text) =>
        ListingNumber.TryInt(text, 0, 65535, out _) || (char.IsAsciiLetter(text[^1]) && ListingNumber.TryInt(text[..^1], 0, 65535, out _));
}
