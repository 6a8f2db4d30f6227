using System.Buffers;

namespace Glassport.Protocol.Listings.Dialects;

/// <summary>
/// The DIRECTORY of VMS: a name with its version, blocks used or used/allocated, time, owner and protection in any order,
/// <c>NOTES.TXT;1   94/96   12-JUN-1995 13:23:06  [STAFF,ANNA]  (RWED,RWED,RE,)</c>. A long name stands alone in its row, and the rest in
/// the next (<see cref="ListingRows"/> joins them). The version belongs to a file's name; of a directory, <c>.DIR;1</c> does not.
/// </summary>
internal sealed class VmsDialect : IListingDialect
{
    private const long BlockBytes = 512;
    private const string DirectoryType = ".DIR";

    private static readonly SearchValues<char> ProtectionCharacters = SearchValues.Create("RWED,");
    private static readonly SearchValues<byte> SizeBytes = SearchValues.Create("0123456789/KMGB"u8);

    public string Name => "vms";

    public RowReading Read(ReadOnlySpan<char> row, out ListingRow read)
    {
        read = default;
        if (IsRemark(row))
            return RowReading.Remark;
        int end = row.IndexOfAny(" \t\r\n");
        if (end < 0 || !IsName(row[..end], out int version) || !TryFacts(row, end, out var facts))
            return RowReading.Unreadable;

        bool directory = row[..version].EndsWith(DirectoryType, StringComparison.OrdinalIgnoreCase) && version > DirectoryType.Length;
        int nameEnd = directory ? version - DirectoryType.Length : end;
        read = facts with { Kind = directory ? ListingKind.Directory : ListingKind.File, Name = ..nameEnd };
        return RowReading.Entry;
    }

    /// <summary>True when the row is a name with a version and nothing else.</summary>
    public static bool IsNameAlone(ReadOnlySpan<byte> row) =>
        !row.IsEmpty && char.IsAsciiDigit((char)row[^1]) && row.LastIndexOf((byte)';') is > 0 and var version
        && !row[(version + 1)..].ContainsAnyExceptInRange((byte)'0', (byte)'9') && !row.ContainsAny((byte)' ', (byte)'\t');

    /// <summary>True when the row is the rest of one that was a name alone.</summary>
    public static bool GoesOn(ReadOnlySpan<byte> next)
    {
        bool indented = next is [(byte)' ' or (byte)'\t', ..];
        next = next.TrimStart(" \t"u8);
        if (indented && next is [(byte)'%', ..])
            return true;
        int word = next.IndexOfAny((byte)' ', (byte)'\t');
        if (word < 1 || !char.IsAsciiDigit((char)next[0]))
            return false;
        return IsDate(next) || (!next[..word].ContainsAnyExcept(SizeBytes) && IsDate(next[word..].TrimStart(" \t"u8)));
    }

    // 2-JUL-2003 and what may follow.
    private static bool IsDate(ReadOnlySpan<byte> text)
    {
        int hyphen = text.IndexOf((byte)'-');
        return hyphen is 1 or 2 && char.IsAsciiDigit((char)text[0]) && char.IsAsciiDigit((char)text[hyphen - 1])
            && text.Length > hyphen + 4 && !char.IsAsciiDigit((char)text[hyphen + 1]) && text[(hyphen + 2)..].Contains((byte)'-');
    }

    private static bool IsName(ReadOnlySpan<char> name, out int version)
    {
        version = name.LastIndexOf(';');
        return version > 0 && ListingNumber.TryInt(name[(version + 1)..], 0, short.MaxValue, out _);
    }

    // "Directory DKA0:[ANNA]", "Total of 3 files, 12/16 blocks.", "Grand total of 2 directories, 5 files."
    private static bool IsRemark(ReadOnlySpan<char> row) =>
        (row.StartsWith("Directory ", StringComparison.Ordinal) && row.Contains('[') && row.EndsWith(']'))
        || (row.StartsWith("Total of ", StringComparison.Ordinal) && row.Contains(" file", StringComparison.Ordinal))
        || row.StartsWith("Grand total of ", StringComparison.Ordinal);

    private static bool TryFacts(ReadOnlySpan<char> row, int at, out ListingRow facts)
    {
        long? size = null;
        string? modified = null;
        string? protection = null;
        bool owner = false;
        facts = default;
        int start = row[at..].IndexOfAnyExcept(" \t\r\n");
        var words = new Words(row, start < 0 ? row.Length : at + start);
        while (words.TryNext(out var word))
        {
            if (word[0] == '%')
            {
                // The server may not look at the file: "%RMS-E-PRV, insufficient privilege or file protection violation".
                return true;
            }

            if (modified is null && TryTime(row, word, ref words, out modified))
                continue;
            if (size is null && TrySize(word, out long bytes))
                size = bytes;
            else if (word[0] == '[' && row[words.Start..].IndexOf(']') is > 0 and var close)
                words = new(row, words.Start + close + 1);
            else if (word is ['(', .., ')'] && !word[1..^1].ContainsAnyExcept(ProtectionCharacters))
                protection = word[1..^1].ToString();
            else if (!owner)
                owner = true;
            else
                return false;
        }

        facts = new(default, default, size, modified, protection, SizeIsRounded: size is not null);
        return modified is not null;
    }

    private static bool TryTime(ReadOnlySpan<char> row, ReadOnlySpan<char> date, ref Words words, out string? modified)
    {
        modified = null;
        if (!char.IsAsciiDigit(date[0]) || !NamedDate.TryRead(date, out int year, out int month, out int day))
            return false;
        var next = new Words(row, words.End);
        if (next.TryNext(out var time) && ListingTime.TryClock(time, out string clock))
            words = next;
        else
            clock = "";
        modified = ListingTime.Of(year, month, day, clock);
        return true;
    }

    private static bool TrySize(ReadOnlySpan<char> word, out long bytes)
    {
        int slash = word.IndexOf('/');
        var used = slash < 0 ? word : word[..slash];
        if (ListingNumber.TrySize(used, out bytes) && bytes <= long.MaxValue / BlockBytes
            && (slash < 0 || ListingNumber.TrySize(word[(slash + 1)..], out _)))
        {
            bytes *= BlockBytes;
            return true;
        }

        return slash < 0 && ListingNumber.TryRoundedSize(word, out bytes);
    }
}
