using System.Net;

namespace Glassport.Server.Sessions;

/// <summary>The addresses of a control connection's two ends; IPv4-mapped addresses are IPv4.</summary>
/// <param name="Client">The client's.</param>
/// <param name="Server">The server's: where a data connection is expected too.</param>
internal sealed record SessionEnds(IPEndPoint Client, IPEndPoint Server);
