namespace Glassport.Server.Storage;

/// <summary>What was found where a path leads, without following anything.</summary>
/// <param name="Path">The physical path.</param>
/// <param name="Kind">What is there; null: nothing.</param>
/// <param name="Error">Why the path leads nowhere.</param>
internal readonly record struct PortablePlace(string Path, EntryKind? Kind, StorageError Error)
{
    /// <summary>Why there is no directory or file there; none when there is.</summary>
    public StorageError Missing => Error != StorageError.None ? Error : Kind switch
    {
        null => StorageError.NotFound,
        EntryKind.Link => StorageError.Denied,
        _ => StorageError.None,
    };

    /// <summary>Goes down from a folder, one part at a time.</summary>
    public static PortablePlace Find(string root, VirtualPath path)
    {
        string current = root;
        EntryKind? kind = EntryKind.Directory;
        foreach (string part in path.Text.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (kind != EntryKind.Directory)
                return new(current, null, kind is null ? StorageError.NotFound : kind == EntryKind.Link ? StorageError.Denied : StorageError.NotADirectory);
            if (!PortableName.IsAllowed(part))
                return new(current, null, StorageError.InvalidName);
            current = System.IO.Path.Join(current, part);
            kind = KindOf(new FileInfo(current));
        }

        return new(current, kind, StorageError.None);
    }

    /// <summary>What an entry is; every reparse point counts as a link.</summary>
    public static EntryKind? KindOf(FileSystemInfo entry) => entry.Attributes switch
    {
        (FileAttributes)(-1) => null,
        var bits when (bits & FileAttributes.ReparsePoint) != 0 => EntryKind.Link,
        var bits when (bits & FileAttributes.Directory) != 0 => EntryKind.Directory,
        var bits when (bits & FileAttributes.Device) != 0 => EntryKind.Special,
        _ => EntryKind.File,
    };
}
