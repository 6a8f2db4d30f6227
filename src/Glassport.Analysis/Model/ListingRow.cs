namespace Glassport.Analysis.Model;

/// <summary>One row of a directory listing.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind"><c>file</c>, <c>directory</c>, <c>link</c> or <c>other</c>.</param>
/// <param name="Size">Bytes, or null.</param>
/// <param name="Modified">As the listing tells it, ISO 8601 as far as it goes; or null.</param>
/// <param name="Permissions">As the listing tells them, or null.</param>
/// <param name="Dialect"><c>mlsd</c>, <c>unix</c>, <c>dos</c> and others: the names of Protocol's <c>ListingDialects</c>.</param>
public sealed record ListingRow(string Name, string Kind, long? Size, string? Modified, string? Permissions, string Dialect);
