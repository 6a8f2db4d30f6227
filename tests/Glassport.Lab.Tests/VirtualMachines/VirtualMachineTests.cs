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
