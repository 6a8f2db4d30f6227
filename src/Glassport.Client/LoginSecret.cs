namespace Glassport.Client;

/// <summary>What a server wants to know of a user (RFC 959 §4.1.1).</summary>
public enum LoginSecret
{
    /// <summary>What PASS carries.</summary>
    Password,

    /// <summary>What ACCT carries.</summary>
    Account,
}
