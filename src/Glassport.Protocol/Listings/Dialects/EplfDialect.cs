namespace Glassport.Protocol.Listings.Dialects;

/// <summary>Easily Parsed LIST Format (cr.yp.to/ftp/list/eplf.html): <c>+i8388621.48594,m825718503,r,s280,TAB djb.html</c>.</summary>
internal sealed class EplfDialect : IListingDialect
{
    public string Name => "eplf";

    public RowReading Read(ReadOnlySpan<char> row, out ListingRow read)
    {
        read = default;
        int tab = row.IndexOf('\t');
        if (row.IsEmpty || row[0] != '+' || tab < 0 || tab == row.Length - 1)
            return RowReading.Unreadable;

        var kind = ListingKind.Other;
        long? size = null;
        string? modified = null;
        string? permissions = null;
        var facts = row[1..tab];
        foreach (var range in facts.Split(','))
        {
            var fact = facts[range];
            switch (fact)
            {
                case "/":
                    kind = ListingKind.Directory;
                    break;
                case "r" when kind == ListingKind.Other:
                    kind = ListingKind.File;
                    break;
                case ['s', .. var digits] when ListingNumber.TrySize(digits, out long bytes):
                    size = bytes;
                    break;
                case ['m', .. var seconds] when ListingNumber.TrySize(seconds, out long unix):
                    modified = ListingTime.FromUnix(unix);
                    break;
                case ['u', 'p', .. var mode]:
                    permissions = mode.ToString();
                    break;
            }
        }

        read = new(kind, (tab + 1)..row.Length, size, modified, permissions);
        return RowReading.Entry;
    }
}
