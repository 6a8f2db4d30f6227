using System.Net;
using System.Net.Sockets;

namespace Glassport.Server.Data;

/// <summary>Questions about addresses.</summary>
internal static class AddressVocabulary
{
    extension(IPAddress address)
    {
        /// <summary>The IPv4 address that an IPv4-mapped IPv6 address stands for; any other as it is.</summary>
        public IPAddress Unmapped => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

        /// <summary>True for IPv4, mapped or not.</summary>
        public bool IsIPv4 => address.AddressFamily == AddressFamily.InterNetwork || address.IsIPv4MappedToIPv6;

        /// <summary>True for an address that only hosts of the same network reach: RFC 1918, RFC 4193, link-local, loopback, shared (RFC 6598).</summary>
        public bool IsUnroutable => Settings.DataSettings.DefaultLocalNetworks.Any(network => network.Contains(address.Unmapped)) || Shared.Contains(address.Unmapped);
    }

    private static IPNetwork Shared { get; } = IPNetwork.Parse("100.64.0.0/10");
}
