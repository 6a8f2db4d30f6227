using System.Net;
using System.Net.Sockets;
using Glassport.Server.Settings;

namespace Glassport.App.Import.Iis;

/// <summary>What a site's ftpServer element says about sessions, texts, files and logs.</summary>
internal static class IisFtpServer
{
    /// <summary>Adds it to a site.</summary>
    public static SiteSettings Add(SiteSettings settings, IisSite site) => settings with
    {
        IsStarted = (site.Document.Flag(site.Element, "serverAutoStart") ?? true) && (site.Flag("ftpServer", "serverAutoStart") ?? true),
        Authentication = Authentication(site),
        Limits = Limits(settings.Limits, site),
        Messages = Messages(settings.Messages, site),
        Data = Data(settings.Data, site),
        Files = Files(settings.Files, site),
        Commands = Commands(settings.Commands, site),
        Logs = settings.Logs with { W3C = Log(site), W3CFields = IisLogFields.Of(site) },
    };

    private static AuthenticationSettings Authentication(IisSite site)
    {
        const string authentication = "ftpServer/security/authentication";
        return new()
        {
            Anonymous = site.Flag(authentication + "/anonymousAuthentication", "enabled") ?? false,
            Users = site.Flag(authentication + "/basicAuthentication", "enabled") ?? false,
        };
    }

    private static SiteLimits Limits(SiteLimits limits, IisSite site)
    {
        const string connections = "ftpServer/connections";
        return limits with
        {
            Sessions = site.Number(connections, "maxConnections") is <= int.MaxValue and long most ? (int)most : null,
            LoginTimeout = Seconds(site.Number(connections, "unauthenticatedTimeout") ?? 30),
            IdleTimeout = Seconds(site.Number(connections, "controlChannelTimeout") ?? 120),
            StallTimeout = Seconds(site.Number(connections, "dataChannelTimeout") ?? 30),
            MinimumRate = site.Number(connections, "minBytesPerSecond") ?? 240,
        };
    }

    private static MessageSettings Messages(MessageSettings messages, IisSite site)
    {
        const string texts = "ftpServer/messages";
        bool suppressed = site.Flag(texts, "suppressDefaultBanner") ?? false;
        string? banner = Message(site, "bannerMessage");
        _ = site.Flag(texts, "expandVariables");
        _ = site.Flag(texts, "allowLocalDetailedErrors"); // replies here say why without being asked
        return messages with
        {
            Banner = banner ?? (suppressed ? "" : null),
            Welcome = Message(site, "greetingMessage"),
            Goodbye = Message(site, "exitMessage"),
            TooMany = Message(site, "maxClientsMessage"),
        };
    }

    private static string? Message(IisSite site, string name)
    {
        const string texts = "ftpServer/messages";
        string? text = site.Text(texts, name);
        if (text?.Contains('%', StringComparison.Ordinal) == true && site.Flag(texts, "expandVariables") == true)
            site.Warn(texts, name, "variables in texts are not filled in");
        return string.IsNullOrEmpty(text) ? null : text;
    }

    private static DataSettings Data(DataSettings data, IisSite site)
    {
        const string firewall = "ftpServer/firewallSupport";
        const string security = "ftpServer/security/dataChannelSecurity";
        if (site.Text(firewall, "externalIp4Address") is { Length: > 0 } text)
        {
            if (!IPAddress.TryParse(text, out var address) || address.AddressFamily != AddressFamily.InterNetwork)
                throw site.Document.Wrong(site.Where(firewall, "externalIp4Address")!, $"no IPv4 address: {text}");
            data = data with { PublicAddress = address };
        }

        bool active = site.Flag(security, "matchClientAddressForPort") == false;
        bool passive = site.Flag(security, "matchClientAddressForPasv") == false;
        return active || passive
            ? data with { ForeignNetworks = [IPNetwork.Parse("0.0.0.0/0"), IPNetwork.Parse("::/0")], ForeignActive = active, ForeignPassive = passive }
            : data;
    }

    private static FileSettings Files(FileSettings files, IisSite site)
    {
        const string handling = "ftpServer/fileHandling";
        const string browse = "ftpServer/directoryBrowse";
        var flags = site.Flags(browse, "showFlags");
        foreach (string flag in flags.Where(flag => flag is "LongDate" or "DisplayAvailableBytes"))
            site.Warn(browse, "showFlags", $"{flag}: not supported");
        return files with
        {
            Listing = flags.Contains("StyleUnix") ? ListingStyle.Unix : ListingStyle.Dos,
            LocalTime = !flags.Contains("UseGmtTime"),
            DeletePartialUploads = site.Flag(handling, "keepPartialUploads") != true,
            AtomicUploads = site.Flag(handling, "allowReadUploadsInProgress") == false,
        };
    }

    private static CommandSettings Commands(CommandSettings commands, IisSite site)
    {
        const string filtering = "ftpServer/security/commandFiltering";
        bool unlisted = site.Flag(filtering, "allowUnlisted") ?? true;
        var listed = (IisDocument.Find(site.Element, filtering)?.Elements().Where(element => element.Name.LocalName == "add") ?? [])
            .Select(element => (
                Name: site.Document.Text(element, "command")?.ToUpperInvariant() ?? "",
                Allowed: site.Document.Flag(element, "allowed") ?? true))
            .ToLookup(command => command.Allowed, command => command.Name);
        return commands with { Denied = [.. listed[false]], Allowed = unlisted ? [] : ["QUIT", .. listed[true]] };
    }

    private static string? Log(IisSite site)
    {
        const string log = "ftpServer/logFile";
        if (site.Flag(log, "enabled") == false || site.Text(log, "directory") is not { } folder)
            return null;
        if (site.Paths.TryMap(folder, out string mapped))
            return mapped;
        site.Warn(log, "directory", $"{folder} is a folder of Windows, so no log is written; say where it is here with --map");
        return null;
    }

    private static TimeSpan Seconds(long seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, 1, 2_000_000));
}
