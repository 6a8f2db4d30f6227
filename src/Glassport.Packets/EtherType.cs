namespace Glassport.Packets;

/// <summary>EtherType values (IEEE 802 numbers, IANA) that name a layer the decoder reads.</summary>
internal static class EtherType
{
    /// <summary>The smallest type; below it the field is an IEEE 802.3 length.</summary>
    public const int Smallest = 0x0600;

    /// <summary>IPv4.</summary>
    public const int IPv4 = 0x0800;

    /// <summary>ARP.</summary>
    public const int Arp = 0x0806;

    /// <summary>Transparent Ethernet bridging, in GRE (RFC 1701).</summary>
    public const int Bridging = 0x6558;

    /// <summary>IEEE 802.1Q customer tag.</summary>
    public const int Vlan = 0x8100;

    /// <summary>IPv6.</summary>
    public const int IPv6 = 0x86DD;

    /// <summary>MPLS, downstream-assigned label (RFC 5332).</summary>
    public const int Mpls = 0x8847;

    /// <summary>MPLS, upstream-assigned label, once multicast (RFC 5332).</summary>
    public const int MplsUpstream = 0x8848;

    /// <summary>PPPoE session stage (RFC 2516).</summary>
    public const int PppoeSession = 0x8864;

    /// <summary>PPP in GRE (RFC 2637).</summary>
    public const int PppInGre = 0x880B;

    /// <summary>IEEE 802.1ad service tag.</summary>
    public const int ServiceVlan = 0x88A8;

    /// <summary>An older stacked tag, in use before 802.1ad.</summary>
    public const int StackedVlan = 0x9100;

    /// <summary>Another older stacked tag.</summary>
    public const int StackedVlanAlternative = 0x9200;
}
