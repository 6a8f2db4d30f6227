namespace Glassport.Server.Storage;

/// <summary>What an entry of a directory is.</summary>
public enum EntryKind : byte
{
    /// <summary>A file.</summary>
    File,

    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A symbolic link.</summary>
    Link,

    /// <summary>A device, pipe or socket: listed, never opened.</summary>
    Special,
}
