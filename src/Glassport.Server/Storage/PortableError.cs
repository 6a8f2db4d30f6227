namespace Glassport.Server.Storage;

/// <summary>What .NET's exceptions about files mean.</summary>
internal static class PortableError
{
    /// <summary>Does something, and turns what the file system has against it into a value.</summary>
    public static StorageError Attempt(Action action)
    {
        try
        {
            action();
            return StorageError.None;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return Of(failure);
        }
    }

    /// <summary>The meaning of a failure.</summary>
    public static StorageError Of(Exception failure) => failure switch
    {
        FileNotFoundException or DirectoryNotFoundException => StorageError.NotFound,
        UnauthorizedAccessException => StorageError.Denied,
        PathTooLongException or ArgumentException => StorageError.InvalidName,
        NotSupportedException => StorageError.NotSupported,
        // Off Windows it is the system's own error number.
        IOException when !OperatingSystem.IsWindows() && failure.HResult is > 0 and < 4096 => ErrorTable.Of(-failure.HResult),
        IOException => OfWindows(failure.HResult & 0xffff),
        _ => StorageError.Failed,
    };

    private static StorageError OfWindows(int code)
    {
        const int NotSameDevice = 17, WriteProtect = 19, SharingViolation = 32, LockViolation = 33, HandleDiskFull = 39, FileExists = 80,
            DiskFull = 112, InvalidName = 123, DirectoryNotEmpty = 145, AlreadyExists = 183, QuotaExceeded = 1816;
        return code switch
        {
            NotSameDevice => StorageError.CrossDevice,
            WriteProtect => StorageError.ReadOnly,
            SharingViolation or LockViolation => StorageError.Busy,
            HandleDiskFull or DiskFull => StorageError.NoSpace,
            FileExists or AlreadyExists => StorageError.Exists,
            InvalidName => StorageError.InvalidName,
            DirectoryNotEmpty => StorageError.NotEmpty,
            QuotaExceeded => StorageError.QuotaExceeded,
            _ => StorageError.Failed,
        };
    }
}
