using Glassport.Server.Storage;
using Microsoft.Win32.SafeHandles;

namespace Glassport.Server.Native;

/// <summary>One operation on a tree: keeps its root open, and the thread under the right account, until it is over.</summary>
internal readonly ref struct TreeScope
{
    private readonly AccountScope account;
    private readonly SafeFileHandle? root;
    private readonly PathResolution resolution;

    /// <summary>Begins at a tree's own root. While that is gone, nothing is found.</summary>
    public TreeScope(LocalRoot root, PathResolution resolution, AccountIdentity? identity)
    {
        // Before the account is changed: the folder is the process's to open, as it was at the start.
        this.root = root.Hold();
        this.resolution = resolution;
        account = new(identity);
    }

    /// <summary>Begins at a directory.</summary>
    public TreeScope(SafeFileHandle root, PathResolution resolution, AccountIdentity? identity)
    {
        bool held = false;
        root.DangerousAddRef(ref held);
        this.root = root;
        this.resolution = resolution;
        account = new(identity);
    }

    /// <summary>True when the account may not be used; then nothing must be done.</summary>
    public bool IsRefused => account.IsRefused;

    /// <summary>Opens what a path leads to.</summary>
    public Descriptor Open(ReadOnlySpan<byte> path, int flags) =>
        new(account.IsRefused ? -Errno.EACCES : root is null ? -Errno.ENOENT : resolution.Open((int)root.DangerousGetHandle(), path, flags));

    /// <summary>Opens the directory that an entry is in, for calls that name the entry relative to it.</summary>
    public Descriptor OpenParent(in NativePath path) => Open(path.Parent, OpenFlags.Path | OpenFlags.Directory);

    /// <summary>Ends.</summary>
    public void Dispose()
    {
        account.Dispose();
        root?.DangerousRelease();
    }
}
