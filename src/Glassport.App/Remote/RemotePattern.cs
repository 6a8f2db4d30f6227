using Glassport.Client;
using Glassport.Protocol.Listings;

namespace Glassport.App.Remote;

/// <summary>Paths on a server whose last part may be a pattern, see <see cref="Glob"/>.</summary>
internal static class RemotePattern
{
    /// <summary>Whether a path's last part is a pattern.</summary>
    /// <param name="path">The path.</param>
    public static bool Is(string path) => Glob.Alternatives(path) is not [var one] || Glob.IsPattern(Last(one));

    /// <summary>The files that a path names: itself, or those that its pattern fits.</summary>
    /// <param name="client">The session.</param>
    /// <param name="path">The path.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <exception cref="FtpException">NoSuchFile: the pattern fits none.</exception>
    public static async Task<IReadOnlyList<string>> FilesAsync(FtpClient client, string path, CancellationToken cancellationToken)
    {
        List<string> found = [];
        foreach (string pattern in Glob.Alternatives(path))
        {
            if (Glob.IsPattern(Last(pattern)))
                found.AddRange(await FittingAsync(client, pattern, cancellationToken).ConfigureAwait(false));
            else
                found.Add(Glob.Literal(pattern));
        }

        return found.Count > 0 ? [.. found.Distinct(StringComparer.Ordinal)] : throw new FtpException(FailureKind.NoSuchFile, $"{path} fits no file on {client.Address.Host}.");
    }

    /// <summary>What stands behind the last slash.</summary>
    /// <param name="path">A path.</param>
    public static string Last(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>The pattern that an address on a command line means: only <c>*</c> and <c>?</c> stand for others there.</summary>
    /// <param name="path">The address's path.</param>
    public static string OfAddress(string path) => Glob.Escape(path).Replace("\\*", "*", StringComparison.Ordinal).Replace("\\?", "?", StringComparison.Ordinal);

    private static async Task<IEnumerable<string>> FittingAsync(FtpClient client, string pattern, CancellationToken cancellationToken)
    {
        string last = Last(pattern);
        string folder = Glob.Literal(pattern[..^last.Length]);
        string directory = folder.Length > 1 ? folder.TrimEnd('/') : folder;
        // Who asks for the active mode asks for the dialogue of the classic clients, and they know only NLST.
        IEnumerable<string> names = client.Mode == DataMode.Active
            ? (await client.RowsAsync("NLST", directory, cancellationToken).ConfigureAwait(false)).Select(Last)
            : (await client.ListAsync(directory, cancellationToken).ConfigureAwait(false)).Entries
                .Where(static entry => entry.Kind is not ListingKind.Directory && !entry.Name.Contains('/')).Select(static entry => entry.Name);
        return names.Where(name => Glob.Fits(last, name)).Select(name => folder + name).Order(StringComparer.Ordinal);
    }
}
