namespace Glassport.Server.Storage;

/// <summary>How a file is opened to be written.</summary>
public enum WriteMode
{
    /// <summary>A new file; <see cref="StorageError.Exists"/> when there is one.</summary>
    CreateNew,

    /// <summary>A new file, or the old one replaced.</summary>
    Replace,

    /// <summary>From <see cref="WriteRequest.Offset"/> on, keeping what stands before it and cutting off what stands behind (REST, then STOR).</summary>
    Resume,

    /// <summary>To the end of the file, or a new one.</summary>
    Append,

    /// <summary>A new file whose name begins with the path's last part (STOU).</summary>
    Unique,
}
