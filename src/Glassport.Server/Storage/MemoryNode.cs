namespace Glassport.Server.Storage;

/// <summary>A file or directory of a <see cref="MemoryStorage"/>; used under the storage's lock only.</summary>
internal sealed class MemoryNode(ulong number, bool isDirectory, int mode, DateTime now)
{
    /// <summary>The entries, for a directory.</summary>
    public SortedDictionary<string, MemoryNode>? Entries { get; } = isDirectory ? new(StringComparer.Ordinal) : null;

    /// <summary>The bytes, for a file.</summary>
    public MemoryContent Content { get; } = new();

    public DateTime Modified { get; set; } = now;

    public DateTime Created { get; set; } = now;

    public int Mode { get; set; } = mode;

    /// <summary>What is known about it.</summary>
    public FileEntry ToEntry(ReadOnlyMemory<byte> name) => new()
    {
        Name = name,
        Kind = Entries is null ? EntryKind.File : EntryKind.Directory,
        Length = Content.Length,
        Modified = Modified,
        Created = Created,
        Mode = Mode,
        Links = 1,
        Unique = (0, number),
    };
}
