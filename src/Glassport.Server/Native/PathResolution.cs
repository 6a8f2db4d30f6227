namespace Glassport.Server.Native;

/// <summary>A way to open a path below a directory without ever leaving it.</summary>
internal abstract class PathResolution
{
    /// <summary>The best way that the kernel offers.</summary>
    public static PathResolution Best(int directory) =>
        KernelResolution.Instance.Open(directory, ".\0"u8, OpenFlags.Path) switch
        {
            -Errno.ENOSYS or -Errno.EPERM or -Errno.EINVAL => StepwiseResolution.Instance,
            int descriptor => Closed(descriptor),
        };

    /// <summary>Opens what exists; links are followed as long as they stay inside.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="path">The path from there, with a NUL at its end.</param>
    /// <param name="flags">open(2)'s flags.</param>
    /// <returns>A descriptor, or a negative error number; a path that leads out is <see cref="Errno.EACCES"/>.</returns>
    public abstract int Open(int directory, ReadOnlySpan<byte> path, int flags);

    private static KernelResolution Closed(int descriptor)
    {
        if (descriptor >= 0)
            LinuxCalls.Close(descriptor);
        return KernelResolution.Instance;
    }
}
