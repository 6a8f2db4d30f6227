using Glassport.Lab.Networks;
using Glassport.Lab.Scenarios;
using Glassport.Lab.Seats;
using Glassport.Lab.Tests.Seats;
using Glassport.Lab.VirtualMachines;

namespace Glassport.Lab.Tests.VirtualMachines;

public sealed class VirtualMachineTests
{
    private static readonly IServerProgram Vsftpd = SeatPrograms.Servers.First(static one => one.Name == "vsftpd");

    [Fact]
    public void All_packages_that_are_missing_are_named_at_once() => Assert.Equal(
        "The virtual machine needs the Debian packages qemu-system-x86, busybox-static, iproute2: apt-get install --no-install-recommends qemu-system-x86 busybox-static iproute2",
        VirtualMachine.WhyNot(Chairs.Server(new()), Vsftpd));

    [Fact]
    public void Losses_and_rates_are_netems() => Assert.Equal(
        ["qdisc add dev eth0 root netem rate 2mbit loss 4.0000%", "qdisc add dev eth2 root netem loss 0.1000%"],
        Cabling.Emulation(new()
        {
            Interfaces =
            [
                new() { Network = "lan", Address = "192.168.111.15/24", Rate = "2mbit", LosesOneIn = 25 },
                new() { Network = "lan", Address = "192.168.112.15/24" },
                new() { Network = "lan", Address = "192.168.113.15/24", LosesOneIn = 1000 },
            ],
        }));

    [Fact]
    public void Its_cable_ends_at_the_switch() => Assert.Equal(
        ["tuntap add dev server-0 mode tap", "link set dev server-0 master lan up"],
        Cabling.Taps("server", new() { Interfaces = [new() { Network = "lan", Address = "192.168.111.15/24" }] }));

    [Fact]
    public void In_a_VLAN_its_cable_ends_at_a_switch_of_its_own_which_takes_the_tags_off()
    {
        LabHost host = new() { Interfaces = [new() { Network = "lan", Address = "192.168.111.15/24", Vlan = 42 }] };

        Assert.Equal(
            [
                "link add name trunk.0 type bridge stp_state 0 forward_delay 0 mcast_snooping 0", "link set dev trunk.0 up",
                "tuntap add dev server-0 mode tap", "link set dev server-0 master trunk.0 up",
                "tuntap add dev server-0t mode tap", "link set dev server-0t master trunk.0 up",
                "tuntap add dev server-0a mode tap", "link set dev server-0a master lan up",
            ],
            Cabling.Taps("server", host));
        Assert.Equal([("server-0", "52:54:00:a8:6f:0f"), ("server-0t", null), ("server-0a", null)], Cabling.Plugs("server", host));
        Assert.Equal(
            [
                "link set dev lo up",
                "link add link eth0 name eth0.42 type vlan id 42", "address add 192.168.111.15/24 dev eth0.42",
                "link set dev eth0 gso_max_segs 1 up", "link set dev eth0.42 gso_max_segs 1 up",
            ],
            Cabling.Addresses(host));
        Assert.Equal(
            [
                "link add name switch1 type bridge stp_state 0 forward_delay 0 mcast_snooping 0", "link set dev switch1 up",
                "link set dev eth1 up", "link add link eth1 name eth1.42 type vlan id 42", "link set dev eth1.42 master switch1 up",
                "link set dev eth2 master switch1 up",
            ],
            Cabling.Untagging(host));
        Assert.Contains(("net/ipv4/conf/all/arp_ignore", "1"), Cabling.Kernel(host));
        Assert.Contains("8021q", GuestBoot.Modules(host));
    }

    [Theory]
    [InlineData("server", 4095, "hosts.server.interfaces: there is no VLAN 4095, but from 1 to 4094.")]
    [InlineData("client", 42, "hosts.client.interfaces: only the server's host can be in a VLAN.")]
    public void A_VLAN_that_cannot_be_is_refused(string host, int vlan, string reason)
    {
        string json = $$"""
            { "name": "mine", "hosts": { "{{host}}": { "interfaces": [{ "network": "lan", "address": "192.168.111.15/24", "vlan": {{vlan}} }] },
              "{{(host == "server" ? "client" : "server")}}": { "interfaces": [{ "network": "lan", "address": "192.168.111.13/24" }] } } }
            """;

        ScenarioException failure = Assert.Throws<ScenarioException>(() => ScenarioFile.Parse(System.Text.Encoding.UTF8.GetBytes(json), "mine.json"));

        Assert.Equal("mine.json: " + reason, failure.Message);
    }

    [Fact]
    public void The_first_process_sets_the_host_up_and_takes_no_word_for_a_command()
    {
        LabHost host = new() { Interfaces = [new() { Network = "lan", Address = "192.168.111.15/24" }] };

        string script = GuestBoot.Script("server", host, "/srv/lab", new(["/bin/vsftpd", "it's; reboot"]) { Environment = new Dictionary<string, string> { ["A"] = "$(b)" } });

        Assert.StartsWith("#!/bin/busybox sh\n", script, StringComparison.Ordinal);
        Assert.Contains("\nhostname server\n", script, StringComparison.Ordinal);
        Assert.Contains("\necho '1' > /proc/sys/net/ipv6/conf/all/disable_ipv6\n", script, StringComparison.Ordinal);
        Assert.Contains("\nexport A='$(b)'\n", script, StringComparison.Ordinal);
        Assert.Contains(@"'/bin/vsftpd' 'it'\''s; reboot' </dev/null &", script, StringComparison.Ordinal);
    }
}
