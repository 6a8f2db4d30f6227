using System.Collections.Immutable;
using Glassport.Server.Settings;
using Glassport.Server.Storage;

namespace Glassport.Server.Access;

/// <summary>The tree that a user sees.</summary>
/// <param name="PhysicalRoot">The folder that is the root.</param>
/// <param name="Start">The first working directory; the root takes its place when it does not exist.</param>
/// <param name="VirtualDirectories">Folders from elsewhere that appear in the tree.</param>
/// <param name="WhereMissing">What takes its place when the root or the first working directory does not exist; null: nothing does.</param>
internal sealed record HomeDirectory(
    string PhysicalRoot, VirtualPath Start, ImmutableArray<VirtualDirectory> VirtualDirectories, HomeDirectory? WhereMissing = null)
{
    private const string UserMark = "{user}";

    /// <summary>Which tree a user sees.</summary>
    /// <param name="site">The site.</param>
    /// <param name="identity">The user.</param>
    /// <returns>Null when the user's name would have to be a folder's name and cannot be one: the login fails.</returns>
    public static HomeDirectory? Of(SiteSettings site, Identity identity)
    {
        var directories = site.Isolation == IsolationMode.UserDirectory ? [] : site.VirtualDirectories;
        if (identity.IsAnonymous && site.Authentication.AnonymousRoot is { } anonymous)
            return new(anonymous, VirtualPath.Root, directories);
        if (identity is { Kind: IdentityKind.User, Home: { } own })
            return new(own, VirtualPath.Root, directories);
        return site.Isolation switch
        {
            IsolationMode.None when identity.Kind == IdentityKind.SystemAccount => OfAccount(site, identity),
            IsolationMode.StartInUserDirectory => new(site.PhysicalPath, StartOf(site, identity), directories),
            IsolationMode.UserDirectory => FolderOf(identity) is { } folder ? new(Path.Join(site.PhysicalPath, folder), VirtualPath.Root, directories) : null,
            _ => new(site.PhysicalPath, VirtualPath.Root, directories),
        };
    }

    private static HomeDirectory? OfAccount(SiteSettings site, Identity identity)
    {
        var authentication = site.Authentication;
        bool isConfined = authentication.ConfineSystemAccounts != authentication.ConfinementExceptions.Contains(identity.Name, StringComparer.Ordinal);
        var home = identity.Home is { } own ? At(own) : null;
        if (authentication.SystemFolder is not { } folder)
            return home;
        if (!folder.Contains(UserMark, StringComparison.Ordinal))
            return At(folder) is { } shared ? shared with { WhereMissing = home } : home;
        return FolderName.IsSafe(identity.Name) && At(folder.Replace(UserMark, identity.Name, StringComparison.Ordinal)) is { } named
            ? named with { WhereMissing = home }
            : home;

        HomeDirectory? At(string place)
        {
            if (isConfined)
                return new(place, VirtualPath.Root, site.VirtualDirectories);
            string top = Path.GetPathRoot(Path.GetFullPath(place)) ?? "/";
            return Below(top, place) is { } start ? new(top, start, site.VirtualDirectories) : null;
        }
    }

    // A system account's own folder is its home, when that is a part of the tree.
    private static VirtualPath StartOf(SiteSettings site, Identity identity)
    {
        if (identity is { Kind: IdentityKind.SystemAccount, Home: { } home } && Below(site.PhysicalPath, home) is { } start)
            return start;
        return FolderOf(identity) is { } folder ? VirtualPath.Root.Append(folder) : VirtualPath.Root;
    }

    private static VirtualPath? Below(string root, string home)
    {
        string relative = Path.GetRelativePath(root, home);
        bool isBelow = relative != ".." && !relative.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !Path.IsPathRooted(relative);
        return isBelow && VirtualPath.TryResolve(VirtualPath.Root, relative.Replace(Path.DirectorySeparatorChar, '/'), out var path) ? path : null;
    }

    private static string? FolderOf(Identity identity)
    {
        if (identity.IsAnonymous)
            return FolderName.Public;
        // A user of that name would share the folder of those who proved nothing.
        bool isTaken = string.Equals(identity.Name, FolderName.Public, StringComparison.OrdinalIgnoreCase);
        return FolderName.IsSafe(identity.Name) && !isTaken ? identity.Name : null;
    }
}
