namespace Glassport.Protocol.Listings;

/// <summary>A listing that was read.</summary>
/// <param name="Entries">The rows that could be read, in their order.</param>
/// <param name="UnreadableRows">How many rows no dialect could read.</param>
/// <param name="Dialect">The dialect of most rows, or null when there are none.</param>
/// <param name="IsTruncated">True when the payload was longer than <see cref="Limits.ListingBytes"/>: its end is missing here.</param>
public sealed record Listing(IReadOnlyList<ListingEntry> Entries, int UnreadableRows, string? Dialect, bool IsTruncated);
