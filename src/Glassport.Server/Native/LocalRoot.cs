using Glassport.Protocol.Text;
using Microsoft.Win32.SafeHandles;

namespace Glassport.Server.Native;

/// <summary>The folder that a tree begins at. One that is removed and made again under its name is opened anew.</summary>
internal sealed class LocalRoot : IDisposable
{
    private readonly byte[] path;
    private readonly Lock gate = new();
    private SafeFileHandle folder;

    private LocalRoot(byte[] path, int descriptor)
    {
        this.path = path;
        folder = new(descriptor, ownsHandle: true);
        Resolution = PathResolution.Best(descriptor);
    }

    /// <summary>The best way to resolve paths from there.</summary>
    public PathResolution Resolution { get; }

    /// <summary>Opens a folder, of which links are followed.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="error">A negative error number when it cannot be opened.</param>
    /// <returns>The folder, or null.</returns>
    public static LocalRoot? Open(string folder, out int error)
    {
        byte[] path = [.. FileName.Encode(folder), 0];
        error = Open(path);
        return error < 0 ? null : new(path, error);
    }

    /// <summary>Keeps the folder open for one operation; null while it is gone.</summary>
    /// <returns>The folder, on which the caller calls DangerousRelease.</returns>
    public SafeFileHandle? Hold()
    {
        lock (gate)
        {
            bool held = false;
            folder.DangerousAddRef(ref held);
            if (!IsRemoved(folder))
                return folder;
            folder.DangerousRelease();
            int descriptor = Open(path);
            if (descriptor < 0)
                return null;
            folder.Dispose();
            folder = new(descriptor, ownsHandle: true);
            folder.DangerousAddRef(ref held);
            return folder;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();

    private static int Open(byte[] path) => LinuxCalls.OpenAt(LinuxCalls.WorkingDirectory, path, OpenFlags.Path | OpenFlags.Directory);

    private static bool IsRemoved(SafeFileHandle folder) =>
        LinuxCalls.Stat((int)folder.DangerousGetHandle(), out Statx facts) == 0 && facts.Links == 0;
}
