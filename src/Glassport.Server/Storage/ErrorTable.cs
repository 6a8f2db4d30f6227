using Glassport.Server.Native;

namespace Glassport.Server.Storage;

/// <summary>What Linux's error numbers mean for clients.</summary>
internal static class ErrorTable
{
    /// <summary>The meaning of what a call answered.</summary>
    /// <param name="result">A negative error number; anything else is success.</param>
    public static StorageError Of(nint result) => result >= 0 ? StorageError.None : (int)-result switch
    {
        Errno.ENOENT => StorageError.NotFound,
        Errno.EPERM or Errno.EACCES or Errno.ELOOP or Errno.ENXIO or Errno.ENODEV => StorageError.Denied,
        Errno.EEXIST => StorageError.Exists,
        Errno.ENOTEMPTY => StorageError.NotEmpty,
        Errno.ENOTDIR => StorageError.NotADirectory,
        Errno.EISDIR => StorageError.IsADirectory,
        Errno.ENAMETOOLONG or Errno.EILSEQ => StorageError.InvalidName,
        Errno.ENOSPC or Errno.EFBIG or Errno.EMLINK => StorageError.NoSpace,
        Errno.EDQUOT => StorageError.QuotaExceeded,
        Errno.EROFS => StorageError.ReadOnly,
        Errno.EBUSY or Errno.ETXTBSY or Errno.EAGAIN or Errno.EMFILE or Errno.ENFILE or Errno.ENOMEM => StorageError.Busy,
        Errno.EXDEV => StorageError.CrossDevice,
        Errno.ENOSYS or Errno.EOPNOTSUPP or Errno.EINVAL => StorageError.NotSupported,
        _ => StorageError.Failed,
    };
}
