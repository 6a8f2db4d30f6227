using Glassport.Server.Native;

namespace Glassport.Server.Storage;

/// <summary>Entries from what the kernel tells.</summary>
internal static class LocalEntry
{
    /// <summary>An entry.</summary>
    /// <param name="facts">What statx told.</param>
    /// <param name="name">Its name.</param>
    /// <param name="target">For a link, its text.</param>
    public static FileEntry Of(in Statx facts, ReadOnlyMemory<byte> name, string? target = null) => new()
    {
        Name = name,
        Kind = facts.IsRegular ? EntryKind.File : facts.IsDirectory ? EntryKind.Directory : facts.IsLink ? EntryKind.Link : EntryKind.Special,
        Length = facts.Length,
        Modified = facts.Modified,
        Created = facts.Created,
        Mode = facts.Mode & 0xfff,
        Links = (int)facts.Links,
        Owner = facts.Owner,
        Group = facts.Group,
        Unique = facts.Unique,
        Target = target,
    };
}
