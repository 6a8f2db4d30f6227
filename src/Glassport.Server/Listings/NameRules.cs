using System.Collections.Immutable;
using Glassport.Server.Settings;
using Glassport.Server.Storage;

namespace Glassport.Server.Listings;

/// <summary>What a site says about names, which holds whatever its rules about paths allow.</summary>
internal static class NameRules
{
    private const FileOperations Uploads = FileOperations.Upload | FileOperations.Overwrite | FileOperations.Append;

    /// <summary>Whether the names in a path may be used.</summary>
    /// <param name="files">What the site says.</param>
    /// <param name="operation">What is to be done.</param>
    /// <param name="path">Where.</param>
    public static bool Allow(FileSettings files, FileOperations operation, VirtualPath path)
    {
        // What lies in a folder that is denied is denied too.
        if (!files.HiddenNames.IsEmpty || !files.DeniedNames.IsEmpty)
        {
            foreach (string name in path.Text.Split('/', StringSplitOptions.RemoveEmptyEntries))
            {
                if (Fits(files.HiddenNames, name) || Fits(files.DeniedNames, name))
                    return false;
            }
        }

        return (files.UploadNames.IsEmpty || (operation & Uploads) == 0 || Fits(files.UploadNames, path.Name))
            && (files.DownloadNames.IsEmpty || (operation & FileOperations.Download) == 0 || Fits(files.DownloadNames, path.Name));
    }

    /// <summary>Whether a name fits any pattern.</summary>
    /// <param name="patterns">The patterns.</param>
    /// <param name="name">The name.</param>
    public static bool Fits(ImmutableArray<string> patterns, string name)
    {
        foreach (string pattern in patterns)
        {
            if (new NamePattern(pattern).Matches(name))
                return true;
        }

        return false;
    }
}
