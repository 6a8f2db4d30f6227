using System.Globalization;
using System.Runtime.InteropServices;
using Glassport.Lab.Networks;
using Glassport.Lab.Scenarios;
using Glassport.Lab.Seats;

namespace Glassport.Lab.VirtualMachines;

/// <summary>The server's host as a virtual machine: QEMU, Debian's kernel, and a root file system in memory that is made for each run.</summary>
public static class VirtualMachine
{
    private const string Tun = "/dev/net/tun";
    private const string Qemu = "qemu-system-x86_64";

    /// <summary>The server's own folder.</summary>
    internal const string Folder = "/srv/lab";

    /// <summary>The folder that it serves.</summary>
    internal const string Tree = "/srv/ftp";

    // The tools that are packed too, with their Debian packages.
    private static readonly (string Name, string Folder, string Package)[] Tools = [("busybox", "/bin", "busybox-static"), ("ip", GuestBoot.Tools, "iproute2"), ("tc", GuestBoot.Tools, "iproute2")];

    /// <summary>Null when the server's host can be a virtual machine, else why not and what to do.</summary>
    /// <param name="seat">The server's seat, of which only the scenario and the machine are known yet.</param>
    /// <param name="server">The server.</param>
    public static string? WhyNot(Seat seat, IServerProgram server)
    {
        ArgumentNullException.ThrowIfNull(seat);
        ArgumentNullException.ThrowIfNull(server);
        if (RuntimeInformation.OSArchitecture != Architecture.X64)
            return $"The lab's virtual machine is an x86-64 computer with this machine's own programs, and this machine is {RuntimeInformation.OSArchitecture}.";
        string[] packages = [.. Tools.Prepend((Qemu, "", "qemu-system-x86")).Where(tool => seat.Machine.Find(tool.Item1) is null).Select(static tool => tool.Item3).Distinct()];
        if (packages.Length > 0)
            return $"The virtual machine needs the Debian packages {string.Join(", ", packages)}: apt-get install --no-install-recommends {string.Join(' ', packages)}";
        return server is IGuestProgram program
            ? Fault(seat.Scenario) ?? program.WhyNotInGuest(seat) ?? WhyNoTap()
            : $"{server.Name} does not run in the virtual machine; {string.Join(" and ", SeatPrograms.Virtual.Select(static one => one.Name))} do.";
    }

    /// <summary>Null when a scenario can be played without a virtual machine, else why not and what to do.</summary>
    /// <param name="scenario">The scenario.</param>
    public static string? WhyNeeded(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return scenario.Hosts.Values.SelectMany(static host => host.Interfaces).Any(static one => one.Vlan > 0)
            ? $"hosts.{scenario.Server.Host}.interfaces: a VLAN needs a kernel with 802.1Q, and hosts that are namespaces have this machine's, which may be without it. Run it with --vm."
            : null;
    }

    /// <summary>Makes its root file system.</summary>
    /// <param name="seat">The server's seat, whose folder takes it.</param>
    /// <param name="server">The server.</param>
    /// <param name="time">The time.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>How to run it, in the namespace with the switches.</returns>
    /// <exception cref="LabException">Something is missing.</exception>
    internal static async Task<Launch> PrepareAsync(Seat seat, IServerProgram server, TimeProvider time, CancellationToken cancellationToken)
    {
        GuestKernel kernel = GuestKernel.Find() ?? throw new LabException("The virtual machine's kernel is gone. Install the Debian package linux-image-cloud-amd64.");
        RootFileSystem root = await PackAsync(seat, (IGuestProgram)server, kernel, cancellationToken).ConfigureAwait(false);
        string file = seat.In("root.cpio");
        FileStream output = new(file, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 1 << 16, useAsync: true);
        await using (output.ConfigureAwait(false))
            await root.WriteAsync(output, time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        return new([seat.Machine.Require(Qemu, "qemu-system-x86"), .. Arguments(seat, kernel, ((IGuestProgram)server).Processor, file, root.Size)]);
    }

    private static async Task<RootFileSystem> PackAsync(Seat seat, IGuestProgram server, GuestKernel kernel, CancellationToken cancellationToken)
    {
        string name = seat.Scenario.Server.Host;
        LabHost host = seat.Scenario.Hosts[name];
        RootFileSystem root = new();
        await PackToolsAsync(root, seat.Machine, kernel, GuestBoot.Modules(host), cancellationToken).ConfigureAwait(false);
        root.AddFolder(Tree, Accounts.Number);
        foreach ((string file, FileContent content) in seat.Scenario.Files)
            root.AddFile($"{Tree}/{file}", content.ToBytes(), Accounts.Number);
        Launch launch = await server.PackAsync(seat with { Folder = Folder, Tree = Tree }, seat.Folder, root, cancellationToken).ConfigureAwait(false);
        root.AddText(GuestBoot.Addresses, Lines([.. Cabling.Addresses(host), .. Cabling.Untagging(host)]));
        root.AddText(GuestBoot.Links, Lines(Cabling.Emulation(host)));
        root.AddScript("/init", GuestBoot.Script(name, host, Folder, launch));
        return root;
    }

    /// <summary>Adds what every machine has: folders, busybox, iproute2, modules.</summary>
    /// <exception cref="LabException">Something is missing.</exception>
    internal static async Task PackToolsAsync(RootFileSystem root, Machine machine, GuestKernel kernel, IEnumerable<string> modules, CancellationToken cancellationToken)
    {
        foreach (string folder in new[] { "/proc", "/sys", "/dev", "/tmp", "/run", "/var/log", Folder })
            root.AddFolder(folder);
        foreach ((string tool, string folder, string package) in Tools)
            await root.AddProgramAsync($"{folder}/{tool}", machine.Require(tool, package), cancellationToken).ConfigureAwait(false);
        foreach (string module in modules)
        {
            if (kernel.Module(module) is { } path)
                root.AddFile($"/lib/modules/{module}.ko", await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false));
        }
    }

    private static IEnumerable<string> Arguments(Seat seat, GuestKernel kernel, string processor, string root, long size)
    {
        yield return "-nodefaults";
        yield return "-no-user-config";
        yield return "-no-reboot";
        foreach ((string option, string value) in new[]
        {
            ("-accel", "tcg"),
            ("-cpu", processor),
            ("-m", Memory(size)),
            ("-display", "none"),
            ("-serial", "stdio"),
            ("-kernel", kernel.Image),
            ("-initrd", root),
            ("-append", "console=ttyS0 quiet panic=-1"),
        })
        {
            yield return option;
            yield return value;
        }

        string name = seat.Scenario.Server.Host;
        foreach ((int index, (string tap, string? mac)) in Cabling.Plugs(name, seat.Scenario.Hosts[name]).Index())
        {
            // Without vnet_hdr the guest computes its checksums and cuts its segments itself: a packet is one on a cable.
            yield return "-netdev";
            yield return $"tap,id=net{index},ifname={tap},script=no,downscript=no,vnet_hdr=off";
            yield return "-device";
            yield return $"virtio-net-pci,netdev=net{index},romfile={(mac is null ? "" : ",mac=" + mac)}";
        }
    }

    // The kernel unpacks the root file system into memory, where it may have half of it.
    private static string Memory(long size) => string.Create(CultureInfo.InvariantCulture, $"{128 + (4 * (size >> 20))}M");

    private static string? WhyNoTap()
    {
        try
        {
            using FileStream tun = new(Tun, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"The virtual machine's cable needs {Tun}: {failure.Message} Load the kernel's module tun, and run it as root or let everybody open that device: chmod 666 {Tun}";
        }
    }

    private static string? Fault(Scenario scenario)
    {
        string name = scenario.Server.Host;
        return scenario.Client.Host == name ? $"client.host: the virtual machine '{name}' is for the server alone."
            : scenario.Hosts[name].Firewall.Count > 0 ? $"hosts.{name}.firewall: the virtual machine has no nftables."
            : scenario.Programs.Any(program => program.Host == name) ? $"programs: the virtual machine '{name}' is for the server alone."
            : scenario.Events.Any(one => one.On == name) ? $"events: nobody sees from outside what files the virtual machine '{name}' has."
            : scenario.Events.Any(static one => one.Then == LabAction.KillServer) ? "events: kill-server cannot reach into the virtual machine."
            : null;
    }

    /// <summary>Lines as a text.</summary>
    internal static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(static line => line + "\n"));
}
