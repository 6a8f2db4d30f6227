using Glassport.Client;
using Glassport.Protocol.Listings;

namespace Glassport.App.WebConsole.Files;

/// <summary>Removes a directory of a server with everything in it.</summary>
internal static class RemoteRemoval
{
    private const int DeepestLevel = 64;

    /// <summary>Removes it. Links are removed, and not followed.</summary>
    /// <exception cref="FtpException">Something could not be removed; what came before is gone.</exception>
    public static Task RemoveAsync(FtpClient client, string path, CancellationToken cancellationToken) => RemoveAsync(client, path, DeepestLevel, cancellationToken);

    private static async Task RemoveAsync(FtpClient client, string path, int levels, CancellationToken cancellationToken)
    {
        if (levels == 0)
            throw new FtpException(FailureKind.Refused, $"{path} lies more than {DeepestLevel} directories deep; it was left.");
        Listing listing = await client.ListAsync(path, cancellationToken).ConfigureAwait(false);
        foreach (ListingEntry entry in listing.Entries)
        {
            string name = $"{path.TrimEnd('/')}/{entry.Name}";
            if (FtpAddress.HasLineEnd(name) || entry.Name.Contains('/'))
                throw new FtpException(FailureKind.Refused, $"{path} lists a name that no command can carry; it was left.");
            if (entry.Kind == ListingKind.Directory)
                await RemoveAsync(client, name, levels - 1, cancellationToken).ConfigureAwait(false);
            else
                await client.DeleteAsync(name, cancellationToken).ConfigureAwait(false);
        }

        await client.RemoveDirectoryAsync(path, cancellationToken).ConfigureAwait(false);
    }
}
