using System.Collections.Immutable;
using System.Xml.Linq;
using Glassport.Server.Settings;

namespace Glassport.App.Import.Iis;

/// <summary>The folders of a site: its root, virtual directories, and those of users.</summary>
internal static class IisFolders
{
    /// <summary>Adds the folders to a site.</summary>
    public static SiteSettings Add(SiteSettings settings, IisSite site)
    {
        string? root = null;
        var directories = ImmutableArray.CreateBuilder<VirtualDirectory>();
        foreach (var application in site.Element.Elements().Where(element => element.Name.LocalName == "application"))
        {
            foreach (var directory in application.Elements().Where(element => element.Name.LocalName == "virtualDirectory"))
            {
                string path = (site.Document.Text(application, "path") ?? "/").TrimEnd('/') + (site.Document.Text(directory, "path") ?? "/");
                string physical = Folder(site, directory);
                if (path == "/")
                    root = physical;
                else
                    directories.Add(new(path.TrimEnd('/'), physical));
            }
        }

        if (root is null)
            throw site.Document.Wrong(site.Element, $"site {site.Name} has no folder");
        return Isolate(settings with { PhysicalPath = root, VirtualDirectories = directories.ToImmutable() }, site);
    }

    private static SiteSettings Isolate(SiteSettings settings, IisSite site)
    {
        const string isolation = "ftpServer/userIsolation";
        string? mode = site.Text(isolation, "mode");
        if (mode is null or "None" or "4")
            return settings;
        if (mode is "StartInUsersDirectory" or "0")
            return settings with { Isolation = IsolationMode.StartInUserDirectory };

        site.Warn(isolation, "mode", mode is "IsolateAllDirectories" or "IsolateRootDirectoryOnly" or "1" or "3"
            ? $"{mode}: the folders of users are the ones in LocalUser; that of anonymous users is called public here, and those of domains are not seen"
            : $"{mode}: not supported; each user sees the folder of their name in LocalUser");
        char separator = settings.PhysicalPath.Contains('\\', StringComparison.Ordinal) ? '\\' : '/';
        return settings with { Isolation = IsolationMode.UserDirectory, PhysicalPath = $"{settings.PhysicalPath}{separator}LocalUser" };
    }

    private static string Folder(IisSite site, XElement directory)
    {
        string path = site.Document.Text(directory, "physicalPath") ?? throw site.Document.Wrong(directory, "physicalPath is missing");
        if (!site.Paths.TryMap(path, out string mapped))
            site.Document.Warn(directory, $"{site.Name}: physicalPath", $"{path} is a folder of Windows; say where it is here with --map");
        if (site.Document.Text(directory, "userName") is { Length: > 0 } user)
            site.Document.Warn(directory, $"{site.Name}: userName", $"the folder is not opened as {user}, but as the server");
        _ = site.Document.Text(directory, "password"); // never shown
        return mapped;
    }
}
