using System.Net;
using System.Net.Sockets;

namespace Glassport.App.State;

/// <summary>A ban that outlives the server.</summary>
/// <param name="Network">The addresses that are turned away: one of IPv4, or the /64 of one of IPv6.</param>
/// <param name="Since">When it began.</param>
/// <param name="Until">When it ends; null: when it is lifted.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="IsManual">An administrator made it; else failed logins did.</param>
internal sealed record StoredBan(IPNetwork Network, DateTimeOffset Since, DateTimeOffset? Until, string Reason, bool IsManual)
{
    private const int Ipv6Prefix = 64;

    /// <summary>The addresses that a ban of an address is about, as the server counts them.</summary>
    public static IPNetwork NetworkOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        byte[] bytes = address.GetAddressBytes();
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return new(address, bytes.Length * 8);
        Array.Clear(bytes, Ipv6Prefix / 8, bytes.Length - (Ipv6Prefix / 8));
        return new(new IPAddress(bytes), Ipv6Prefix);
    }
}
