namespace Glassport.Server.Settings;

/// <summary>How users prove who they are; tried in this order.</summary>
public sealed record AuthenticationSettings
{
    /// <summary>The users anonymous and ftp come in with any password (RFC 1635).</summary>
    public bool Anonymous { get; init; }

    /// <summary>Glassport's own users.</summary>
    public bool Users { get; init; } = true;

    /// <summary>Accounts of the system, through PAM. Their files are touched with the account's rights.</summary>
    public bool SystemAccounts { get; init; }

    /// <summary>The PAM service that is asked.</summary>
    public string PamService { get; init; } = "glassport";

    /// <summary>The folder that anonymous users see, or null for the site's own.</summary>
    public string? AnonymousRoot { get; init; }

    /// <summary>Names that are refused before the password is looked at.</summary>
    public System.Collections.Immutable.ImmutableArray<string> DeniedNames { get; init; } = [];

    /// <summary>When not empty, the only names that may log in.</summary>
    public System.Collections.Immutable.ImmutableArray<string> AllowedNames { get; init; } = [];
}
