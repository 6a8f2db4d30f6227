using System.Net;

namespace Glassport.Peers.Tests;

/// <summary>How a client reaches the server.</summary>
/// <param name="IsActive">Active mode, else passive.</param>
/// <param name="IsIPv6">IPv6, else IPv4.</param>
/// <param name="Security">What protects the session.</param>
public sealed record Way(bool IsActive, bool IsIPv6, Security Security)
{
    /// <summary>The server's address.</summary>
    public IPAddress Address => IsIPv6 ? IPAddress.IPv6Loopback : IPAddress.Loopback;

    /// <summary>Whether there is TLS.</summary>
    public bool IsSecure => Security != Security.Plain;

    /// <summary>Every combination of what a client can do.</summary>
    public static IReadOnlyList<Way> All(bool active, bool ipv6, bool tls) =>
    [
        .. from security in tls ? [Security.Plain, Security.Tls12, Security.Tls13] : new[] { Security.Plain }
           from six in ipv6 ? [false, true] : new[] { false }
           from mode in active ? [false, true] : new[] { false }
           select new Way(mode, six, security),
    ];
}
