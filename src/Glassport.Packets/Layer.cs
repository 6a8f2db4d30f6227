namespace Glassport.Packets;

/// <summary>A protocol layer, as named in <see cref="Malformed"/>.</summary>
public enum Layer : byte
{
    /// <summary>No layer: nothing is wrong.</summary>
    None,

    /// <summary>The link layer that the capture file names.</summary>
    Link,

    /// <summary>A VLAN, MPLS, PPPoE or other shim between link and network layer.</summary>
    Shim,

    /// <summary>ARP.</summary>
    Arp,

    /// <summary>IPv4.</summary>
    IPv4,

    /// <summary>IPv6 and its extension headers.</summary>
    IPv6,

    /// <summary>A tunnel header: GRE, VXLAN.</summary>
    Tunnel,

    /// <summary>ICMP or ICMPv6.</summary>
    Icmp,

    /// <summary>TCP.</summary>
    Tcp,

    /// <summary>UDP.</summary>
    Udp,
}
