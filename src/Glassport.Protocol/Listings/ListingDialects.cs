using Glassport.Protocol.Listings.Dialects;

namespace Glassport.Protocol.Listings;

/// <summary>Every dialect, one line each, the strictest first: where two can read a listing equally well, the first one does.</summary>
public static class ListingDialects
{
    /// <summary>The dialects whose rows can be recognised.</summary>
    public static IReadOnlyList<IListingDialect> Recognizable { get; } =
    [
        new MlsdDialect(),
        new EplfDialect(),
        new DosDialect(),
        new UnixDialect(),
    ];

    /// <summary>Bare names: reads every row, so it is asked last.</summary>
    public static IListingDialect BareNames { get; } = new NlstDialect();
}
