namespace Glassport.Protocol.Listings;

/// <summary>
/// A dialect whose listings begin with a heading, the only rows of it that are remarks. Rows below a heading may say too little to be
/// known by themselves.
/// </summary>
public interface IHeadedDialect : IListingDialect
{
    /// <summary>The same dialect, for the rows of a listing in which its heading was seen.</summary>
    IListingDialect BelowHeading { get; }
}
