namespace Glassport.Server.Storage;

/// <summary>Why a storage operation failed.</summary>
public enum StorageError : byte
{
    /// <summary>It did not.</summary>
    None,

    /// <summary>There is no such file or directory.</summary>
    NotFound,

    /// <summary>The system's rights do not allow it, or the path leads out of the tree.</summary>
    Denied,

    /// <summary>There is something of that name.</summary>
    Exists,

    /// <summary>The directory is not empty.</summary>
    NotEmpty,

    /// <summary>A part of the path is no directory.</summary>
    NotADirectory,

    /// <summary>It is a directory.</summary>
    IsADirectory,

    /// <summary>The name cannot be a file's name.</summary>
    InvalidName,

    /// <summary>The offset is beyond the end.</summary>
    InvalidOffset,

    /// <summary>The disk is full.</summary>
    NoSpace,

    /// <summary>The user's, group's or site's quota is used up.</summary>
    QuotaExceeded,

    /// <summary>The file system is read-only.</summary>
    ReadOnly,

    /// <summary>Something else uses it.</summary>
    Busy,

    /// <summary>Source and destination lie on different file systems.</summary>
    CrossDevice,

    /// <summary>The back end cannot do it.</summary>
    NotSupported,

    /// <summary>The device failed.</summary>
    Failed,
}
