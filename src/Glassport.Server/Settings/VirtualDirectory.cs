namespace Glassport.Server.Settings;

/// <summary>A folder from elsewhere that appears in the tree.</summary>
/// <param name="Path">Where it appears, as clients see it: <c>/pub/archive</c>.</param>
/// <param name="PhysicalPath">The folder.</param>
public sealed record VirtualDirectory(string Path, string PhysicalPath);
