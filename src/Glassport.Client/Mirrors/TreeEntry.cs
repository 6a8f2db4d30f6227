using Glassport.Protocol.Listings;

namespace Glassport.Client.Mirrors;

/// <summary>A file or directory of a tree.</summary>
/// <param name="Path">The path below the tree's root, with slashes; on the side that holds it.</param>
/// <param name="IsDirectory">Whether it is a directory.</param>
/// <param name="Size">Bytes, or null when that is not known.</param>
/// <param name="Modified">When it was changed and how exactly that is known, or null.</param>
public sealed record TreeEntry(string Path, bool IsDirectory, long? Size, ListedTime? Modified);
