namespace Glassport.Protocol.Addresses;

/// <summary>From where a host of an address can be reached.</summary>
public enum AddressReach
{
    /// <summary>Not the address of a host: unspecified (which systems take for themselves), multicast, broadcast.</summary>
    None,

    /// <summary>From the machine itself: loopback.</summary>
    Machine,

    /// <summary>From the same link (RFC 3927, RFC 4291).</summary>
    Link,

    /// <summary>From private and shared networks: RFC 1918, RFC 4193, RFC 6598.</summary>
    Private,

    /// <summary>From everywhere.</summary>
    Everywhere,
}
