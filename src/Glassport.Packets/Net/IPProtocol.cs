namespace Glassport.Packets.Net;

/// <summary>IP protocol numbers and IPv6 next header values (IANA) that the decoder reads.</summary>
internal static class IPProtocol
{
    /// <summary>IPv6 hop-by-hop options.</summary>
    public const int HopByHop = 0;

    /// <summary>ICMP.</summary>
    public const int Icmp = 1;

    /// <summary>IPv4 in IP (RFC 2003).</summary>
    public const int IPv4 = 4;

    /// <summary>TCP.</summary>
    public const int Tcp = 6;

    /// <summary>UDP.</summary>
    public const int Udp = 17;

    /// <summary>IPv6 in IP (RFC 4213).</summary>
    public const int IPv6 = 41;

    /// <summary>IPv6 routing header.</summary>
    public const int Routing = 43;

    /// <summary>IPv6 fragment header.</summary>
    public const int Fragment = 44;

    /// <summary>GRE (RFC 2784).</summary>
    public const int Gre = 47;

    /// <summary>Authentication header (RFC 4302).</summary>
    public const int Authentication = 51;

    /// <summary>ICMPv6.</summary>
    public const int IcmpV6 = 58;

    /// <summary>IPv6: nothing follows.</summary>
    public const int NoNextHeader = 59;

    /// <summary>IPv6 destination options.</summary>
    public const int DestinationOptions = 60;

    /// <summary>IPv6 mobility header (RFC 6275).</summary>
    public const int Mobility = 135;
}
