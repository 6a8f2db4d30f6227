using Glassport.Lab.Networks;
using Glassport.Lab.Scenarios;

namespace Glassport.Lab.Tests;

public sealed class CablingTests
{
    [Fact]
    public void A_host_is_a_cable_on_a_bridge_with_a_readable_hardware_address()
    {
        LabHost host = Host(new LabInterface { Network = "lan", Address = "192.168.111.13/24" });

        Assert.Equal(
            [
                "link add name client-0 type veth peer name eth0 address 52:54:00:a8:6f:0d netns /lab/client.net",
                "link set dev client-0 master lan up",
            ],
            Cabling.Cables("client", host, "/lab/client.net"));
        Assert.Equal(
            ["link set dev lo up", "address add 192.168.111.13/24 dev eth0", "link set dev eth0 gso_max_segs 1 up"],
            Cabling.Addresses(host));
    }

    [Fact]
    public void A_router_forwards_and_the_hosts_behind_it_know_it()
    {
        LabHost router = Host(new LabInterface { Network = "lan", Address = "10.0.0.1/24" }, new LabInterface { Network = "wan", Address = "192.0.2.1/24" });
        router.Forwards = true;
        LabHost inner = Host(new LabInterface { Network = "lan", Address = "10.0.0.2/24" });
        inner.Gateway = "10.0.0.1";

        Assert.Contains(("net/ipv4/ip_forward", "1"), Cabling.Kernel(router));
        Assert.DoesNotContain(("net/ipv4/ip_forward", "1"), Cabling.Kernel(inner));
        Assert.Contains("route add default via 10.0.0.1", Cabling.Addresses(inner));
        Assert.Equal(4, Cabling.Cables("router", router, "f").Count());
    }

    [Theory]
    [InlineData("10.0.0.1/24", "1")]
    [InlineData("fd00::1/64", "0")]
    public void A_host_speaks_IPv6_only_when_it_has_an_address_of_it(string address, string off) =>
        Assert.Contains(("net/ipv6/conf/all/disable_ipv6", off), Cabling.Kernel(Host(new LabInterface { Network = "lan", Address = address })));

    [Fact]
    public void A_slow_link_is_slow_in_both_directions()
    {
        LabHost host = Host(new LabInterface { Network = "lan", Address = "10.0.0.1/24", Rate = "2mbit" });

        Assert.Equal(["qdisc add dev eth0 root tbf rate 2mbit burst 8k latency 2s"], Cabling.Shaping(host));
        Assert.Equal(["qdisc add dev far-0 root tbf rate 2mbit burst 8k latency 2s"], Cabling.Shaping("far", host));
    }

    [Fact]
    public void One_packet_in_so_many_is_lost_and_only_where_it_is_asked_for()
    {
        Assert.Contains("numgen inc mod 20 == 10 drop", Cabling.Losses("far", Host(new LabInterface { Network = "lan", Address = "10.0.0.1/24", LosesOneIn = 20 })), StringComparison.Ordinal);
        Assert.Empty(Cabling.Losses("near", Host(new LabInterface { Network = "lan", Address = "10.0.0.1/24" })));
    }

    [Fact]
    public void Hosts_on_one_network_share_a_bridge()
    {
        string[] bridges = [.. Cabling.Switches(ScenarioCatalogue.Find("passive-nat")!).Where(static line => line.Contains("type bridge", StringComparison.Ordinal))];

        Assert.Equal(2, bridges.Length);
    }

    private static LabHost Host(params LabInterface[] interfaces) => new() { Interfaces = interfaces };
}
