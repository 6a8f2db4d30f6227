namespace Glassport.Packets;

/// <summary>What a decoded packet is, as far as the decoder could follow it.</summary>
public enum PacketKind : byte
{
    /// <summary>No known network layer, or its header could not be read.</summary>
    Undecoded,

    /// <summary>ARP for IPv4 over Ethernet (RFC 826).</summary>
    Arp,

    /// <summary>ICMPv6 neighbour solicitation or advertisement (RFC 4861).</summary>
    NeighbourDiscovery,

    /// <summary>ICMP or any other ICMPv6.</summary>
    Icmp,

    /// <summary>TCP with a readable header.</summary>
    Tcp,

    /// <summary>UDP.</summary>
    Udp,

    /// <summary>An IP fragment whose datagram is not complete yet.</summary>
    Fragment,

    /// <summary>IP that carries something else, or whose transport header could not be read.</summary>
    OtherIp,
}
