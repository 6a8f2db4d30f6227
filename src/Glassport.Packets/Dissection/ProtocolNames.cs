using Glassport.Packets.Net;

namespace Glassport.Packets.Dissection;

/// <summary>What IP's protocol number says of what follows.</summary>
internal static class ProtocolNames
{
    /// <summary>The name with its number.</summary>
    public static string Of(int protocol) => protocol switch
    {
        IPProtocol.Icmp => "ICMP (1)",
        IPProtocol.Tcp => "TCP (6)",
        IPProtocol.Udp => "UDP (17)",
        IPProtocol.IPv4 => "IPv4 (4)",
        IPProtocol.IPv6 => "IPv6 (41)",
        IPProtocol.Gre => "GRE (47)",
        IPProtocol.IcmpV6 => "ICMPv6 (58)",
        _ => $"{protocol}",
    };

    /// <summary>What comes next.</summary>
    public static DissectionStep Next(int protocol) => protocol switch
    {
        IPProtocol.Icmp => DissectionStep.Icmp,
        IPProtocol.IcmpV6 => DissectionStep.IcmpV6,
        IPProtocol.Tcp => DissectionStep.Tcp,
        IPProtocol.Udp => DissectionStep.Udp,
        IPProtocol.IPv4 => DissectionStep.IPv4,
        IPProtocol.IPv6 => DissectionStep.IPv6,
        _ => DissectionStep.End,
    };
}
