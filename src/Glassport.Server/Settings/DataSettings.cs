using System.Collections.Immutable;
using System.Net;

namespace Glassport.Server.Settings;

/// <summary>The data connections of a site.</summary>
public sealed record DataSettings
{
    /// <summary>PASV, EPSV and LPSV are answered.</summary>
    public bool Passive { get; init; } = true;

    /// <summary>PORT, EPRT and LPRT are answered.</summary>
    public bool Active { get; init; } = true;

    /// <summary>The ports of passive data connections; null lets the system choose.</summary>
    public PortRange? PassivePorts { get; init; }

    /// <summary>The IPv4 address that 227 names, where a translator stands in between; null: the control connection's own.</summary>
    public IPAddress? PublicAddress { get; init; }

    /// <summary>Clients in these networks are told the control connection's own address all the same.</summary>
    public ImmutableArray<IPNetwork> LocalNetworks { get; init; } = DefaultLocalNetworks;

    /// <summary>Active data connections come from the port below the control connection's (RFC 959: L-1), when the process may.</summary>
    public bool ConnectFromPortBelow { get; init; } = true;

    /// <summary>The port that active data connections come from in place of the one below; null: none.</summary>
    public int? ActivePort { get; init; }

    /// <summary>Networks whose hosts may name, and connect from, an address other than their own (FXP); empty: none.</summary>
    public ImmutableArray<IPNetwork> ForeignNetworks { get; init; } = [];

    /// <summary><see cref="ForeignNetworks"/> holds for what PORT and EPRT name.</summary>
    public bool ForeignActive { get; init; } = true;

    /// <summary><see cref="ForeignNetworks"/> holds for who connects to passive ports.</summary>
    public bool ForeignPassive { get; init; } = true;

    /// <summary>Peers whose PROXY protocol header (v1 or v2) is believed; empty: none is expected.</summary>
    public ImmutableArray<IPNetwork> ProxyNetworks { get; init; } = [];

    /// <summary>Loopback, link-local, and the private networks of RFC 1918 and RFC 4193.</summary>
    public static ImmutableArray<IPNetwork> DefaultLocalNetworks { get; } =
    [
        IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("::1/128"), IPNetwork.Parse("fc00::/7"), IPNetwork.Parse("fe80::/10"),
    ];
}
