using Glassport.Client.Local;
using Glassport.Protocol.Listings;

namespace Glassport.Client.Mirrors;

/// <summary>A tree of this machine. Links are not followed: they may lead out of it, or round in a circle.</summary>
internal static class LocalTree
{
    /// <summary>Everything below a folder.</summary>
    /// <param name="folder">The folder; a missing one is empty.</param>
    /// <param name="options">What takes part.</param>
    /// <param name="gaps">Told what does not, and why.</param>
    public static IReadOnlyList<TreeEntry> Walk(string folder, MirrorOptions options, ICollection<TreeGap> gaps)
    {
        List<TreeEntry> found = [];
        if (Directory.Exists(folder))
            Walk(new(folder), "", options, found, gaps);
        return found;
    }

    private static void Walk(DirectoryInfo folder, string prefix, MirrorOptions options, List<TreeEntry> found, ICollection<TreeGap> gaps)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            string path = prefix + entry.Name;
            bool isDirectory = entry is DirectoryInfo;
            if (!options.Admits(path, isDirectory) || entry.Name.EndsWith(FileTransfer.PartSuffix, StringComparison.Ordinal))
                continue;
            if (entry.LinkTarget is not null)
            {
                gaps.Add(new(path, "a link", IsLink: true));
                continue;
            }

            ListedTime modified = new(new(entry.LastWriteTimeUtc, TimeSpan.Zero), TimePrecision.Second);
            found.Add(new(path, isDirectory, (entry as FileInfo)?.Length, isDirectory ? null : modified));
            if (entry is DirectoryInfo below)
                Walk(below, path + "/", options, found, gaps);
        }
    }
}
