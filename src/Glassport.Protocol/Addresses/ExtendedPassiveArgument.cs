namespace Glassport.Protocol.Addresses;

/// <summary>What EPSV asks for (RFC 2428 §3).</summary>
public enum ExtendedPassiveArgument
{
    /// <summary>No argument: the address family of the control connection.</summary>
    None,

    /// <summary>"1".</summary>
    IPv4,

    /// <summary>"2".</summary>
    IPv6,

    /// <summary>"ALL": no other negotiation will be used from here on, for the sake of address translators.</summary>
    All,

    /// <summary>Anything else: 522 or 501.</summary>
    Unknown,
}
