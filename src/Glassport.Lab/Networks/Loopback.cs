using System.Net.NetworkInformation;
using Glassport.Lab.Scenarios;
using Glassport.Lab.Seats;

namespace Glassport.Lab.Networks;

/// <summary>
/// The hosts of a scenario where there are no namespaces: this machine is both, and its loopback interface is the cable between them (RFC 1122
/// §3.2.1.3). Only a client and a server with a plain cable can be played so.
/// </summary>
public sealed class Loopback : IHosts
{
    // Ports below 1024 are the administrator's, and on this machine something may serve FTP already.
    private const ushort FirstPort = 2121;
    private const ushort LastPort = 2199;

    private readonly string folder;
    private readonly ushort port;

    private Loopback(string folder, ushort port)
    {
        this.folder = folder;
        this.port = port;
    }

    private static IPGlobalProperties Machine => IPGlobalProperties.GetIPGlobalProperties();

    /// <summary>The name of the interface.</summary>
    public static string Interface => OperatingSystem.IsLinux() ? "lo" : "lo0";

    /// <summary>Makes the hosts' folders.</summary>
    /// <param name="scenario">Which.</param>
    /// <param name="folder">An empty folder that only this lab uses.</param>
    /// <param name="port">The server's port.</param>
    public static Loopback Make(Scenario scenario, string folder, ushort port)
    {
        Loopback hosts = new(folder, port);
        foreach (string name in scenario.Hosts.Keys)
            Directory.CreateDirectory(hosts.FolderOf(name));
        return hosts;
    }

    /// <summary>Null when a scenario can be played so, else why not.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="server">Who serves.</param>
    /// <param name="client">Who asks.</param>
    public static string? WhyNot(Scenario scenario, IServerProgram server, IClientProgram client)
    {
        string? lacks = scenario switch
        {
            { Hosts.Count: not 2 } or { Client.Server: not null } or { Programs.Count: > 0 } => "more hosts than a client and a server",
            _ when scenario.Hosts.Values.Any(static host => host.Firewall.Count > 0) => "a firewall",
            _ when scenario.Hosts.Values.Any(static host => host.Interfaces.Count > 1 || host.Forwards || host.Gateway is not null) => "a router",
            _ when scenario.Hosts.Values.Any(static host => host.Interfaces[0].Rate is not null || host.Interfaces[0].LosesOneIn > 0) => "a slow or lossy link",
            _ when scenario.Hosts.Values.Any(static host => host.Interfaces[0].Vlan > 0) => "a VLAN",
            _ => null,
        };
        if (lacks is not null)
            return $"The experiment {scenario.Name} needs {lacks}, which loopback cannot be.";
        return server.Name == SeatPrograms.Default && client.Name == SeatPrograms.Default
            ? null
            : $"On loopback only {SeatPrograms.Default} takes both seats: the other programs are set up for port 21 of a host of their own.";
    }

    /// <summary>The same scenario with both hosts on loopback.</summary>
    /// <param name="scenario">A scenario that can be played so.</param>
    public static Scenario Of(Scenario scenario)
    {
        bool isIPv6 = scenario.Hosts[scenario.Server.Host].Interfaces[0].Address.Contains(':');
        LabHost host = new() { Interfaces = [new() { Network = "loopback", Address = isIPv6 ? "::1/128" : "127.0.0.1/8" }] };
        return scenario with { Hosts = scenario.Hosts.ToDictionary(static one => one.Key, _ => host) };
    }

    /// <summary>A port that nobody listens on.</summary>
    /// <exception cref="LabException">There is none.</exception>
    public static ushort FreePort()
    {
        HashSet<int> taken = [.. Machine.GetActiveTcpListeners().Select(static end => end.Port)];
        return Enumerable.Range(FirstPort, LastPort - FirstPort + 1).Where(port => !taken.Contains(port)).Select(static port => (ushort?)port).FirstOrDefault()
            ?? throw new LabException($"All ports from {FirstPort} to {LastPort} are taken: there is none for the lab's server.");
    }

    /// <inheritdoc/>
    public string FolderOf(string host) => LabNetwork.FolderOf(folder, host);

    /// <inheritdoc/>
    public IReadOnlyList<string> On(string host, IReadOnlyList<string> program) => OperatingSystem.IsLinux() ? [.. Enclosure.Interruptible, .. program] : program;

    /// <inheritdoc/>
    public string FirstInterfaceOf(string host) => Interface;

    /// <inheritdoc/>
    public bool Listens(int process, ushort port) => Machine.GetActiveTcpListeners().Any(end => end.Port == port);

    /// <summary>Whether the session is over: other programs' connections are their own.</summary>
    /// <param name="host">The host.</param>
    /// <param name="process">A process on it.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    public Task<bool> AreQuietAsync(string host, int process, CancellationToken cancellationToken) => Task.FromResult(Machine.GetActiveTcpConnections()
        .All(one => one.State is TcpState.Listen or TcpState.TimeWait || (one.LocalEndPoint.Port != port && one.RemoteEndPoint.Port != port)));
}
