using System.Buffers;

namespace Glassport.Protocol.Listings.Dialects;

/// <summary>
/// The data sets of z/OS (MVS), with the unit or without it: <c>WRK001 3390   2003/05/21  1  200  FB      80  8053  PS  PAYROLL.DATA</c>.
/// The day is that of the last use: the data set cannot have changed later. Space is counted in tracks, which says nothing of bytes. A
/// partitioned data set is a directory: its members can be listed. A name in apostrophes is absolute, and keeps them.
/// </summary>
/// <param name="belowHeading">True when the heading was seen: then data sets that are not on a disk are known too.</param>
internal sealed class MvsDialect(bool belowHeading = false) : IHeadedDialect
{
    private const int LongestVolume = 7;
    private const int MostFields = 12;

    // Fields behind the space: record format, record length, block size, organisation, name.
    private const int FieldsBehindSpace = 5;

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789@#$.-'");

    private static readonly SearchValues<char> FormatCharacters = SearchValues.Create("FVUDBSAMTNOE?");
    private static readonly SearchValues<char> SpaceCharacters = SearchValues.Create("0123456789+?");

    private static readonly string[] NotOnDisk =
        ["Migrated", "Not Mounted", "Not Direct Access Device", "Error determining attributes", "VSAM", "HFS", "ZFS", "GDG"];

    public string Name => "mvs";

    public IListingDialect BelowHeading => belowHeading ? this : new MvsDialect(belowHeading: true);

    public RowReading Read(ReadOnlySpan<char> row, out ListingRow read)
    {
        read = default;
        Span<Range> fields = stackalloc Range[MostFields];
        int count = row.SplitAny(fields, " \t", StringSplitOptions.RemoveEmptyEntries);
        if (count is < 2 or MostFields)
            return RowReading.Unreadable;
        if (row[fields[0]] is "Volume" && row[fields[count - 1]] is "Dsname")
            return RowReading.Remark;

        var name = fields[count - 1];
        if (row[name].ContainsAnyExcept(NameCharacters))
            return RowReading.Unreadable;
        if (TryDisk(row, fields[..count], out read) || (belowHeading && TryElsewhere(row, name, out read)))
            return RowReading.Entry;
        // VSAM has neither day nor format.
        if (count != 4 || row[fields[2]] is not "VSAM" || row[fields[0]].Length >= LongestVolume || !char.IsAsciiDigit(row[fields[1]][0]))
            return RowReading.Unreadable;
        read = new(ListingKind.Other, name);
        return RowReading.Entry;
    }

    private static bool TryDisk(ReadOnlySpan<char> row, ReadOnlySpan<Range> fields, out ListingRow read)
    {
        read = default;
        int format = fields.Length - FieldsBehindSpace;
        if (format < 3 || row[fields[0]].Length > LongestVolume
            || row[fields[format]].ContainsAnyExcept(FormatCharacters)
            || !ListingNumber.TrySize(row[fields[format + 1]], out _)
            || !ListingNumber.TrySize(row[fields[format + 2]], out _)
            || !TryKind(row[fields[format + 3]], out var kind))
            return false;
        for (int day = 1; day <= 2; day++)
        {
            // Extents and space may touch: "1+++++".
            int space = format - day - 1;
            if (space is not (1 or 2) || row[fields[day + 1]].ContainsAnyExcept(SpaceCharacters)
                || row[fields[format - 1]].ContainsAnyExcept(SpaceCharacters) || !TryDay(row[fields[day]], out string? modified))
                continue;
            read = new(kind, fields[^1], null, modified);
            return true;
        }

        return false;
    }

    private static bool TryDay(ReadOnlySpan<char> text, out string? modified)
    {
        modified = null;
        if (text is ['*', .., '*'])
            return true;
        if (!NumericDate.TryRead(text, out int year, out int month, out int day))
            return false;
        modified = ListingTime.Of(year, month, day, "");
        return true;
    }

    private static bool TryKind(ReadOnlySpan<char> organisation, out ListingKind kind)
    {
        kind = organisation switch
        {
            "PO" or "PO-E" or "POU" => ListingKind.Directory,
            "PS" or "PS-E" or "PS-L" or "PSU" or "DA" or "DAU" => ListingKind.File,
            _ => ListingKind.Other,
        };
        return kind != ListingKind.Other || organisation is "IS" or "ISU" or "VSAM" or "HFS" or "ZFS" or "GDG" or "??" or "**";
    }

    private static bool TryElsewhere(ReadOnlySpan<char> row, Range name, out ListingRow read)
    {
        read = default;
        var place = row[..name.Start].Trim(" \t");
        if (place is "Pseudo Directory")
            read = new(ListingKind.Directory, name);
        else if (place.EndsWith(" Tape", StringComparison.Ordinal))
            read = new(ListingKind.File, name);
        foreach (string text in NotOnDisk)
        {
            // What it is will be known when it has been brought back.
            if (place.EndsWith(text, StringComparison.Ordinal))
                read = new(ListingKind.Other, name);
        }

        return read.Name.Equals(name);
    }
}
