using Glassport.Server.Settings;

namespace Glassport.Server.Verbs;

/// <summary>What LIST, NLST or STAT is asked for: a path behind options as of ls, of which those that matter are understood.</summary>
/// <param name="Path">The path or pattern; empty for the working directory.</param>
/// <param name="All">-a: names that begin with a dot too.</param>
/// <param name="Recursive">-R: what is below too.</param>
/// <param name="Itself">-d: a directory itself instead of its entries.</param>
/// <param name="Dots">-a in Unix's style: the directory itself and the one above it too, called <c>.</c> and <c>..</c>.</param>
/// <param name="Long">-l: in NLST too, what LIST tells.</param>
internal readonly record struct ListingRequest(string Path, bool All, bool Recursive, bool Itself, bool Dots, bool Long)
{
    /// <summary>Takes an argument apart.</summary>
    /// <param name="argument">The argument.</param>
    /// <param name="files">What the site allows.</param>
    public static ListingRequest Parse(string argument, FileSettings files)
    {
        var rest = argument.AsSpan();
        bool all = files.ShowHidden;
        bool recursive = false;
        bool itself = false;
        bool dots = false;
        bool isLong = false;
        while (rest is ['-', ..])
        {
            int blank = rest.IndexOf(' ');
            var options = blank < 0 ? rest : rest[..blank];
            all |= options.ContainsAny('a', 'A');
            recursive |= files.RecursiveListing && options.Contains('R');
            itself |= options.Contains('d');
            dots |= options.Contains('a') && files.Listing == ListingStyle.Unix;
            isLong |= options.Contains('l');
            rest = blank < 0 ? "" : rest[(blank + 1)..].TrimStart(' ');
        }

        return new(rest.ToString(), all, recursive, itself, dots, isLong);
    }
}
