using Glassport.Protocol.Listings;

namespace Glassport.App.WebConsole.Files;

/// <summary>A name in a directory.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind"><c>file</c>, <c>directory</c>, <c>link</c> or <c>unknown</c>.</param>
/// <param name="Size">Bytes, or null when the server does not say.</param>
/// <param name="Modified">ISO 8601 as far as the server says it.</param>
/// <param name="Permissions">As the server writes them.</param>
/// <param name="Target">Where a link points.</param>
internal sealed record DirectoryEntry(string Name, string Kind, long? Size, string? Modified, string? Permissions, string? Target)
{
    /// <summary>The entry of a row.</summary>
    public static DirectoryEntry Of(ListingEntry row) => new(row.Name, row.Kind.ToString().ToLowerInvariant(), row.Size, row.Modified, row.Permissions, row.LinkTarget);
}
