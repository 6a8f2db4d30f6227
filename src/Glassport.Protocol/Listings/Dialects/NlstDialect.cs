namespace Glassport.Protocol.Listings.Dialects;

/// <summary>NLST (RFC 959 §4.1.3): a name and nothing else. Whether it is a file's is not said.</summary>
internal sealed class NlstDialect : IListingDialect
{
    public string Name => "nlst";

    public RowReading Read(ReadOnlySpan<char> row, out ListingRow read)
    {
        // "ls -F" marks directories; a name cannot end with a slash.
        read = new(row.EndsWith('/') ? ListingKind.Directory : ListingKind.Other, ..row.Length);
        return RowReading.Entry;
    }
}
