using System.Collections.Immutable;
using System.Net;
using System.Xml.Linq;
using Glassport.Server.Settings;

namespace Glassport.App.Import.Iis;

/// <summary>What the system.ftpServer sections say about a site: that of the server, of the site's location, and of the folders in it.</summary>
internal static class IisLocations
{
    /// <summary>Adds the rules, addresses and filters that hold for a site.</summary>
    public static SiteSettings Add(SiteSettings settings, IisSite site)
    {
        var sections = Sections(site);
        settings = settings with { Rules = IisRules.Read(site, sections) };
        foreach (var (path, section) in sections)
        {
            if (path != "/" && IisDocument.Find(section, "security/ipSecurity") is { } below)
                site.Document.Warn(below, $"{site.Name}: ipSecurity", $"addresses are for a whole site: what is said about {path} is left out");
        }

        // The nearest section that says something about addresses or names is the site's own, then the server's.
        foreach (var (_, section) in sections.Where(section => section.Path == "/").Reverse())
            settings = Filter(Addresses(settings, site, section), site, section);
        var firewall = IisDocument.Find(site.Document.Configuration, "system.ftpServer/firewallSupport");
        long first = site.Document.Number(firewall, "lowDataChannelPort") ?? 0;
        long last = site.Document.Number(firewall, "highDataChannelPort") ?? 0;
        return first > 0 && last >= first && last <= 65535
            ? settings with { Data = settings.Data with { PassivePorts = new PortRange((int)first, (int)last) } }
            : settings;
    }

    /// <summary>The sections with the folder that each is about, deepest first, the server's last.</summary>
    private static List<(string Path, XElement Section)> Sections(IisSite site)
    {
        List<(string Path, XElement Section)> sections = [];
        foreach (var location in site.Document.Configuration.Elements().Where(element => element.Name.LocalName == "location"))
        {
            string path = (site.Document.Text(location, "path") ?? "").Trim('/');
            bool inside = (path + '/').StartsWith(site.Name + '/', StringComparison.OrdinalIgnoreCase);
            if (inside && IisDocument.Find(location, "system.ftpServer") is { } section)
                sections.Add((path.Length == site.Name.Length ? "/" : path[site.Name.Length..], section));
        }

        var server = site.Document.Configuration.Elements()
            .Where(element => element.Name.LocalName == "location" && (element.Attribute("path")?.Value ?? "") is "" or ".")
            .Append(site.Document.Configuration).Select(element => IisDocument.Find(element, "system.ftpServer")).OfType<XElement>();
        return [.. sections.OrderByDescending(section => Depth(section.Path)), .. server.Select(section => ("/", section))];
    }

    private static int Depth(string path) => path == "/" ? 0 : path.Count(letter => letter == '/');

    private static SiteSettings Addresses(SiteSettings settings, IisSite site, XElement section)
    {
        if (IisDocument.Find(section, "security/ipSecurity") is not { } security)
            return settings;
        var rules = ImmutableArray.CreateBuilder<AddressRule>();
        foreach (var element in security.Elements().Where(element => element.Name.LocalName == "add"))
        {
            var effect = site.Document.Flag(element, "allowed") == true ? RuleEffect.Allow : RuleEffect.Deny;
            if (site.Document.Text(element, "domainName") is { Length: > 0 } domain)
                site.Document.Warn(element, $"{site.Name}: domainName", $"names of clients are not looked up: the rule about {domain} is left out");
            else if (Network(site.Document.Text(element, "ipAddress"), site.Document.Text(element, "subnetMask")) is { } network)
                rules.Add(new(effect, network));
            else
                throw site.Document.Wrong(element, "no network of addresses");
        }

        rules.AddRange(settings.Addresses);
        if (site.Document.Flag(security, "allowUnlisted") == false)
        {
            rules.Add(new(RuleEffect.Deny, IPNetwork.Parse("0.0.0.0/0")));
            rules.Add(new(RuleEffect.Deny, IPNetwork.Parse("::/0")));
        }

        return settings with { Addresses = rules.ToImmutable() };
    }

    private static SiteSettings Filter(SiteSettings settings, IisSite site, XElement section)
    {
        var filtering = IisDocument.Find(section, "security/requestFiltering");
        var extensions = IisDocument.Find(filtering, "fileExtensions");
        var listed = Adds(extensions)
            .Select(element => (Pattern: "*" + site.Document.Text(element, "fileExtension"), Allowed: site.Document.Flag(element, "allowed") ?? true))
            .ToLookup(extension => extension.Allowed, extension => extension.Pattern);
        var hidden = Adds(IisDocument.Find(filtering, "hiddenSegments")).Select(element => site.Document.Text(element, "segment")).OfType<string>();
        var files = settings.Files with
        {
            DeniedNames = [.. settings.Files.DeniedNames, .. listed[false]],
            HiddenNames = [.. settings.Files.HiddenNames, .. hidden],
        };
        if (site.Document.Flag(extensions, "allowUnlisted") == false)
            files = files with { DownloadNames = [.. listed[true]], UploadNames = [.. listed[true]] };
        return settings with { Files = files };
    }

    private static IEnumerable<XElement> Adds(XElement? collection) => collection?.Elements().Where(element => element.Name.LocalName == "add") ?? [];

    private static IPNetwork? Network(string? address, string? mask)
    {
        if (!IPAddress.TryParse(address, out var ip))
            return null;
        if (mask is null)
            return new IPNetwork(ip, ip.GetAddressBytes().Length * 8);
        if (!IPAddress.TryParse(mask, out var bits) || bits.AddressFamily != ip.AddressFamily)
            return null;
        int length = bits.GetAddressBytes().Sum(part => int.PopCount(part));
        byte[] network = [.. ip.GetAddressBytes().Zip(bits.GetAddressBytes(), (part, bit) => (byte)(part & bit))];
        return new IPNetwork(new IPAddress(network), length);
    }
}
