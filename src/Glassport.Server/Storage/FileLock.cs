using Glassport.Server.Native;
using Microsoft.Win32.SafeHandles;

namespace Glassport.Server.Storage;

/// <summary>Locks between sessions, and with other programs that use fcntl(2). They belong to the open file, and end with it.</summary>
internal static class FileLock
{
    /// <summary>Locks a file, without waiting.</summary>
    /// <param name="file">The file.</param>
    /// <param name="isExclusive">For a writer; readers share.</param>
    /// <returns><see cref="StorageError.Busy"/> when somebody else has it; nothing is wrong where the file system has no locks.</returns>
    public static StorageError Take(SafeFileHandle file, bool isExclusive)
    {
        if (!LinuxCalls.IsSupported)
            return StorageError.None;
        return LinuxCalls.Lock(file, isExclusive) is -Errno.EAGAIN or -Errno.EACCES ? StorageError.Busy : StorageError.None;
    }
}
