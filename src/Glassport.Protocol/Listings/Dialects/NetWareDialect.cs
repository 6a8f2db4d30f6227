using System.Buffers;

namespace Glassport.Protocol.Listings.Dialects;

/// <summary>Novell NetWare: the rights of the trustee in brackets, <c>d [RWCEAFMS] owner    512 Jan 16 18:53    login</c>.</summary>
internal sealed class NetWareDialect : IListingDialect
{
    // Some versions put four blanks before the name, some one.
    private const int BlanksBeforeName = 4;

    private static readonly SearchValues<char> RightCharacters = SearchValues.Create("RWCEAFMS-");

    public string Name => "netware";

    public RowReading Read(ReadOnlySpan<char> row, out ListingRow read)
    {
        read = default;
        if (row is not ['d' or '-', ' ', ..])
            return RowReading.Unreadable;
        var words = new Words(row, 1);
        if (!words.TryNext(out var rights) || rights is not ['[', _, .., ']'] || rights[1..^1].ContainsAnyExcept(RightCharacters))
            return RowReading.Unreadable;
        while (words.TryNext(out var word))
        {
            if (!ListingNumber.TrySize(word, out long size) || !UnixTime.TryRead(row, words.End, out string modified, out int end))
                continue;
            int blanks = row[end..].IndexOfAnyExcept(' ');
            if (blanks < 1)
                return RowReading.Unreadable;
            int start = end + Math.Min(blanks, BlanksBeforeName);
            bool directory = row[0] == 'd';
            read = new(directory ? ListingKind.Directory : ListingKind.File, start..row.Length, size, modified, rights[1..^1].ToString());
            return RowReading.Entry;
        }

        return RowReading.Unreadable;
    }
}
