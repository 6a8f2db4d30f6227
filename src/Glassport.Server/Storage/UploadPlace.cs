using Glassport.Server.Native;
using Microsoft.Win32.SafeHandles;

namespace Glassport.Server.Storage;

/// <summary>The directory that an atomic upload is made in, and the names that it has there one after the other.</summary>
internal sealed class UploadPlace(SafeFileHandle directory, byte[] name, bool isNew) : IDisposable
{
    private readonly byte[] target = [.. name, 0];
    private readonly byte[] temporary = UploadName.ToNative(UploadName.New());
    private readonly byte[] partial = UploadName.ToNative(UploadName.PartialOf(name));

    /// <summary>The directory's descriptor.</summary>
    public int Directory => (int)directory.DangerousGetHandle();

    /// <summary>The name while it is written.</summary>
    public ReadOnlySpan<byte> Temporary => temporary;

    /// <summary>Takes over what an upload to the same target left that was cut off, when it is long enough; nobody else gets it then.</summary>
    public SafeFileHandle? ClaimPartial(long offset)
    {
        if (LinuxCalls.Rename(Directory, partial, Directory, temporary, replace: true) < 0)
            return null;
        int descriptor = LinuxCalls.OpenAt(Directory, temporary, OpenFlags.WriteOnly | OpenFlags.NoFollow | OpenFlags.NonBlocking);
        if (descriptor >= 0)
        {
            SafeFileHandle file = new(descriptor, ownsHandle: true);
            bool fits = LinuxCalls.Stat(descriptor, out Statx facts) == 0 && facts.IsRegular && facts.Length >= offset;
            if (fits && LinuxCalls.Truncate(file, offset) == 0)
                return file;
            file.Dispose();
        }

        Keep();
        return null;
    }

    /// <summary>Lets the file appear at its target.</summary>
    public StorageError Publish()
    {
        int result = LinuxCalls.Rename(Directory, temporary, Directory, target, replace: !isNew);
        if (result == -Errno.EINVAL && LinuxCalls.StatEntry(Directory, target, out _) == -Errno.ENOENT)
            result = LinuxCalls.Rename(Directory, temporary, Directory, target, replace: true);
        if (result >= 0)
            LinuxCalls.Unlink(Directory, partial);
        return ErrorTable.Of(result);
    }

    /// <summary>Keeps what came, to be resumed.</summary>
    public void Keep() => LinuxCalls.Rename(Directory, temporary, Directory, partial, replace: true);

    /// <summary>Removes what came.</summary>
    public void Remove() => LinuxCalls.Unlink(Directory, temporary);

    /// <summary>Closes the directory.</summary>
    public void Dispose() => directory.Dispose();
}
