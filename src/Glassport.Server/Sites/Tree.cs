using Glassport.Server.Access;
using Glassport.Server.Settings;
using Glassport.Server.Storage;

namespace Glassport.Server.Sites;

/// <summary>The tree that a user sees, open: the folder that is the root, folders from elsewhere, and quotas around them.</summary>
internal sealed class Tree : IDisposable
{
    private readonly List<IDisposable> folders;

    private Tree(IStorage storage, VirtualPath start, string physicalRoot, List<IDisposable> folders)
    {
        Storage = storage;
        Start = start;
        PhysicalRoot = physicalRoot;
        this.folders = folders;
    }

    /// <summary>The tree.</summary>
    public IStorage Storage { get; }

    /// <summary>The first working directory.</summary>
    public VirtualPath Start { get; }

    /// <summary>The folder that is the root.</summary>
    public string PhysicalRoot { get; }

    /// <summary>Opens the tree that a site gives a user.</summary>
    /// <param name="site">The site.</param>
    /// <param name="identity">The user.</param>
    /// <param name="open">The folders that are open.</param>
    /// <param name="quotas">What is stored under the site's quotas.</param>
    /// <param name="groups">The groups, for their quotas.</param>
    /// <returns>The tree, or null and why there is none.</returns>
    public static async ValueTask<(Tree? Tree, string Problem)> OpenAsync(
        SiteSettings site, Identity identity, Folders open, Quotas quotas, IReadOnlyList<GroupSettings> groups)
    {
        if (HomeDirectory.Of(site, identity) is not { } home)
            return (null, "the user has no folder of their own");
        while (true)
        {
            var (tree, problem) = await OpenAsync(home, site, identity, open, quotas, groups).ConfigureAwait(false);
            if (tree is not null || home.WhereMissing is not { } other)
                return (tree, problem);
            home = other;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => folders.ForEach(static folder => folder.Dispose());

    private static async ValueTask<(Tree? Tree, string Problem)> OpenAsync(
        HomeDirectory home, SiteSettings site, Identity identity, Folders open, Quotas quotas, IReadOnlyList<GroupSettings> groups)
    {
        List<IDisposable> folders = [];
        var (storage, problem) = await OpenAsync(home.PhysicalRoot, identity, open, folders).ConfigureAwait(false);
        if (storage is not null && !home.VirtualDirectories.IsEmpty)
            (storage, problem) = await MountAsync(storage!, home, identity, open, folders).ConfigureAwait(false);
        var start = storage is null || home.Start.IsRoot ? default : await storage.StatAsync(home.Start, CancellationToken.None).ConfigureAwait(false);
        bool exists = home.Start.IsRoot || start is { IsSuccess: true, Value.Kind: EntryKind.Directory };
        if (storage is null || (!exists && home.WhereMissing is not null))
        {
            folders.ForEach(static folder => folder.Dispose());
            return (null, problem);
        }

        storage = await quotas.LimitAsync(storage, home.PhysicalRoot, site, identity, groups).ConfigureAwait(false);
        return (new(storage, exists ? home.Start : VirtualPath.Root, home.PhysicalRoot, folders), "");
    }

    private static async ValueTask<(IStorage? Storage, string Problem)> MountAsync(
        IStorage root, HomeDirectory home, Identity identity, Folders open, List<IDisposable> folders)
    {
        Dictionary<VirtualPath, IStorage> mounts = [];
        foreach (var directory in home.VirtualDirectories)
        {
            if (!VirtualPath.TryResolve(VirtualPath.Root, directory.Path, out var path) || path.IsRoot)
                return (null, $"the virtual directory {directory.Path} has no place in the tree");
            var (storage, problem) = await OpenAsync(directory.PhysicalPath, identity, open, folders).ConfigureAwait(false);
            if (storage is null)
                return (null, problem);
            mounts[path] = storage;
        }

        return (new MountedStorage(root, mounts), "");
    }

    private static async ValueTask<(IStorage? Storage, string Problem)> OpenAsync(string folder, Identity identity, Folders open, List<IDisposable> folders)
    {
        var opened = await open.OpenAsync(folder, identity.Account).ConfigureAwait(false);
        if (!opened.IsSuccess)
            return (null, $"the folder {folder} cannot be opened: {opened.Error}");
        folders.Add(opened.Value);
        return (opened.Value.Storage, "");
    }
}
