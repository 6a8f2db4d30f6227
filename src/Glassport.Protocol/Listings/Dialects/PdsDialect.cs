using System.Buffers;
using System.Globalization;

namespace Glassport.Protocol.Listings.Dialects;

/// <summary>
/// The members of a partitioned data set of z/OS: with the statistics that ISPF keeps,
/// <c>PAYROLL   01.05 1992/12/11 1998/05/15 14:54    15    17     0 ANNA</c>; load modules,
/// <c>MODULE2   005F48   000011 MODALT   00 FO             RN RU            31    ANY</c>; or the name alone. Statistics count records, whose
/// length they do not say; the size of a load module is in bytes.
/// </summary>
/// <param name="belowHeading">True when the heading was seen: then a name alone is a member.</param>
internal sealed class PdsDialect(bool belowHeading = false) : IHeadedDialect
{
    private const int LongestMember = 8;
    private const int MostFields = 16;

    private static readonly SearchValues<char> MemberCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@#$");

    public string Name => "pds";

    public IListingDialect BelowHeading => belowHeading ? this : new PdsDialect(belowHeading: true);

    public RowReading Read(ReadOnlySpan<char> row, out ListingRow read)
    {
        read = default;
        Span<Range> fields = stackalloc Range[MostFields];
        int count = row.SplitAny(fields, " \t", StringSplitOptions.RemoveEmptyEntries);
        if (count == 0)
            return RowReading.Unreadable;
        fields = fields[..count];
        if (IsHeading(row, fields))
            return RowReading.Remark;
        var name = row[fields[0]];
        if (name.Length > LongestMember || char.IsAsciiDigit(name[0]) || name.ContainsAnyExcept(MemberCharacters))
            return RowReading.Unreadable;
        if (count == 1 && belowHeading)
        {
            read = new(ListingKind.File, fields[0]);
            return RowReading.Entry;
        }

        return TryStatistics(row, fields, out read) || TryModule(row, fields, out read) ? RowReading.Entry : RowReading.Unreadable;
    }

    private static bool IsHeading(ReadOnlySpan<char> row, ReadOnlySpan<Range> fields) =>
        fields.Length > 3 && row[fields[0]] is "Name"
        && (row[fields[1]] is "VV.MM" || (row[fields[1]] is "Size" && row[fields[2]] is "TTR"));

    // Name, version, created, changed, time, size, size at first, changed records, user.
    private static bool TryStatistics(ReadOnlySpan<char> row, ReadOnlySpan<Range> fields, out ListingRow read)
    {
        read = default;
        if (fields.Length is not (8 or 9) || row[fields[1]] is not [_, _, '.', _, _] || row[fields[2]].Length != 10
            || !NumericDate.TryRead(row[fields[2]], out _, out _, out _)
            || !NumericDate.TryRead(row[fields[3]], out int year, out int month, out int day)
            || !ListingTime.TryClock(row[fields[4]], out string clock)
            || !ListingNumber.TrySize(row[fields[5]], out _) || !ListingNumber.TrySize(row[fields[7]], out _))
            return false;
        read = new(ListingKind.File, fields[0], null, ListingTime.Of(year, month, day, clock));
        return true;
    }

    // Name, size, place on the disk, the name that an alias stands for, authorisation, attributes, addressing modes.
    private static bool TryModule(ReadOnlySpan<char> row, ReadOnlySpan<Range> fields, out ListingRow read)
    {
        const int SizeDigits = 6;
        read = default;
        if (fields.Length < 6 || row[fields[1]].Length < SizeDigits || row[fields[2]].Length < SizeDigits
            || !long.TryParse(row[fields[1]], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long size) || size < 0
            || !long.TryParse(row[fields[2]], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _)
            || row[fields[^1]] is not ("24" or "31" or "64" or "ANY" or "MIN"))
            return false;
        bool authorisation = IsAuthorisation(row[fields[3]]) || IsAuthorisation(row[fields[4]]);
        read = new(ListingKind.File, fields[0], size);
        return authorisation;
    }

    private static bool IsAuthorisation(ReadOnlySpan<char> text) => text is [>= '0' and <= '9', >= '0' and <= '9'];
}
