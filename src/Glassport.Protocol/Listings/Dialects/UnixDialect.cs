using System.Buffers;

namespace Glassport.Protocol.Listings.Dialects;

/// <summary>
/// <c>ls -l</c>: permissions, links, owner, group, size, time, name, with or without links and group, with owners of several words,
/// ACL and SELinux marks, major and minor numbers of devices. The time is the anchor: it is the first that has a size before it.
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

        // A link count of many digits, or an ACL mark, may touch what follows: "-rw-r--r--+1 …".
        words = new Words(row, ModeLength);
        ReadOnlySpan<char> before = default;
        ReadOnlySpan<char> size = default;
        int start;
        string modified;
        while (true)
        {
            before = size;
            if (!words.TryNext(out size))
                return RowReading.Unreadable;
            bool device = before is [.., ','] || size.Contains(',');
            if ((device || ListingNumber.TrySize(size, out _)) && UnixTime.TryRead(row, words.End, out modified, out int end) && end < row.Length - 1)
            {
                start = end + 1;
                break;
            }
        }

        var kind = Kind(mode[0]);
        long? bytes = before is not [.., ','] && kind != ListingKind.Other && ListingNumber.TrySize(size, out long number) ? number : null;
        string permissions = (mode.Length > ModeLength && mode[ModeLength] is '+' or '.' or '@' ? mode[..(ModeLength + 1)] : mode[..ModeLength]).ToString();
        int arrow = kind == ListingKind.Link ? Arrow(row[start..], bytes) : -1;
        read = arrow <= 0
            ? new(kind, start..row.Length, bytes, modified, permissions)
            : new(kind, start..(start + arrow), bytes, modified, permissions, (start + arrow + 4)..row.Length);
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

    // "total 12", the same in Chinese (UTF-8, GBK), German and French, and the headings of "ls -R".
    private static bool IsRemark(ReadOnlySpan<char> row)
    {
        if (row.EndsWith(':'))
            return true;
        int blank = row.LastIndexOf(' ');
        if (blank < 1 || row[(blank + 1)..].ContainsAnyExcept(TotalCharacters))
            return false;
        return row[..blank].TrimEnd(' ') is "total" or "Total" or "insgesamt"
            or "\u00E6\u0080\u00BB\u00E7\u0094\u00A8\u00E9\u0087\u008F" or "\u00E6\u0080\u00BB\u00E8\u00AE\u00A1"
            or "\u00D7\u00DC\u00D3\u00C3\u00C1\u00BF" or "\u00D7\u00DC\u00BC\u00C6";
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
