namespace Glassport.Protocol.Listings;

/// <summary>One name of a listing with what the row says about it.</summary>
/// <param name="Name">The name, decoded.</param>
/// <param name="Kind">What it names.</param>
/// <param name="Size">Bytes, or null when the row does not say.</param>
/// <param name="Modified">
/// ISO 8601 as far as the row goes: <c>2026-11-21T19:21:04Z</c> (MLSD and EPLF are UTC), <c>2026-11-21T19:21</c> and <c>2024-11-21</c>
/// (the server's own time), <c>--11-21T19:21</c> where the year is missing; or null.
/// </param>
/// <param name="Permissions">As the row writes them: <c>-rw-r--r--</c>, <c>0644</c>, or MLSD's <c>adfr</c>; or null.</param>
/// <param name="LinkTarget">Where a link points, decoded; or null.</param>
/// <param name="Dialect">The name of the dialect that read the row: <c>mlsd</c>, <c>unix</c>, <c>dos</c>, <c>eplf</c> or <c>nlst</c>.</param>
/// <param name="RawName">The name's bytes when not all of them are ASCII, for a reader that finds the encoding out later; otherwise null.</param>
public sealed record ListingEntry(
    string Name,
    ListingKind Kind,
    long? Size,
    string? Modified,
    string? Permissions,
    string? LinkTarget,
    string Dialect,
    byte[]? RawName = null);
