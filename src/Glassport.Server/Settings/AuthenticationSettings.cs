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

    /// <summary>The folder where users of PAM begin, <c>{user}</c> being their name; null: their home. Where it is missing: their home.</summary>
    public string? SystemFolder { get; init; }

    /// <summary>Users of PAM see the folder where they begin as the root; else they begin there, and see the whole file system.</summary>
    public bool ConfineSystemAccounts { get; init; } = true;

    /// <summary>Names for whom the opposite of <see cref="ConfineSystemAccounts"/> holds.</summary>
    public System.Collections.Immutable.ImmutableArray<string> ConfinementExceptions { get; init; } = [];

    /// <summary>Users of PAM need no account of the system: their files are touched with the rights of this one; null: each their own.</summary>
    public string? GuestAccount { get; init; }

    /// <summary>The folder that anonymous users see, or null for the site's own.</summary>
    public string? AnonymousRoot { get; init; }

    /// <summary>The account of the system with whose rights anonymous users' files are touched; null: the server's own.</summary>
    public string? AnonymousAccount { get; init; }

    /// <summary>USER anonymous is answered with 230 at once.</summary>
    public bool AnonymousWithoutPassword { get; init; }

    /// <summary>When not empty, the only passwords (mail addresses) that let anonymous users in.</summary>
    public System.Collections.Immutable.ImmutableArray<string> AnonymousPasswords { get; init; } = [];

    /// <summary>Passwords (mail addresses) that let no anonymous user in.</summary>
    public System.Collections.Immutable.ImmutableArray<string> DeniedAnonymousPasswords { get; init; } = [];

    /// <summary>Names that are refused before the password is looked at.</summary>
    public System.Collections.Immutable.ImmutableArray<string> DeniedNames { get; init; } = [];

    /// <summary>When not empty, the only names that may log in.</summary>
    public System.Collections.Immutable.ImmutableArray<string> AllowedNames { get; init; } = [];
}
