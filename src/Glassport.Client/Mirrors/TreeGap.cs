namespace Glassport.Client.Mirrors;

/// <summary>A place of a tree of which not everything is known, or that takes no part.</summary>
/// <param name="Path">The path below the root, empty for the root; on the side that holds it.</param>
/// <param name="Reason">Why.</param>
/// <param name="IsLink">Whether a link stands there, which may lead out of the tree.</param>
public sealed record TreeGap(string Path, string Reason, bool IsLink = false)
{
    /// <summary><c>sub/x: a link</c></summary>
    public override string ToString() => $"{(Path.Length == 0 ? "." : Path)}: {Reason}";

    /// <summary>Whether a path is that of a gap or stands below one.</summary>
    /// <param name="gaps">The gaps' paths.</param>
    /// <param name="path">The path.</param>
    internal static bool Covers(HashSet<string> gaps, string path)
    {
        if (gaps.Count == 0)
            return false;
        for (int end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
        {
            if (gaps.Contains(path[..end]))
                return true;
        }

        return gaps.Contains("");
    }
}
