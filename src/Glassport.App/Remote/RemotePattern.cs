using System.IO.Enumeration;
using Glassport.Client;
using Glassport.Protocol.Listings;

namespace Glassport.App.Remote;

/// <summary>Paths on a server whose last part may be a pattern with <c>*</c> and <c>?</c>.</summary>
internal static class RemotePattern
{
    /// <summary>Whether a path's last part is a pattern.</summary>
    /// <param name="path">The path.</param>
    public static bool Is(string path) => Last(path).AsSpan().ContainsAny('*', '?');

    /// <summary>The files that a path names: itself, or those that its pattern fits.</summary>
    /// <param name="client">The session.</param>
    /// <param name="path">The path.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <exception cref="FtpException">NoSuchFile: the pattern fits none.</exception>
    public static async Task<IReadOnlyList<string>> FilesAsync(FtpClient client, string path, CancellationToken cancellationToken)
    {
        if (!Is(path))
            return [path];
        string pattern = Last(path);
        string folder = path[..^pattern.Length];
        var listing = await client.ListAsync(folder.Length > 1 ? folder.TrimEnd('/') : folder, cancellationToken).ConfigureAwait(false);
        string[] found = [.. listing.Entries
            .Where(entry => entry.Kind is not ListingKind.Directory && !entry.Name.Contains('/') && FileSystemName.MatchesSimpleExpression(pattern, entry.Name, ignoreCase: false))
            .Select(entry => folder + entry.Name)
            .Order(StringComparer.Ordinal)];
        return found.Length > 0 ? found : throw new FtpException(FailureKind.NoSuchFile, $"{path} fits no file on {client.Address.Host}.");
    }

    /// <summary>What stands behind the last slash.</summary>
    /// <param name="path">A path.</param>
    public static string Last(string path) => path[(path.LastIndexOf('/') + 1)..];
}
