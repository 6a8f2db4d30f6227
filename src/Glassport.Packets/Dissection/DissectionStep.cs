namespace Glassport.Packets.Dissection;

/// <summary>What comes next in a frame.</summary>
internal enum DissectionStep
{
    /// <summary>Nothing that is read: the rest is data.</summary>
    End,

    /// <summary>Ethernet II or IEEE 802.3.</summary>
    Ethernet,

    /// <summary>An IEEE 802.1Q tag.</summary>
    Vlan,

    /// <summary>Linux cooked capture, version 1.</summary>
    LinuxSll,

    /// <summary>Linux cooked capture, version 2.</summary>
    LinuxSll2,

    /// <summary>BSD loopback.</summary>
    Null,

    /// <summary>ARP.</summary>
    Arp,

    /// <summary>IPv4 or IPv6, as the first four bits say.</summary>
    RawIP,

    /// <summary>IPv4.</summary>
    IPv4,

    /// <summary>IPv6.</summary>
    IPv6,

    /// <summary>ICMP.</summary>
    Icmp,

    /// <summary>ICMPv6.</summary>
    IcmpV6,

    /// <summary>TCP.</summary>
    Tcp,

    /// <summary>UDP.</summary>
    Udp,

    /// <summary>TLS records.</summary>
    Tls,
}
