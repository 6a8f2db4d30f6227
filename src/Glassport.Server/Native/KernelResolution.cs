namespace Glassport.Server.Native;

/// <summary>openat2 (Linux 5.6): the kernel itself keeps the path beneath the directory.</summary>
internal sealed class KernelResolution : PathResolution
{
    // ".." in a link while somebody renames: the kernel asks to try again.
    private const int MostAttempts = 64;

    public static KernelResolution Instance { get; } = new();

    /// <inheritdoc/>
    public override int Open(int directory, ReadOnlySpan<byte> path, int flags)
    {
        int result = -Errno.EAGAIN;
        for (int attempt = 0; attempt < MostAttempts && result == -Errno.EAGAIN; attempt++)
            result = LinuxCalls.OpenBeneath(directory, path, flags);
        return result is -Errno.EXDEV or -Errno.ELOOP ? -Errno.EACCES : result;
    }
}
