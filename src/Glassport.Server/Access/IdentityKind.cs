namespace Glassport.Server.Access;

/// <summary>How a user got in.</summary>
internal enum IdentityKind : byte
{
    /// <summary>As anonymous or ftp, with any password (RFC 1635).</summary>
    Anonymous,

    /// <summary>As one of Glassport's own users.</summary>
    User,

    /// <summary>With an account of the system.</summary>
    SystemAccount,
}
