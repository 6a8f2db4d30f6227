using Glassport.Lab.Scenarios;

namespace Glassport.Lab.Networks;

/// <summary>
/// The hosts of a scenario, each a network namespace with a name of its own, on bridges in the namespace that this process is in. It lives in
/// a mount and process namespace that nobody else sees (<see cref="Enclosure"/>), so that it ends with this process, however that ends.
/// </summary>
public sealed class LabNetwork : IHosts
{
    // No host is called so: their names have letters and digits only.
    private const string Namespaces = "name-spaces";

    private readonly string folder;

    private readonly string? machine;

    private LabNetwork(string folder, string? machine)
    {
        this.folder = folder;
        this.machine = machine;
    }

    /// <summary>Builds the hosts.</summary>
    /// <param name="scenario">Which.</param>
    /// <param name="folder">An empty folder that only this lab sees.</param>
    /// <param name="machine">The host that is a virtual machine and no namespace, if one is.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="LabException">The system refuses.</exception>
    public static async Task<LabNetwork> BuildAsync(Scenario scenario, string folder, string? machine, CancellationToken cancellationToken)
    {
        LabNetwork network = new(folder, machine);
        KeyValuePair<string, LabHost>[] hosts = [.. scenario.Hosts.Where(host => host.Key != machine)];
        Directory.CreateDirectory(Path.Combine(folder, Namespaces));
        foreach (string name in scenario.Hosts.Keys)
            Directory.CreateDirectory(network.FolderOf(name));
        foreach ((string name, _) in hosts)
        {
            await File.WriteAllBytesAsync(network.NetFile(name), [], cancellationToken).ConfigureAwait(false);
            await File.WriteAllBytesAsync(network.UtsFile(name), [], cancellationToken).ConfigureAwait(false);
        }

        await Task.WhenAll(hosts.Select(host => network.RaiseAsync(host.Key, host.Value, cancellationToken))).ConfigureAwait(false);
        await Tool.RunAsync(["sh", "-e"], Settings(Cabling.SwitchKernel), cancellationToken).ConfigureAwait(false);
        await BatchAsync(["ip", "-batch", "-"], [.. Cabling.Switches(scenario), .. scenario.Hosts.SelectMany(network.CablesOf)], cancellationToken).ConfigureAwait(false);
        await Task.WhenAll(hosts.Select(host => network.ConnectAsync(host.Key, host.Value, cancellationToken))).ConfigureAwait(false);
        await BatchAsync(["tc", "-batch", "-"], [.. scenario.Hosts.SelectMany(static host => Cabling.Shaping(host.Key, host.Value))], cancellationToken).ConfigureAwait(false);
        string losses = string.Concat(hosts.Select(static host => Cabling.Losses(host.Key, host.Value)));
        if (losses.Length > 0)
            await Tool.RunAsync(["nft", "-f", "-"], losses, cancellationToken).ConfigureAwait(false);
        return network;
    }

    /// <summary>The names of the hosts of a lab.</summary>
    /// <param name="folder">The lab's folder.</param>
    public static IEnumerable<string> HostsIn(string folder) =>
        Directory.EnumerateFiles(Path.Combine(folder, Namespaces), "*.net").Select(static path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string FolderOf(string host) => FolderOf(folder, host);

    /// <summary>The command line that runs a program on a host; at the switch, when the host is a virtual machine.</summary>
    /// <param name="host">The host.</param>
    /// <param name="program">The program and its arguments.</param>
    public IReadOnlyList<string> On(string host, IReadOnlyList<string> program) => host == machine ? program :
        ["nsenter", "--net=" + NetFile(host), "--uts=" + UtsFile(host), "--", .. program];

    /// <inheritdoc/>
    public string FirstInterfaceOf(string host) => host == machine ? Cabling.Port(host, 0) : "eth0";

    /// <inheritdoc/>
    public bool Listens(int process, ushort port) => Sockets.Listens(process, port);

    /// <summary>Whether the session is over, as a host sees it. At the switch, where a virtual machine's cable ends, there are no connections: there its peers' say.</summary>
    /// <param name="host">The host.</param>
    /// <param name="process">A process on it.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    public async Task<bool> AreQuietAsync(string host, int process, CancellationToken cancellationToken)
    {
        if (host != machine)
            return Sockets.AreQuiet(process);
        foreach (string other in HostsIn(folder))
        {
            if (!Sockets.AreQuiet(await Tool.RunAsync(On(other, ["cat", "/proc/net/tcp", "/proc/net/tcp6"]), "", cancellationToken).ConfigureAwait(false)))
                return false;
        }

        return true;
    }

    private IEnumerable<string> CablesOf(KeyValuePair<string, LabHost> host) =>
        host.Key == machine ? Cabling.Taps(host.Key, host.Value) : Cabling.Cables(host.Key, host.Value, NetFile(host.Key));

    // A namespace lives as long as a file stands for it.
    private async Task RaiseAsync(string name, LabHost host, CancellationToken cancellationToken)
    {
        await Tool.RunAsync(["unshare", "--net=" + NetFile(name), "--uts=" + UtsFile(name), "hostname", name], "", cancellationToken).ConfigureAwait(false);
        await Tool.RunAsync(On(name, ["sh", "-e"]), Settings(Cabling.Kernel(host)), cancellationToken).ConfigureAwait(false);
    }

    // /proc/sys shows the settings of whoever looks.
    private static string Settings(IEnumerable<(string Name, string Value)> settings) =>
        string.Concat(settings.Select(static one => $"echo '{one.Value}' > /proc/sys/{one.Name}\n"));

    private async Task ConnectAsync(string name, LabHost host, CancellationToken cancellationToken)
    {
        await BatchAsync(On(name, ["ip", "-batch", "-"]), [.. Cabling.Addresses(host)], cancellationToken).ConfigureAwait(false);
        await BatchAsync(On(name, ["tc", "-batch", "-"]), [.. Cabling.Shaping(host)], cancellationToken).ConfigureAwait(false);
        if (host.Firewall.Count > 0)
            await BatchAsync(On(name, ["nft", "-f", "-"]), host.Firewall, cancellationToken).ConfigureAwait(false);
    }

    private static Task BatchAsync(IReadOnlyList<string> program, IReadOnlyList<string> lines, CancellationToken cancellationToken) =>
        lines.Count == 0 ? Task.CompletedTask : Tool.RunAsync(program, string.Join('\n', lines) + "\n", cancellationToken);

    /// <summary>The folder of a host in a lab's folder.</summary>
    internal static string FolderOf(string folder, string host) => Path.Combine(folder, host);

    /// <summary>The file that stands for a host's network namespace.</summary>
    internal static string NetFile(string folder, string host) => Path.Combine(folder, Namespaces, host + ".net");

    /// <summary>The file that stands for a host's name.</summary>
    internal static string UtsFile(string folder, string host) => Path.Combine(folder, Namespaces, host + ".uts");

    private string NetFile(string host) => NetFile(folder, host);

    private string UtsFile(string host) => UtsFile(folder, host);
}
