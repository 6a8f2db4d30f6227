using Glassport.Server.Access;
using Glassport.Server.Settings;
using Glassport.Server.Storage;

namespace Glassport.Server.Sites;

/// <summary>The tree that a user sees, open.</summary>
internal sealed class Tree : IDisposable
{
    private Tree(IStorage storage, VirtualPath start)
    {
        Storage = storage;
        Start = start;
    }

    /// <summary>The tree.</summary>
    public IStorage Storage { get; }

    /// <summary>The first working directory.</summary>
    public VirtualPath Start { get; }

    /// <summary>Opens the tree that a site gives a user.</summary>
    /// <param name="site">The site.</param>
    /// <param name="identity">The user.</param>
    /// <returns>The tree, or null and why there is none.</returns>
    public static async ValueTask<(Tree? Tree, string Problem)> OpenAsync(SiteSettings site, Identity identity)
    {
        if (HomeDirectory.Of(site, identity) is not { } home)
            return (null, "the user has no folder of their own");
        var opened = LocalStorage.Open(home.PhysicalRoot, null);
        if (!opened.IsSuccess)
            return (null, $"the folder {home.PhysicalRoot} cannot be opened: {opened.Error}");
        var storage = opened.Value;
        var start = home.Start.IsRoot ? default : await storage.StatAsync(home.Start, CancellationToken.None).ConfigureAwait(false);
        return (new(storage, start is { IsSuccess: true, Value.Kind: EntryKind.Directory } ? home.Start : VirtualPath.Root), "");
    }

    /// <inheritdoc/>
    public void Dispose() => (Storage as IDisposable)?.Dispose();
}
