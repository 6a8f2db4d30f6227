using System.Net;

namespace Glassport.Server.Sessions;

/// <summary>The addresses of a control connection's two ends; IPv4-mapped addresses are IPv4.</summary>
/// <param name="Client">The client's.</param>
/// <param name="Server">The server's: where a data connection is expected too.</param>
internal sealed record SessionEnds(IPEndPoint Client, IPEndPoint Server)
{
    /// <summary>Behind a proxy, the address that the client connected to, which it can be told; else null.</summary>
    public IPAddress? Advertised { get; init; }

    /// <summary>The proxy that stands between, whose data connections are the client's; else null.</summary>
    public IPAddress? Proxy { get; init; }
}
