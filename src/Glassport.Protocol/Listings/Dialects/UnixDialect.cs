using System.Buffers;

namespace Glassport.Protocol.Listings.Dialects;

/// <summary>
/// <c>ls -l</c>: permissions, links, owner, group, size, time, name, with or without links and group, with owners of several words,
/// ACL and SELinux marks, major and minor numbers of devices. The time is the anchor: it is the first that has a size before it. Only a
/// row that cannot be read so is read again with the sizes of <c>ls -h</c> and the times of other languages.
/// </summary>
internal sealed class UnixDialect : IListingDialect
{
    private const int ModeLength = 10;

    private static readonly SearchValues<char> ModeCharacters = SearchValues.Create("-rwxsStTlL");
    private static readonly SearchValues<char> TotalCharacters = SearchValues.Create("0123456789.,KMGTk");

    public string Name => "unix";

    public RowReading Read(ReadOnlySpan<char> row, out ListingRow read)
    {
        read = default;
        var words = new Words(row);
        if (!words.TryNext(out var mode) || words.Start > 0)
            return RowReading.Unreadable;
        if (!IsMode(mode))
            return IsRemark(row) ? RowReading.Remark : RowReading.Unreadable;

        if (!UnixColumns.TryFind(row, ModeLength, usual: true, out var columns) && !UnixColumns.TryFind(row, ModeLength, usual: false, out columns))
            return RowReading.Unreadable;

        var kind = Kind(mode[0]);
        int start = columns.NameStart;
        long? bytes = kind == ListingKind.Other ? null : columns.Size;
        bool rounded = bytes is not null && columns.SizeIsRounded;
        string permissions = (mode.Length > ModeLength && mode[ModeLength] is '+' or '.' or '@' ? mode[..(ModeLength + 1)] : mode[..ModeLength]).ToString();
        int arrow = kind == ListingKind.Link ? Arrow(row[start..], bytes) : -1;
        read = arrow <= 0
            ? new(kind, start..row.Length, bytes, columns.Modified, permissions, SizeIsRounded: rounded)
            : new(kind, start..(start + arrow), bytes, columns.Modified, permissions, (start + arrow + 4)..row.Length, SizeIsRounded: rounded);
        return RowReading.Entry;
    }

    private static bool IsMode(ReadOnlySpan<char> word)
    {
        if (word.Length < ModeLength || !"-dlbcpsDwnM".Contains(word[0], StringComparison.Ordinal))
            return false;
        if (word[1..ModeLength].ContainsAnyExcept(ModeCharacters))
            return false;
        return word.Length == ModeLength || word[ModeLength] is '+' or '.' or '@' || char.IsAsciiDigit(word[ModeLength]);
    }

    private static ListingKind Kind(char type) => type switch
    {
        '-' => ListingKind.File,
        'd' => ListingKind.Directory,
        'l' => ListingKind.Link,
        _ => ListingKind.Other,
    };

    // "total 12", the same in other languages, and the headings of "ls -R".
    private static bool IsRemark(ReadOnlySpan<char> row)
    {
        if (row.EndsWith(':'))
            return true;
        int blank = row.LastIndexOf(' ');
        return blank >= 1 && !row[(blank + 1)..].ContainsAnyExcept(TotalCharacters) && UnixTotal.IsWord(row[..blank].TrimEnd(' '));
    }

    // A link's size is the length of its target: that tells apart what belongs to a name with an arrow in it.
    private static int Arrow(ReadOnlySpan<char> names, long? size)
    {
        const string Text = " -> ";
        int first = names.IndexOf(Text);
        for (int at = first; at >= 0;)
        {
            if (names.Length - at - Text.Length == size)
                return at;
            int next = names[(at + 1)..].IndexOf(Text);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return first;
    }
}
