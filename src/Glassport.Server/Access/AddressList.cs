using System.Collections.Immutable;
using System.Net;
using Glassport.Server.Settings;

namespace Glassport.Server.Access;

/// <summary>Which client addresses a site serves: the first rule that fits decides, and where none fits the answer is yes.</summary>
internal sealed class AddressList
{
    private const int MappedPrefixBits = 96;
    private readonly AddressRule[] rules;

    /// <summary>Makes the list of a site's rules.</summary>
    /// <param name="rules">The rules in their order. Networks below ::ffff:0:0/96 are about IPv4 addresses.</param>
    public AddressList(ImmutableArray<AddressRule> rules) => this.rules = [.. rules.Select(rule => rule with { Network = Plain(rule.Network) })];

    /// <summary>Whether a client is served.</summary>
    /// <param name="address">The client's address.</param>
    public bool Allows(IPAddress address)
    {
        if (rules.Length == 0)
            return true;
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        foreach (var rule in rules)
            if (rule.Network.Contains(plain))
                return rule.Effect == RuleEffect.Allow;
        return true;
    }

    private static IPNetwork Plain(IPNetwork network) =>
        network.BaseAddress.IsIPv4MappedToIPv6 && network.PrefixLength >= MappedPrefixBits
            ? new(network.BaseAddress.MapToIPv4(), network.PrefixLength - MappedPrefixBits)
            : network;
}
