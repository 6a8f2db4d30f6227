using System.Globalization;
using System.Text;
using Glassport.Lab.Networks;
using Glassport.Lab.Scenarios;
using Glassport.Lab.Seats;

namespace Glassport.Lab.VirtualMachines;

/// <summary>What a virtual machine's first process does: the script, and what ip(8) and tc(8) are told. Pure text.</summary>
internal static class GuestBoot
{
    /// <summary>What the console says when the server listens.</summary>
    public const string Ready = "glassport: the server listens";

    /// <summary>The folder for this machine's tools, of some of which busybox has a lesser kind.</summary>
    public const string Tools = "/usr/sbin";

    /// <summary>The commands of <c>ip -batch</c>.</summary>
    public const string Addresses = "/etc/lab/addresses";

    /// <summary>The commands of <c>tc -batch</c>.</summary>
    public const string Links = "/etc/lab/links";

    /// <summary>The modules that a host needs, in the order in which they are loaded: each behind those that it needs.</summary>
    /// <param name="host">The host.</param>
    public static IEnumerable<string> Modules(LabHost host) =>
    [
        "virtio_ring", "virtio", "virtio_pci_modern_dev", "virtio_pci_legacy_dev", "virtio_pci", "failover", "net_failover", "virtio_net",
        .. Cabling.Emulation(host).Any() ? (string[])["sch_netem"] : [],
        .. host.Interfaces.Any(static one => one.Vlan > 0) ? (string[])["llc", "stp", "garp", "mrp", "8021q", "bridge"] : [],
    ];

    /// <summary>The script of a host of a lab.</summary>
    /// <param name="name">The host's name.</param>
    /// <param name="host">What it has.</param>
    /// <param name="folder">The server's current folder.</param>
    /// <param name="server">How the server is run.</param>
    public static string Script(string name, LabHost host, string folder, Launch server) =>
        Script(name, host, Modules(host), $"{Tools}/ip -batch {Addresses} || poweroff -f\n[ ! -s {Links} ] || {Tools}/tc -batch {Links} || poweroff -f\n", folder, server);

    /// <summary>The script of any machine.</summary>
    /// <param name="name">The host's name.</param>
    /// <param name="host">What it has.</param>
    /// <param name="modules">The modules that it needs.</param>
    /// <param name="network">The lines that give it its addresses, and what else it needs before the server starts.</param>
    /// <param name="folder">The server's current folder.</param>
    /// <param name="server">How the server is run.</param>
    public static string Script(string name, LabHost host, IEnumerable<string> modules, string network, string folder, Launch server)
    {
        StringBuilder script = new();
        script.Append("#!/bin/busybox sh\n/bin/busybox --install -s /bin\nstty -onlcr\n");
        script.Append("mount -t proc proc /proc\nmount -t sysfs sysfs /sys\nmount -t devtmpfs dev /dev\n");
        foreach (string module in modules)
            script.Append(CultureInfo.InvariantCulture, $"[ ! -e /lib/modules/{module}.ko ] || insmod /lib/modules/{module}.ko\n");
        script.Append(CultureInfo.InvariantCulture, $"hostname {name}\n");
        foreach ((string setting, string value) in Cabling.Kernel(host))
            script.Append(CultureInfo.InvariantCulture, $"echo '{value}' > /proc/sys/{setting}\n");
        script.Append(network);
        foreach ((string variable, string value) in server.Environment)
            script.Append(CultureInfo.InvariantCulture, $"export {variable}={Quoted(value)}\n");
        script.Append(CultureInfo.InvariantCulture, $"cd {folder}\n{string.Join(' ', server.Command.Select(Quoted))} </dev/null &\nserver=$!\n");
        // Port 21 in state LISTEN, as in Sockets.
        script.Append("until grep -q ':0015 [0-9A-F:]* 0A ' /proc/net/tcp /proc/net/tcp6; do kill -0 $server || poweroff -f; sleep 0.05; done\n");
        script.Append(CultureInfo.InvariantCulture, $"echo '{Ready}'\nwait $server\necho \"the server has ended with $?\"\npoweroff -f\n");
        return script.ToString();
    }

    private static string Quoted(string word) => $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
