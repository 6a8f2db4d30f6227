using Glassport.Server.Sessions;
using Glassport.Server.Storage;

namespace Glassport.Server.Verbs;

/// <summary>The replies that failures of the storage become, in one place.</summary>
internal static class FileReplies
{
    /// <summary>The reply for a failure.</summary>
    /// <param name="error">The failure.</param>
    /// <param name="path">What it is about.</param>
    public static Reply For(StorageError error, VirtualPath path)
    {
        var (code, english, chinese) = error switch
        {
            StorageError.NotFound => (550, "No such file or directory", "没有这样的文件或目录"),
            StorageError.Denied => (550, "Permission denied", "权限不足"),
            StorageError.Exists => (550, "There is something of that name already", "同名文件已存在"),
            StorageError.NotEmpty => (550, "The directory is not empty", "目录不为空"),
            StorageError.NotADirectory => (550, "Not a directory", "不是目录"),
            StorageError.IsADirectory => (550, "Is a directory", "是目录"),
            StorageError.InvalidName => (553, "Not a name that a file can have", "文件名无效"),
            StorageError.InvalidOffset => (554, "The restart marker is beyond the end of the file", "重新开始的位置超出文件末尾"),
            StorageError.NoSpace => (452, "The disk is full", "磁盘已满"),
            StorageError.QuotaExceeded => (552, "The quota is used up", "配额已用完"),
            StorageError.ReadOnly => (550, "The file system is read-only", "文件系统只读"),
            StorageError.Busy => (450, "Something else uses it", "文件被占用"),
            StorageError.CrossDevice => (550, "Source and destination lie on different file systems", "源与目标不在同一文件系统"),
            StorageError.NotSupported => (504, "Not possible here", "此处不支持"),
            _ => (451, "The storage failed", "存储发生错误"),
        };
        return new(code, $"{path}: {english}.", $"{path}：{chinese}。");
    }
}
