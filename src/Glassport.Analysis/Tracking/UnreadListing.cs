using System.Text;
using Glassport.Protocol;
using Glassport.Protocol.Listings;
using ListingRow = Glassport.Analysis.Model.ListingRow;

namespace Glassport.Analysis.Tracking;

/// <summary>A listing's bytes until somebody asks for its rows: most renderings of a long capture never do.</summary>
internal sealed class UnreadListing(byte[] payload, Verb verb, Encoding? encoding)
{
    private const int MaximumRows = 5_000;

    /// <summary>Reads the rows; <paramref name="omitted"/> counts those beyond the bound.</summary>
    public IReadOnlyList<ListingRow> Read(out long omitted)
    {
        Listing listing = ListingParser.Parse(payload, verb, encoding);
        omitted = Math.Max(0, listing.Entries.Count - MaximumRows);
        return [.. listing.Entries.Take(MaximumRows).Select(static e => new ListingRow(e.Name, Kind(e.Kind), e.Size, e.Modified, e.Permissions, e.Dialect))];
    }

    private static string Kind(ListingKind kind) => kind switch
    {
        ListingKind.File => "file",
        ListingKind.Directory => "directory",
        ListingKind.Link => "link",
        _ => "other",
    };
}
