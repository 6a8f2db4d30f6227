namespace Glassport.Client;

/// <summary>Why a certificate was trusted.</summary>
public enum TrustReason
{
    /// <summary>An authority that this machine, or the caller, trusts has signed it for that name.</summary>
    Authority,

    /// <summary>The caller named its hash.</summary>
    Pinned,

    /// <summary>It is the one that the host had when it was first met.</summary>
    Known,

    /// <summary>The host was met for the first time, and the caller accepts what is met first.</summary>
    FirstUse,

    /// <summary>The caller accepts anything.</summary>
    Unchecked,
}
