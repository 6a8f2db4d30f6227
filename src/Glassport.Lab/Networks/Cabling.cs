using System.Globalization;
using System.Net;
using Glassport.Lab.Scenarios;

namespace Glassport.Lab.Networks;

/// <summary>What ip(8), sysctl, tc(8) and nft(8) are told so that hosts are what a scenario says. Pure text; <see cref="LabNetwork"/> has it done.</summary>
internal static class Cabling
{
    // Behind the name of a port: the switch's two ends of a trunk and of the cable to the others.
    private const string TrunkEnd = "t";
    private const string AccessEnd = "a";

    /// <summary>The kernel settings of the namespace that stands for the switches: a switch has no address and says nothing of its own.</summary>
    public static IReadOnlyList<(string Name, string Value)> SwitchKernel { get; } =
        [("net/ipv6/conf/all/disable_ipv6", "1"), ("net/ipv6/conf/default/disable_ipv6", "1")];

    /// <summary>The bridges, in the network namespace that stands for the switches: commands of <c>ip -batch</c>.</summary>
    public static IEnumerable<string> Switches(Scenario scenario) =>
        scenario.Hosts.Values.SelectMany(static host => host.Interfaces).Select(static one => one.Network).Distinct()
            .SelectMany(Bridge);

    /// <summary>A host's cables, in the switches' namespace: commands of <c>ip -batch</c>.</summary>
    /// <param name="name">The host.</param>
    /// <param name="host">What it has.</param>
    /// <param name="namespaceFile">The file by which its network namespace is known.</param>
    public static IEnumerable<string> Cables(string name, LabHost host, string namespaceFile)
    {
        for (int i = 0; i < host.Interfaces.Count; i++)
        {
            yield return $"link add name {Port(name, i)} type veth peer name eth{i} address {Mac(host.Interfaces[i])} netns {namespaceFile}";
            yield return $"link set dev {Port(name, i)} master {host.Interfaces[i].Network} up";
        }
    }

    /// <summary>A virtual machine's cables, in the switches' namespace: commands of <c>ip -batch</c>. Its ends of them are made by QEMU.</summary>
    public static IEnumerable<string> Taps(string name, LabHost host) => host.Interfaces.Index().SelectMany(one => one.Item.Vlan > 0
        ? [.. Bridge(Trunk(one.Index)), .. Tap(Port(name, one.Index), Trunk(one.Index)), .. Tap(Port(name, one.Index) + TrunkEnd, Trunk(one.Index)), .. Tap(Port(name, one.Index) + AccessEnd, one.Item.Network)]
        : Tap(Port(name, one.Index), one.Item.Network));

    /// <summary>A virtual machine's interfaces in its own order, eth0 first, by the name of the tap of each, and their hardware addresses where they have one.</summary>
    public static IEnumerable<(string Tap, string? Mac)> Plugs(string name, LabHost host) =>
    [
        .. host.Interfaces.Select((one, index) => (Port(name, index), (string?)Mac(one))),
        .. host.Interfaces.Index().Where(static one => one.Item.Vlan > 0)
            .SelectMany(one => new[] { (Port(name, one.Index) + TrunkEnd, (string?)null), (Port(name, one.Index) + AccessEnd, null) }),
    ];

    /// <summary>
    /// The switch that takes the tags off on the way to the others, within the virtual machine, whose kernel alone surely knows 802.1Q: commands of
    /// <c>ip -batch</c>. Its two interfaces for each VLAN are behind the host's own.
    /// </summary>
    public static IEnumerable<string> Untagging(LabHost host)
    {
        int next = host.Interfaces.Count;
        foreach (LabInterface one in host.Interfaces.Where(static one => one.Vlan > 0))
        {
            (string trunk, string access, string bridge) = ($"eth{next}", $"eth{next + 1}", $"switch{next}");
            foreach (string line in Bridge(bridge))
                yield return line;
            yield return $"link set dev {trunk} up";
            yield return Tagging(trunk, one.Vlan);
            yield return $"link set dev {trunk}.{one.Vlan} master {bridge} up";
            yield return $"link set dev {access} master {bridge} up";
            next += 2;
        }
    }

    /// <summary>A host's addresses, in its own namespace: commands of <c>ip -batch</c>.</summary>
    public static IEnumerable<string> Addresses(LabHost host)
    {
        yield return "link set dev lo up";
        for (int i = 0; i < host.Interfaces.Count; i++)
        {
            LabInterface one = host.Interfaces[i];
            if (one.Vlan > 0)
                yield return Tagging($"eth{i}", one.Vlan);
            string device = one.Vlan > 0 ? $"eth{i}.{one.Vlan}" : $"eth{i}";
            // Nobody else can have an IPv6 address here, so it is not asked for first.
            yield return $"address add {one.Address} dev {device}" + (IsIPv6(one) ? " nodad" : "");
            // A packet here is a packet on a cable: the kernel would hand on many at once as one.
            yield return $"link set dev eth{i} gso_max_segs 1 up";
            if (one.Vlan > 0)
                yield return $"link set dev {device} gso_max_segs 1 up";
        }

        if (host.Gateway is { } gateway)
            yield return $"route add default via {gateway}";
    }

    /// <summary>A host's kernel settings below /proc/sys, and their values.</summary>
    public static IEnumerable<(string Name, string Value)> Kernel(LabHost host)
    {
        // Router solicitations and multicast reports are no part of the story.
        string off = host.Interfaces.Any(IsIPv6) ? "0" : "1";
        yield return ("net/ipv6/conf/all/disable_ipv6", off);
        yield return ("net/ipv6/conf/default/disable_ipv6", off);
        if (off == "0")
        {
            yield return ("net/ipv6/conf/default/router_solicitations", "0");
            yield return ("net/ipv6/conf/default/accept_ra", "0");
        }

        // The switch in the same machine hears who is asked for, and it is not the one who has the address.
        if (host.Interfaces.Any(static one => one.Vlan > 0))
            yield return ("net/ipv4/conf/all/arp_ignore", "1");
        if (host.Forwards)
            yield return ("net/ipv4/ip_forward", "1");
        if (host.LocalPorts is { } ports)
            yield return ("net/ipv4/ip_local_port_range", ports.Replace('-', ' '));
    }

    /// <summary>What a host's link does to packets on the side of the switch: commands of <c>tc -batch</c>.</summary>
    public static IEnumerable<string> Shaping(string name, LabHost host) => host.Interfaces.Index()
        .Where(static one => one.Item.Rate is not null)
        .Select(one => Shaper(Port(name, one.Index), one.Item.Rate!));

    /// <summary>What a host's link does to packets on the host's side: commands of <c>tc -batch</c>.</summary>
    public static IEnumerable<string> Shaping(LabHost host) => host.Interfaces.Index()
        .Where(static one => one.Item.Rate is not null)
        .Select(static one => Shaper($"eth{one.Index}", one.Item.Rate!));

    /// <summary>The losses on a host's links: an nftables ruleset for the switches' namespace, or empty.</summary>
    public static string Losses(string name, LabHost host) => string.Concat(host.Interfaces.Index()
        .Where(static one => one.Item.LosesOneIn > 0)
        .Select(one => string.Create(CultureInfo.InvariantCulture, $$"""
            table netdev loss_{{Port(name, one.Index)}} {
             chain lost {
              type filter hook ingress device "{{Port(name, one.Index)}}" priority 0
              meta length > 200 numgen inc mod {{one.Item.LosesOneIn}} == {{one.Item.LosesOneIn / 2}} drop
             }
            }

            """)));

    /// <summary>What a virtual machine's link does to packets, on its side: commands of <c>tc -batch</c>. Its kernel has netem, so that losses are by chance.</summary>
    public static IEnumerable<string> Emulation(LabHost host) => host.Interfaces.Index()
        .Where(static one => one.Item.Rate is not null || one.Item.LosesOneIn > 0)
        .Select(static one => string.Create(CultureInfo.InvariantCulture, $"qdisc add dev eth{one.Index} root netem{Rate(one.Item)}{Loss(one.Item)}"));

    /// <summary>The switch's end of a cable.</summary>
    public static string Port(string host, int index) => string.Create(CultureInfo.InvariantCulture, $"{host}-{index}");

    /// <summary>A hardware address: the address's last bytes behind QEMU's prefix, so that a capture can be read without a table.</summary>
    public static string Mac(LabInterface one)
    {
        ReadOnlySpan<byte> address = IPAddress.Parse(one.Address.AsSpan(0, one.Address.IndexOf('/'))).GetAddressBytes();
        return string.Create(CultureInfo.InvariantCulture, $"52:54:00:{address[^3]:x2}:{address[^2]:x2}:{address[^1]:x2}");
    }

    // No word of its own on the wire: no spanning tree, no multicast queries, no learning period.
    private static string[] Bridge(string name) =>
        [$"link add name {name} type bridge stp_state 0 forward_delay 0 mcast_snooping 0", $"link set dev {name} up"];

    private static string[] Tap(string name, string bridge) => [$"tuntap add dev {name} mode tap", $"link set dev {name} master {bridge} up"];

    private static string Tagging(string device, int vlan) => string.Create(CultureInfo.InvariantCulture, $"link add link {device} name {device}.{vlan} type vlan id {vlan}");

    private static string Trunk(int index) => string.Create(CultureInfo.InvariantCulture, $"trunk.{index}");

    private static string Rate(LabInterface one) => one.Rate is { } rate ? " rate " + rate : "";

    private static string Loss(LabInterface one) => one.LosesOneIn > 0 ? string.Create(CultureInfo.InvariantCulture, $" loss {100.0 / one.LosesOneIn:F4}%") : "";

    private static string Shaper(string device, string rate) => $"qdisc add dev {device} root tbf rate {rate} burst 8k latency 2s";

    private static bool IsIPv6(LabInterface one) => one.Address.Contains(':');
}
