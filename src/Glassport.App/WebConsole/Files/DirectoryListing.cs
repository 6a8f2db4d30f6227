namespace Glassport.App.WebConsole.Files;

/// <summary>A directory of a server.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Entries">What is in it.</param>
/// <param name="UnreadableRows">How many rows of the listing could not be read.</param>
/// <param name="IsTruncated">The listing was too long; its end is missing.</param>
internal sealed record DirectoryListing(string Path, IReadOnlyList<DirectoryEntry> Entries, int UnreadableRows, bool IsTruncated);
