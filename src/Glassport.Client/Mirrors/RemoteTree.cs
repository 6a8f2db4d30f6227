using Glassport.Protocol;
using Glassport.Protocol.Listings;

namespace Glassport.Client.Mirrors;

/// <summary>A tree of a server, read a directory at a time. Links are not followed: they may lead out of it, or round in a circle.</summary>
/// <param name="client">The session.</param>
/// <param name="root">The tree's root on the server; empty for the working directory.</param>
/// <param name="options">What takes part.</param>
/// <param name="time">The clock.</param>
internal sealed class RemoteTree(FtpClient client, string root, MirrorOptions options, TimeProvider time)
{
    // A server may tell of a tree without an end.
    private const int MostEntries = 5_000_000;

    private readonly List<TreeEntry> found = [];
    private ServerClock? clock = options.Clock;

    /// <summary>What does not take part, and why.</summary>
    public List<TreeGap> Gaps { get; } = [];

    /// <summary>Everything below the root.</summary>
    /// <param name="isMissingEmpty">Whether a root that is not there counts as an empty one.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<TreeEntry>> WalkAsync(bool isMissingEmpty, CancellationToken cancellationToken)
    {
        try
        {
            await WalkAsync("", 0, cancellationToken).ConfigureAwait(false);
        }
        catch (FtpException failure) when (isMissingEmpty && failure.Kind == FailureKind.NoSuchFile && found.Count == 0)
        {
            // It will be made.
        }

        return found;
    }

    /// <summary>The server's path of something below the root.</summary>
    /// <param name="root">The root.</param>
    /// <param name="path">The path below it.</param>
    public static string Join(string root, string path) =>
        root.Length == 0 || path.Length == 0 ? root + path : root.EndsWith('/') ? root + path : $"{root}/{path}";

    private async Task WalkAsync(string directory, int depth, CancellationToken cancellationToken)
    {
        var listing = await client.ListAsync(Join(root, directory), cancellationToken).ConfigureAwait(false);
        if (listing.UnreadableRows > 0)
            Gaps.Add(new(directory, $"{listing.UnreadableRows} rows of its listing could not be read"));
        HashSet<string> names = new(StringComparer.Ordinal);
        List<string> directories = [];
        foreach (var entry in listing.Entries)
        {
            string path = directory.Length == 0 ? entry.Name : $"{directory}/{entry.Name}";
            bool isDirectory = entry.Kind == ListingKind.Directory;
            if (entry.Name is "." or ".." || !options.Admits(path, isDirectory))
                continue;
            if (entry.Name.Length == 0 || entry.Name.Contains('/') || FtpAddress.HasLineEnd(entry.Name))
            {
                Gaps.Add(new(path, "no name of a file"));
            }
            else if (entry.Kind is ListingKind.Link or ListingKind.Other)
            {
                Gaps.Add(entry.Kind == ListingKind.Link ? new(path, "a link", IsLink: true) : new(path, "no file and no directory"));
            }
            else if (depth >= Limits.RecursiveDepth || found.Count >= MostEntries)
            {
                Gaps.Add(new(path, "too deep, or too much"));
            }
            else if (!names.Add(entry.Name))
            {
                Gaps.Add(new(path, "listed twice"));
            }
            else
            {
                found.Add(new(path, isDirectory, entry.SizeIsRounded ? null : entry.Size, isDirectory ? null : await PlaceAsync(path, entry, cancellationToken).ConfigureAwait(false)));
                if (isDirectory)
                    directories.Add(path);
            }
        }

        foreach (string below in directories)
            await WalkAsync(below, depth + 1, cancellationToken).ConfigureAwait(false);
    }

    // A row without a zone is in the server's own time: one file's MDTM tells how far that is from UTC.
    private async Task<ListedTime?> PlaceAsync(string path, ListingEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Modified is null)
            return null;
        if (clock is null && !entry.Modified.EndsWith('Z') && entry.Modified.Contains('T', StringComparison.Ordinal))
        {
            var modified = await client.ModifiedAsync(Join(root, path), cancellationToken).ConfigureAwait(false);
            clock = (modified is { } utc ? ServerClock.Find(entry.Modified, utc) : null) ?? ServerClock.Utc;
        }

        return (clock ?? ServerClock.Utc).Place(entry.Modified, time.GetUtcNow());
    }
}
