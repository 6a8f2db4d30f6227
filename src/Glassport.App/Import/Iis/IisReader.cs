using System.Globalization;
using System.Xml.Linq;
using Glassport.Server.Settings;

namespace Glassport.App.Import.Iis;

/// <summary>Makes settings of an applicationHost.config.</summary>
internal static class IisReader
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="ImportException">Something is wrong; the message says in which line.</exception>
    public static IisConfiguration Read(string path, IisPaths paths)
    {
        var document = IisDocument.Load(path);
        var sites = IisDocument.Find(document.Configuration, "system.applicationHost/sites");
        var defaults = IisDocument.Find(sites, "siteDefaults");
        List<SiteSettings> settings = [];
        foreach (var element in sites?.Elements().Where(element => element.Name.LocalName == "site") ?? [])
        {
            IisSite site = new(document, element, defaults, paths);
            if (!IisBindings.Elements(site).Any())
                continue;
            settings.Add(Site(site));
            document.WarnOfTheRest(IisDocument.Find(element, "ftpServer"));
        }

        var bans = Bans(document);
        foreach (var section in document.Configuration.Descendants().Where(element => element.Name.LocalName == "system.ftpServer"))
        {
            if (IsUsed(section, settings))
                document.WarnOfTheRest(section);
        }

        WarnOfUsers(document, settings);
        return new()
        {
            Sites = [.. settings],
            Groups = [.. Named(settings, PrincipalKind.Group).Select(name => new GroupSettings(name))],
            Bans = bans,
            Warnings = [.. document.Warnings.Distinct().OrderBy(warning => warning.Line)],
        };
    }

    private static SiteSettings Site(IisSite site)
    {
        SiteSettings settings = new() { Name = site.Name, PhysicalPath = "", Bindings = IisBindings.Read(site), Tls = IisBindings.Tls(site) };
        return IisLocations.Add(IisFtpServer.Add(IisFolders.Add(settings, site), site), site);
    }

    private static BanSettings? Bans(IisDocument document)
    {
        var element = IisDocument.Find(document.Configuration, "system.ftpServer/security/authentication/denyByFailure");
        long failures = document.Number(element, "maxFailure") ?? 4;
        string expiration = document.Text(element, "entryExpiration") ?? "00:00:30";
        if (document.Flag(element, "enabled") != true)
            return null;
        if (document.Flag(element, "loggingOnlyMode") == true)
            return new() { Failures = 0 };
        if (!TimeSpan.TryParse(expiration, CultureInfo.InvariantCulture, out var window))
            throw document.Wrong(element!, $"entryExpiration is no time: {expiration}");
        return new() { Failures = (int)Math.Min(failures, int.MaxValue), Window = window, Duration = window };
    }

    /// <summary>Whether a section is the server's own, or that of a site that is brought over.</summary>
    private static bool IsUsed(XElement section, List<SiteSettings> settings)
    {
        string name = (section.Parent?.Attribute("path")?.Value ?? "").Split('/')[0];
        return name is "" or "." || settings.Any(site => site.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    private static void WarnOfUsers(IisDocument document, List<SiteSettings> settings)
    {
        string users = string.Join(", ", Named(settings, PrincipalKind.User));
        if (settings.Any(site => site.Authentication.Users))
        {
            document.Warn(document.Configuration, "users", "accounts of Windows and their passwords are not in the file: add the users here"
                + (users.Length > 0 ? $"; rules name {users}" : ""));
        }
    }

    private static IEnumerable<string> Named(List<SiteSettings> settings, PrincipalKind kind) =>
        settings.SelectMany(site => site.Rules).Where(rule => rule.Who.Kind == kind).Select(rule => rule.Who.Name!).Distinct(StringComparer.Ordinal);
}
