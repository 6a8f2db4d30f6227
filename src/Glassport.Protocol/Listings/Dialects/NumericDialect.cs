using System.Buffers;

namespace Glassport.Protocol.Listings.Dialects;

/// <summary>
/// <c>ls</c> with numbers alone: the mode in octal with its type, owner, group, size, seconds since 1970, name:
/// <c>0100644   1000  1000   4711    1700000000      name</c>.
/// </summary>
internal sealed class NumericDialect : IListingDialect
{
    private const int TypeDigits = 4;

    private static readonly SearchValues<char> OctalDigits = SearchValues.Create("01234567");

    public string Name => "numeric";

    public RowReading Read(ReadOnlySpan<char> row, out ListingRow read)
    {
        read = default;
        var words = new Words(row);
        if (!words.TryNext(out var mode) || mode.Length is < 6 or > 7 || mode[0] is not ('0' or '1') || mode.ContainsAnyExcept(OctalDigits))
            return RowReading.Unreadable;
        if (!words.TryNext(out var owner) || !ListingNumber.TrySize(owner, out _)
            || !words.TryNext(out var group) || !ListingNumber.TrySize(group, out _)
            || !words.TryNext(out var sizeText) || !ListingNumber.TrySize(sizeText, out long size)
            || !words.TryNext(out var time) || !ListingNumber.TrySize(time, out long seconds)
            || !words.TryNext(out _))
            return RowReading.Unreadable;

        var kind = mode[..^TypeDigits].TrimStart('0') switch
        {
            "10" => ListingKind.File,
            "4" => ListingKind.Directory,
            "12" => ListingKind.Link,
            _ => ListingKind.Other,
        };
        read = new(kind, words.Start..row.Length, kind == ListingKind.Other ? null : size, ListingTime.FromUnix(seconds), mode.ToString());
        return RowReading.Entry;
    }
}
