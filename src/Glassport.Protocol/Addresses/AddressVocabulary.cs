using System.Net;
using System.Net.Sockets;

namespace Glassport.Protocol.Addresses;

/// <summary>Questions about addresses.</summary>
public static class AddressVocabulary
{
    private static readonly (IPNetwork Network, AddressReach Reach)[] Reaches =
    [
        (IPNetwork.Parse("0.0.0.0/8"), AddressReach.None), (IPNetwork.Parse("224.0.0.0/3"), AddressReach.None),
        (IPNetwork.Parse("::/128"), AddressReach.None), (IPNetwork.Parse("ff00::/8"), AddressReach.None),
        (IPNetwork.Parse("127.0.0.0/8"), AddressReach.Machine), (IPNetwork.Parse("::1/128"), AddressReach.Machine),
        (IPNetwork.Parse("169.254.0.0/16"), AddressReach.Link), (IPNetwork.Parse("fe80::/10"), AddressReach.Link),
        (IPNetwork.Parse("10.0.0.0/8"), AddressReach.Private), (IPNetwork.Parse("172.16.0.0/12"), AddressReach.Private),
        (IPNetwork.Parse("192.168.0.0/16"), AddressReach.Private), (IPNetwork.Parse("100.64.0.0/10"), AddressReach.Private),
        (IPNetwork.Parse("fc00::/7"), AddressReach.Private),
    ];

    extension(IPAddress address)
    {
        /// <summary>The IPv4 address that an IPv4-mapped IPv6 address stands for; any other as it is.</summary>
        public IPAddress Unmapped => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

        /// <summary>True for IPv4, mapped or not.</summary>
        public bool IsIPv4 => address.AddressFamily == AddressFamily.InterNetwork || address.IsIPv4MappedToIPv6;

        /// <summary>From where the host can be reached.</summary>
        public AddressReach Reach
        {
            get
            {
                var plain = address.Unmapped;
                foreach (var (network, reach) in Reaches)
                {
                    if (network.Contains(plain))
                        return reach;
                }

                return AddressReach.Everywhere;
            }
        }

        /// <summary>True for an address that only hosts of the same network reach.</summary>
        public bool IsUnroutable => address.Reach != AddressReach.Everywhere;
    }
}
