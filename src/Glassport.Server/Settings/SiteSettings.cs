using System.Collections.Immutable;

namespace Glassport.Server.Settings;

/// <summary>A site, in IIS's sense: one tree of files, the addresses that lead to it, and who may do what there.</summary>
public sealed record SiteSettings
{
    /// <summary>The name, unique without regard to case.</summary>
    public required string Name { get; init; }

    /// <summary>The folder that is served.</summary>
    public required string PhysicalPath { get; init; }

    /// <summary>Whether it takes connections.</summary>
    public bool IsStarted { get; init; } = true;

    /// <summary>Where it is reached.</summary>
    public ImmutableArray<Binding> Bindings { get; init; } = [];

    /// <summary>How users prove who they are.</summary>
    public AuthenticationSettings Authentication { get; init; } = new();

    /// <summary>Who may do what, in order: the first rule that fits decides, and where none fits the answer is no.</summary>
    public ImmutableArray<AuthorizationRule> Rules { get; init; } = [];

    /// <summary>Which client addresses are served, in order: the first that fits decides, and where none fits the answer is yes.</summary>
    public ImmutableArray<AddressRule> Addresses { get; init; } = [];

    /// <summary>Which folder a user begins in, and sees as the root.</summary>
    public IsolationMode Isolation { get; init; }

    /// <summary>Folders from elsewhere that appear in the tree.</summary>
    public ImmutableArray<VirtualDirectory> VirtualDirectories { get; init; } = [];

    /// <summary>Limits and timeouts of this site.</summary>
    public SiteLimits Limits { get; init; } = new();

    /// <summary>Texts that clients are greeted with.</summary>
    public MessageSettings Messages { get; init; } = new();

    /// <summary>TLS.</summary>
    public TlsSettings Tls { get; init; } = new();

    /// <summary>Data connections.</summary>
    public DataSettings Data { get; init; } = new();

    /// <summary>How files are written and shown.</summary>
    public FileSettings Files { get; init; } = new();

    /// <summary>Which commands are answered.</summary>
    public CommandSettings Commands { get; init; } = new();

    /// <summary>Which logs are kept.</summary>
    public LogSettings Logs { get; init; } = new();

    /// <summary>Users whose sessions go on under other settings of this site once they are logged in.</summary>
    public ImmutableArray<UserOverride> UserOverrides { get; init; } = [];
}
