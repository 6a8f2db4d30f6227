using System.Net;
using Glassport.Server.Settings;

namespace Glassport.Server;

/// <summary>Where a site is reached.</summary>
/// <param name="Site">The site's name.</param>
/// <param name="Endpoint">The address and the port, also where the system chose it.</param>
/// <param name="Tls">The binding's TLS.</param>
public sealed record BoundEndpoint(string Site, IPEndPoint Endpoint, TlsMode Tls);
