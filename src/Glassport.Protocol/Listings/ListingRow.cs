namespace Glassport.Protocol.Listings;

/// <summary>What a dialect read from a row, before the name is decoded.</summary>
/// <param name="Kind">What the row names.</param>
/// <param name="Name">Where the name stands in the row.</param>
/// <param name="Size">Bytes, or null.</param>
/// <param name="Modified">ISO 8601 as far as known (see <see cref="ListingEntry"/>), or null.</param>
/// <param name="Permissions">As written, or null.</param>
/// <param name="LinkTarget">Where in the row the link's target stands, or null.</param>
/// <param name="NameType">Where the type of a name of two parts stands, which a point joins to the name; or null.</param>
/// <param name="SizeIsRounded">See <see cref="ListingEntry"/>.</param>
public readonly record struct ListingRow(
    ListingKind Kind,
    Range Name,
    long? Size = null,
    string? Modified = null,
    string? Permissions = null,
    Range? LinkTarget = null,
    Range? NameType = null,
    bool SizeIsRounded = false);
