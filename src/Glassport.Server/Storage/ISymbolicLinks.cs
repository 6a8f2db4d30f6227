namespace Glassport.Server.Storage;

/// <summary>A back end that can make symbolic links.</summary>
public interface ISymbolicLinks
{
    /// <summary>Makes a link; its target is named relative to the link, so that it never names a place outside of the tree.</summary>
    /// <param name="target">What it points to.</param>
    /// <param name="link">The link.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<StorageError> LinkAsync(VirtualPath target, VirtualPath link, CancellationToken cancellationToken);

    /// <summary>Whether the path's last part is a link itself; what it leads to does not matter.</summary>
    /// <param name="path">The path.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<bool> IsLinkAsync(VirtualPath path, CancellationToken cancellationToken);
}
