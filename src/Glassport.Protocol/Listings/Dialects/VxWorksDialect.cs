namespace Glassport.Protocol.Listings.Dialects;

/// <summary>VxWorks: <c>    2048    Feb-28-1998  05:23:30   bootrom           &lt;DIR&gt;</c>.</summary>
internal sealed class VxWorksDialect : IListingDialect
{
    private const string Directory = "<DIR>";

    public string Name => "vxworks";

    public RowReading Read(ReadOnlySpan<char> row, out ListingRow read)
    {
        read = default;
        var words = new Words(row);
        if (!words.TryNext(out var first))
            return RowReading.Unreadable;
        if (first is "size" && words.TryNext(out var second) && second is "date")
            return RowReading.Remark;
        if (!ListingNumber.TrySize(first, out long size)
            || !words.TryNext(out var date) || char.IsAsciiDigit(date[0]) || !NamedDate.TryRead(date, out int year, out int month, out int day)
            || !words.TryNext(out var time) || !ListingTime.TryClock(time, out string clock)
            || !words.TryNext(out _))
            return RowReading.Unreadable;

        var name = row[words.Start..];
        bool directory = name.EndsWith(" " + Directory, StringComparison.Ordinal);
        int length = (directory ? name[..^Directory.Length] : name).TrimEnd(' ').Length;
        read = new(
            directory ? ListingKind.Directory : ListingKind.File,
            words.Start..(words.Start + length),
            directory ? null : size,
            ListingTime.Of(year, month, day, clock));
        return RowReading.Entry;
    }
}
