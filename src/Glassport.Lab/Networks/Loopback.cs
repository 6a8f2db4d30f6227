using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
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

    private Loopback(string folder) => this.folder = folder;

    /// <summary>The name of the interface.</summary>
    public static string Interface => OperatingSystem.IsLinux() ? "lo" : "lo0";

    /// <summary>Makes the hosts' folders.</summary>
    /// <param name="scenario">Which.</param>
    /// <param name="folder">An empty folder that only this lab uses.</param>
    public static Loopback Make(Scenario scenario, string folder)
    {
        Loopback hosts = new(folder);
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
        for (ushort port = FirstPort; port <= LastPort; port++)
        {
            using Socket socket = new(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp) { DualMode = true };
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.IPv6Any, port));
                return port;
            }
            catch (SocketException)
            {
                // Taken.
            }
        }

        throw new LabException($"All ports from {FirstPort} to {LastPort} are taken: there is none for the lab's server.");
    }

    /// <summary>Whether something listens on a port.</summary>
    /// <param name="port">The port.</param>
    internal static bool Listens(ushort port) => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(end => end.Port == port);

    /// <summary>Whether no connection with the server's port is open or being opened or closed.</summary>
    /// <param name="port">The port.</param>
    internal static bool IsQuiet(ushort port) => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections()
        .All(one => one.State is TcpState.Listen or TcpState.TimeWait || (one.LocalEndPoint.Port != port && one.RemoteEndPoint.Port != port));

    /// <inheritdoc/>
    public string FolderOf(string host) => LabNetwork.FolderOf(folder, host);

    /// <inheritdoc/>
    public IReadOnlyList<string> On(string host, IReadOnlyList<string> program) => program;

    /// <inheritdoc/>
    public string FirstInterfaceOf(string host) => Interface;
}
