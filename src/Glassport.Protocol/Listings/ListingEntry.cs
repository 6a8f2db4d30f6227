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
/// <param name="Dialect">
/// The name of the dialect that read the row, one of <see cref="ListingDialects.Names"/>: <c>mlsd</c>, <c>eplf</c>, <c>netware</c>,
/// <c>numeric</c> (ls with numbers alone), <c>sterling</c> (Connect:Enterprise), <c>vms</c>, <c>mvs</c> and <c>pds</c> (z/OS), <c>zvm</c>,
/// <c>os400</c>, <c>nonstop</c>, <c>os9</c>, <c>wfftp</c> and <c>vxworks</c> (Nortel's routers), <c>vshell</c>, <c>os2</c>, <c>dos</c>,
/// <c>unix</c> or <c>nlst</c>.
/// </param>
/// <param name="RawName">The name's bytes when not all of them are ASCII, for a reader that finds the encoding out later; otherwise null.</param>
/// <param name="SizeIsRounded">
/// True when the size is not to the byte, as the server counts in blocks (VMS), in records (z/VM) or in thousands (<c>4.0K</c>).
/// </param>
public sealed record ListingEntry(
    string Name,
    ListingKind Kind,
    long? Size,
    string? Modified,
    string? Permissions,
    string? LinkTarget,
    string Dialect,
    byte[]? RawName = null,
    bool SizeIsRounded = false);
