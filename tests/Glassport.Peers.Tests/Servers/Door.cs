using System.Net;

namespace Glassport.Peers.Tests.Servers;

/// <summary>What one process of a server listens to.</summary>
/// <param name="IsIPv6">IPv6, else IPv4.</param>
/// <param name="IsImplicit">TLS from the start; else in the clear, with AUTH TLS where the server has it.</param>
internal readonly record struct Door(bool IsIPv6, bool IsImplicit)
{
    /// <summary>The address.</summary>
    public IPAddress Address => IsIPv6 ? IPAddress.IPv6Loopback : IPAddress.Loopback;
}
