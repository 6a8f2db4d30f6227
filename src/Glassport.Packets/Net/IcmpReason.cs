using System.Globalization;

namespace Glassport.Packets.Net;

/// <summary>ICMP types and codes in words: those of RFC 792, RFC 1122 §3.2.2, RFC 1812 §5.2.7, and RFC 4443 for ICMPv6.</summary>
public static class IcmpReason
{
    private static readonly string[] s_unreachable =
    [
        "network unreachable",
        "host unreachable",
        "protocol unreachable",
        "port unreachable",
        "fragmentation needed",
        "source route failed",
        "destination network unknown",
        "destination host unknown",
        "source host isolated",
        "network administratively prohibited",
        "host administratively prohibited",
        "network unreachable for type of service",
        "host unreachable for type of service",
        "administratively prohibited",
        "host precedence violation",
        "precedence cutoff in effect",
    ];

    private static readonly string[] s_unreachableV6 =
    [
        "no route to destination",
        "administratively prohibited",
        "beyond scope of source address",
        "address unreachable",
        "port unreachable",
        "source address failed ingress/egress policy",
        "reject route to destination",
    ];

    /// <summary>What the message says, such as <c>host unreachable</c>; <c>ICMP type 42 code 0</c> for one not known.</summary>
    /// <param name="v6">Whether it is ICMPv6.</param>
    /// <param name="type">The message's type.</param>
    /// <param name="code">The message's code.</param>
    public static string Of(bool v6, byte type, byte code) => (v6 ? OfV6(type, code) : OfV4(type, code))
        ?? string.Create(CultureInfo.InvariantCulture, $"{(v6 ? "ICMPv6" : "ICMP")} type {type} code {code}");

    private static string? OfV4(byte type, byte code) => (type, code) switch
    {
        (0, _) => "echo reply",
        (3, _) => code < s_unreachable.Length ? s_unreachable[code] : "destination unreachable",
        (4, _) => "source quench",
        (5, _) => "redirect",
        (8, _) => "echo request",
        (9, _) => "router advertisement",
        (10, _) => "router solicitation",
        (11, 0) => "time exceeded in transit",
        (11, 1) => "fragment reassembly time exceeded",
        (12, _) => "parameter problem",
        (13, _) => "timestamp request",
        (14, _) => "timestamp reply",
        _ => null,
    };

    private static string? OfV6(byte type, byte code) => (type, code) switch
    {
        (1, _) => code < s_unreachableV6.Length ? s_unreachableV6[code] : "destination unreachable",
        (2, _) => "packet too big",
        (3, 0) => "time exceeded in transit",
        (3, 1) => "fragment reassembly time exceeded",
        (4, 1) => "unrecognized next header",
        (4, 2) => "unrecognized option",
        (4, _) => "parameter problem",
        (128, _) => "echo request",
        (129, _) => "echo reply",
        (133, _) => "router solicitation",
        (134, _) => "router advertisement",
        (135, _) => "neighbour solicitation",
        (136, _) => "neighbour advertisement",
        (137, _) => "redirect",
        _ => null,
    };
}
