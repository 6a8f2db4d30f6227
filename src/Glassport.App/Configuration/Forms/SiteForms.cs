using Glassport.Server.Settings;
using static Glassport.App.Configuration.Forms.Notations;

namespace Glassport.App.Configuration.Forms;

/// <summary>A site, and who gets where in it, as JSON.</summary>
internal static class SiteForms
{
    /// <summary>An address that leads to a site. Several sites share an address and port when their host names differ (RFC 7151 HOST, or SNI).</summary>
    public static Form<Binding> Binding { get; } = new RecordForm<Binding>(
            "binding", "An address that leads to a site. Several sites share an address and port when their host names differ (RFC 7151 HOST, or SNI).", new("*"))
        .Required("address", "An IPv4 or IPv6 address to listen on; * is every address of both families.",
            ListenAddress, static x => x.Address, static (x, value) => x with { Address = value })
        .Member("port", "The TCP port; 0 lets the system choose.", Port, static x => x.Port, static (x, value) => x with { Port = value })
        .Member("hostName", "The host that a client must name, or null for any.",
            OrNull(Text), static x => x.HostName, static (x, value) => x with { HostName = value })
        .Member("tls", "Whether TLS is offered, required, or begins at once.",
            new ChoiceForm<TlsMode>(("none", TlsMode.None), ("explicit", TlsMode.Explicit), ("implicit", TlsMode.Implicit)), static x => x.Tls, static (x, value) => x with { Tls = value });

    /// <summary>A rule about what may be done.</summary>
    public static Form<AuthorizationRule> Rule { get; } = new RecordForm<AuthorizationRule>(
            "rule", "A rule about what may be done.", new(RuleEffect.Allow, Principal.Everyone, FileOperations.None))
        .Required("effect", "Allow or deny.", Effect, static x => x.Effect, static (x, value) => x with { Effect = value })
        .Required("who", "Whom it is about.", Who, static x => x.Who, static (x, value) => x with { Who = value })
        .Required("operations", "What they do.", OperationNames, static x => x.Operations, static (x, value) => x with { Operations = value })
        .Member("path", "The folder (with all below) that it is about, as clients see it.",
            VirtualPath, static x => x.Path, static (x, value) => x with { Path = value });

    /// <summary>A rule about client addresses.</summary>
    public static Form<AddressRule> AddressRule { get; } = new RecordForm<AddressRule>(
            "addressRule", "A rule about client addresses.", new(RuleEffect.Allow, default))
        .Required("effect", "Allow or deny.", Effect, static x => x.Effect, static (x, value) => x with { Effect = value })
        .Required("network", "The addresses that it is about.",
            Network, static x => x.Network, static (x, value) => x with { Network = value });

    /// <summary>A folder from elsewhere that appears in the tree.</summary>
    public static Form<VirtualDirectory> VirtualDirectory { get; } = new RecordForm<VirtualDirectory>(
            "virtualDirectory", "A folder from elsewhere that appears in the tree.", new("/", ""))
        .Required("path", "Where it appears, as clients see it: /pub/archive.",
            VirtualPath, static x => x.Path, static (x, value) => x with { Path = value })
        .Required("physicalPath", "The folder.", FilePath, static x => x.PhysicalPath, static (x, value) => x with { PhysicalPath = value });

    /// <summary>What a site is for one user.</summary>
    public static Form<UserOverride> UserOverride { get; } = new RecordForm<UserOverride>(
            "userOverride", "What a site is for one user. Bindings, certificates and what else matters before the login stay the site's.",
            new("", new() { Name = "", PhysicalPath = "" }))
        .Required("name", "The user's name.", Name, static x => x.Name, static (x, value) => x with { Name = value })
        .Required(
            "settings", "The site as it is for this user's sessions, once they are logged in.", new ReferenceForm<SiteSettings>("site", static () => Site!),
            static x => x.Settings, static (x, value) => x with { Settings = value });

    /// <summary>A site, in IIS's sense: one tree of files, the addresses that lead to it, and who may do what there.</summary>
    public static Form<SiteSettings> Site { get; } = new RecordForm<SiteSettings>(
            "site", "A site, in IIS's sense: one tree of files, the addresses that lead to it, and who may do what there.", new() { Name = "", PhysicalPath = "" })
        .Required("name", "The name, unique without regard to case.",
            Name, static x => x.Name, static (x, value) => x with { Name = value })
        .Required("physicalPath", "The folder that is served.",
            FilePath, static x => x.PhysicalPath, static (x, value) => x with { PhysicalPath = value })
        .Member("isStarted", "Whether it takes connections.",
            Flag, static x => x.IsStarted, static (x, value) => x with { IsStarted = value })
        .Member("bindings", "Where it is reached.", List(Binding), static x => x.Bindings, static (x, value) => x with { Bindings = value })
        .Member("authentication", "How users prove who they are.",
            SessionForms.Authentication, static x => x.Authentication, static (x, value) => x with { Authentication = value })
        .Member("rules", "Who may do what, in order: the first rule that fits decides, and where none fits the answer is no.",
            List(Rule), static x => x.Rules, static (x, value) => x with { Rules = value })
        .Member("addresses", "Which client addresses are served, in order: the first that fits decides, and where none fits the answer is yes.",
            List(AddressRule), static x => x.Addresses, static (x, value) => x with { Addresses = value })
        .Member("isolation", "Which folder a user begins in, and sees as the root.",
            new ChoiceForm<IsolationMode>(("none", IsolationMode.None), ("startInUserDirectory", IsolationMode.StartInUserDirectory), ("userDirectory", IsolationMode.UserDirectory)), static x => x.Isolation, static (x, value) => x with { Isolation = value })
        .Member("virtualDirectories", "Folders from elsewhere that appear in the tree.",
            List(VirtualDirectory), static x => x.VirtualDirectories, static (x, value) => x with { VirtualDirectories = value })
        .Member("limits", "Limits and timeouts of this site.",
            SessionForms.SiteLimits, static x => x.Limits, static (x, value) => x with { Limits = value })
        .Member("messages", "Texts that clients are greeted with.",
            SessionForms.Messages, static x => x.Messages, static (x, value) => x with { Messages = value })
        .Member("tls", "TLS.", TlsForms.Tls, static x => x.Tls, static (x, value) => x with { Tls = value })
        .Member("data", "Data connections.", DataForms.Data, static x => x.Data, static (x, value) => x with { Data = value })
        .Member("files", "How files are written and shown.",
            FileForms.Files, static x => x.Files, static (x, value) => x with { Files = value })
        .Member("commands", "Which commands are answered.",
            SessionForms.Commands, static x => x.Commands, static (x, value) => x with { Commands = value })
        .Member("logs", "Which logs are kept.", SessionForms.Logs, static x => x.Logs, static (x, value) => x with { Logs = value })
        .Member("userOverrides", "Users whose sessions go on under other settings of this site once they are logged in.",
            List(UserOverride), static x => x.UserOverrides, static (x, value) => x with { UserOverrides = value });
}
