using System.Globalization;
using System.Net;
using Glassport.Server.Access;
using Glassport.Server.Settings;

namespace Glassport.Server.Tests.Transcripts;

/// <summary>The settings of the server that a transcript is played against.</summary>
internal sealed class TranscriptSettings(string root)
{
    /// <summary>The user that <c>login</c> logs in, whose password is <c>secret</c>.</summary>
    public const string User = "user";

    private static readonly string Hash = PasswordHash.Create("secret");

    // A setting is named by its property, as in Files.Umask.
    private static readonly Dictionary<string, Func<SiteSettings, string, SiteSettings>> Keys = new()
    {
        ["Authentication.Anonymous"] = static (site, value) => site with { Authentication = site.Authentication with { Anonymous = bool.Parse(value) } },
        ["Commands.Allowed"] = static (site, value) => site with { Commands = site.Commands with { Allowed = [.. value.Split(',')] } },
        ["Commands.Denied"] = static (site, value) => site with { Commands = site.Commands with { Denied = [.. value.Split(',')] } },
        ["Commands.ReadOnly"] = static (site, value) => site with { Commands = site.Commands with { ReadOnly = bool.Parse(value) } },
        ["Commands.Site"] = static (site, value) => site with { Commands = site.Commands with { Site = bool.Parse(value) } },
        ["Commands.TellSessions"] = static (site, value) => site with { Commands = site.Commands with { TellSessions = bool.Parse(value) } },
        ["Data.Active"] = static (site, value) => site with { Data = site.Data with { Active = bool.Parse(value) } },
        ["Data.Passive"] = static (site, value) => site with { Data = site.Data with { Passive = bool.Parse(value) } },
        ["Files.AllowChmod"] = static (site, value) => site with { Files = site.Files with { AllowChmod = bool.Parse(value) } },
        ["Files.AllowSetTime"] = static (site, value) => site with { Files = site.Files with { AllowSetTime = bool.Parse(value) } },
        ["Files.AllowSymlinks"] = static (site, value) => site with { Files = site.Files with { AllowSymlinks = bool.Parse(value) } },
        ["Files.AnonymousUmask"] = static (site, value) => site with { Files = site.Files with { AnonymousUmask = Convert.ToInt32(value, 8) } },
        ["Files.AnonymousWorldReadableOnly"] = static (site, value) => site with { Files = site.Files with { AnonymousWorldReadableOnly = bool.Parse(value) } },
        ["Files.AsciiDownloads"] = static (site, value) => site with { Files = site.Files with { AsciiDownloads = bool.Parse(value) } },
        ["Files.AsciiUploads"] = static (site, value) => site with { Files = site.Files with { AsciiUploads = bool.Parse(value) } },
        ["Files.AtomicUploads"] = static (site, value) => site with { Files = site.Files with { AtomicUploads = bool.Parse(value) } },
        ["Files.DeletePartialUploads"] = static (site, value) => site with { Files = site.Files with { DeletePartialUploads = bool.Parse(value) } },
        ["Files.DeniedNames"] = static (site, value) => site with { Files = site.Files with { DeniedNames = [.. value.Split(',')] } },
        ["Files.DownloadNames"] = static (site, value) => site with { Files = site.Files with { DownloadNames = [.. value.Split(',')] } },
        ["Files.Encoding"] = static (site, value) => site with { Files = site.Files with { Encoding = value } },
        ["Files.Encodings"] = static (site, value) => site with { Files = site.Files with { Encodings = [.. value.Split(',').Select(Network)] } },
        ["Files.HiddenNames"] = static (site, value) => site with { Files = site.Files with { HiddenNames = [.. value.Split(',')] } },
        ["Files.HideOwners"] = static (site, value) => site with { Files = site.Files with { HideOwners = value } },
        ["Files.Listing"] = static (site, value) => site with { Files = site.Files with { Listing = Enum.Parse<ListingStyle>(value) } },
        ["Files.RecursiveListing"] = static (site, value) => site with { Files = site.Files with { RecursiveListing = bool.Parse(value) } },
        ["Files.ShowHidden"] = static (site, value) => site with { Files = site.Files with { ShowHidden = bool.Parse(value) } },
        ["Files.Umask"] = static (site, value) => site with { Files = site.Files with { Umask = Convert.ToInt32(value, 8) } },
        ["Files.UnlistedNames"] = static (site, value) => site with { Files = site.Files with { UnlistedNames = [.. value.Split(',')] } },
        ["Files.UploadNames"] = static (site, value) => site with { Files = site.Files with { UploadNames = [.. value.Split(',')] } },
        ["Limits.ConnectTimeout"] = static (site, value) => site with { Limits = site.Limits with { ConnectTimeout = Span(value) } },
        ["Limits.IdleTimeout"] = static (site, value) => site with { Limits = site.Limits with { IdleTimeout = Span(value) } },
        ["Limits.LoginTimeout"] = static (site, value) => site with { Limits = site.Limits with { LoginTimeout = Span(value) } },
        ["Limits.StallTimeout"] = static (site, value) => site with { Limits = site.Limits with { StallTimeout = Span(value) } },
        ["Messages.Banner"] = static (site, value) => site with { Messages = site.Messages with { Banner = value } },
        ["Messages.DirectoryFile"] = static (site, value) => site with { Messages = site.Messages with { DirectoryFile = value } },
        ["Messages.Goodbye"] = static (site, value) => site with { Messages = site.Messages with { Goodbye = value } },
        ["Messages.Language"] = static (site, value) => site with { Messages = site.Messages with { Language = value } },
        ["Messages.Welcome"] = static (site, value) => site with { Messages = site.Messages with { Welcome = value } },
        ["Tls.AllowClearCommandChannel"] = static (site, value) => site with { Tls = site.Tls with { AllowClearCommandChannel = bool.Parse(value) } },
        ["Tls.RequireForData"] = static (site, value) => site with { Tls = site.Tls with { RequireForData = bool.Parse(value) } },
        ["Tls.RequireForLogin"] = static (site, value) => site with { Tls = site.Tls with { RequireForLogin = bool.Parse(value) } },
    };

    private SiteSettings site = new()
    {
        Name = "main",
        PhysicalPath = root,
        Bindings = [new("127.0.0.1", 0)],
        Rules = [new(RuleEffect.Allow, Principal.Everyone, FileOperations.All)],
    };

    private readonly List<string> hosts = [];

    /// <summary>What was said so far.</summary>
    public ServerSettings Server => new()
    {
        Users = [new UserSettings { Name = User, PasswordHash = Hash }],
        Sites = [site, .. hosts.Select(host => site with
        {
            Name = host,
            Bindings = [site.Bindings[0] with { HostName = host }],
            Messages = site.Messages with { Banner = $"This is {host}." },
        })],
        Bans = new() { Delay = TimeSpan.Zero },
    };

    /// <summary><c>key=value</c>.</summary>
    public void Set(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        site = Keys[text[..equals]](site, text[(equals + 1)..]);
    }

    /// <summary><c>address</c>, perhaps with the kind of TLS behind it.</summary>
    public void Bind(string text) =>
        site = site with { Bindings = [text.Split(' ') is [var address, var tls] ? new(address, 0, Tls: Enum.Parse<TlsMode>(tls)) : new(text, 0)] };

    /// <summary>Another site on the same binding.</summary>
    public void AddHost(string name) => hosts.Add(name);

    /// <summary><c>Delete,Rename /path</c>: what nobody may do there.</summary>
    public void Deny(string text)
    {
        string[] words = text.Split(' ', 2);
        site = site with { Rules = site.Rules.Insert(0, new(RuleEffect.Deny, Principal.Everyone, Enum.Parse<FileOperations>(words[0]), words[1])) };
    }

    private static TimeSpan Span(string text) => TimeSpan.Parse(text, CultureInfo.InvariantCulture);

    private static NetworkEncoding Network(string text) =>
        text.Split('=') is [var network, var encoding] ? new(IPNetwork.Parse(network), encoding) : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"No network=encoding: {text}"));
}
