namespace Glassport.App.WebConsole.Access;

/// <summary>What an account of the console may do; each role may do what the ones before it may.</summary>
internal enum Role
{
    /// <summary>Nothing but what needs no login.</summary>
    Nobody,

    /// <summary>Files: browse, download, upload.</summary>
    User,

    /// <summary>The wire, live sessions, the guided lab.</summary>
    Operator,

    /// <summary>Everything: sites, users, bans, the console's own accounts.</summary>
    Administrator,
}
