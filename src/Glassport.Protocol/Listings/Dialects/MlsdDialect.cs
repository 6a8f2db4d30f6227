using System.Buffers;

namespace Glassport.Protocol.Listings.Dialects;

/// <summary>
/// MLSD and MLST (RFC 3659 §7.2): <c>type=file;size=12;modify=20261121192104; name</c>. Facts end with a semicolon each, one blank
/// stands before the name, and a name may begin with blanks. Some servers leave the last semicolon out, or write blanks in values.
/// </summary>
internal sealed class MlsdDialect : IListingDialect
{
    private static readonly SearchValues<char> FactCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_");

    public string Name => "mlsd";

    public RowReading Read(ReadOnlySpan<char> row, out ListingRow read)
    {
        read = default;
        // The line of an MLST reply begins with a blank.
        int start = row is [' ', ..] ? 1 : 0;
        int end = EndOfFacts(row, start);
        if (end < 0 || end + 1 >= row.Length)
            return RowReading.Unreadable;

        var facts = row[start..end];
        var kind = ListingKind.Other;
        long? size = null;
        string? modified = null;
        string? permissions = null;
        string? mode = null;
        Range? target = null;
        foreach (var range in facts.Split(';'))
        {
            var (offset, length) = range.GetOffsetAndLength(facts.Length);
            var fact = facts.Slice(offset, length);
            int sign = fact.IndexOf('=');
            if (sign < 0)
                continue;
            var name = fact[..sign];
            var value = fact[(sign + 1)..];
            if (Is(name, "type"))
                kind = Kind(value, start + offset + sign + 1, out target);
            else if (Is(name, "size") || (Is(name, "sizd") && size is null))
                size = ListingNumber.TrySize(value, out long bytes) ? bytes : null;
            else if (Is(name, "modify"))
                modified = ListingTime.FromTimeVal(value);
            else if (Is(name, "perm"))
                permissions = value.ToString();
            else if (Is(name, "UNIX.mode"))
                mode = value.ToString();
        }

        read = new(kind, (end + 1)..row.Length, size, modified, mode ?? permissions, target);
        return RowReading.Entry;
    }

    private static bool Is(ReadOnlySpan<char> name, string fact) => name.Equals(fact, StringComparison.OrdinalIgnoreCase);

    // The blank between facts and name, or -1 where no list of facts begins the row.
    private static int EndOfFacts(ReadOnlySpan<char> row, int start)
    {
        int blank = row[start..].IndexOf(' ') + start;
        if (blank <= start)
            return -1;
        if (row[blank - 1] != ';')
        {
            int later = row[start..].IndexOf("; ") + start + 1;
            blank = later > start && AreFacts(row[start..(later - 1)]) ? later : blank;
        }

        var facts = row[start..blank].TrimEnd(';');
        return AreFacts(facts) ? blank : -1;
    }

    private static bool AreFacts(ReadOnlySpan<char> facts)
    {
        foreach (var range in facts.Split(';'))
        {
            int sign = facts[range].IndexOf('=');
            if (sign < 1 || facts[range][..sign].ContainsAnyExcept(FactCharacters))
                return false;
        }

        return true;
    }

    private static ListingKind Kind(ReadOnlySpan<char> value, int offset, out Range? target)
    {
        target = null;
        if (Is(value, "file"))
            return ListingKind.File;
        if (Is(value, "dir") || Is(value, "cdir") || Is(value, "pdir"))
            return ListingKind.Directory;
        if (!value.StartsWith("OS.unix=slink", StringComparison.OrdinalIgnoreCase)
            && !value.StartsWith("OS.unix=symlink", StringComparison.OrdinalIgnoreCase))
            return ListingKind.Other;
        int colon = value.IndexOf(':');
        if (colon >= 0 && colon + 1 < value.Length)
            target = (offset + colon + 1)..(offset + value.Length);
        return ListingKind.Link;
    }
}
