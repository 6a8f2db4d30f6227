using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Glassport.Lab.Scenarios;

/// <summary>Whether a scenario can be played. What ends in a command line or in a file's name is looked at here, once.</summary>
internal static partial class ScenarioCheck
{
    // They are in memory, here and in the lab.
    private const int LargestFile = 256 << 20;

    private const int HighestVlan = 4094;

    /// <summary>Throws unless it can.</summary>
    /// <exception cref="ScenarioException">It cannot; the message says where and why.</exception>
    public static void Require(Scenario scenario, string origin)
    {
        if (Fault(scenario) is { } fault)
            throw new ScenarioException($"{origin}: {fault}");
    }

    private static string? Fault(Scenario scenario) => ScenarioGaps.Fault(scenario) ?? FaultOfValues(scenario);

    private static string? FaultOfValues(Scenario scenario) =>
        !ScenarioName().IsMatch(scenario.Name) ? $"name: '{scenario.Name}' is no name: letters, digits and hyphens, at most 40."
        : scenario.Hosts.Count is 0 or > 16 ? "hosts: a lab has from 1 to 16 hosts."
        : scenario.Hosts.Select(static host => HostFault(host.Key, host.Value)).FirstOrDefault(static fault => fault is not null)
        ?? MissingHost(scenario)
        ?? scenario.Hosts.Where(host => host.Key != scenario.Server.Host && host.Value.Interfaces.Any(static one => one.Vlan > 0))
            .Select(static host => $"hosts.{host.Key}.interfaces: only the server's host can be in a VLAN.").FirstOrDefault()
        ?? scenario.Files.Keys.Concat(scenario.Client.Files.Keys).Where(static name => !FileName().IsMatch(name))
            .Select(static name => $"files: '{name}' is no file name: letters, digits, dots, hyphens and underscores.").FirstOrDefault()
        ?? scenario.Files.Concat(scenario.Client.Files).Where(static file => file.Value.Bytes is < 0 or > LargestFile)
            .Select(static file => $"files: '{file.Key}' has no {file.Value.Bytes} bytes, but from 0 to {LargestFile}.").FirstOrDefault()
        ?? UserFault(scenario)
        ?? AddressFault("server.publicAddress", scenario.Server.PublicAddress)
        ?? AddressFault("client.server", scenario.Client.Server)
        ?? PortFault("server.passivePorts", scenario.Server.PassivePorts)
        ?? PortFault("client.activePorts", scenario.Client.ActivePorts)
        ?? scenario.Client.Types.Where(static line => line.AsSpan().ContainsAny('\r', '\n', '\0'))
            .Select(static line => $"client.types: '{line}' is more than one line.").FirstOrDefault()
        ?? (scenario.Client.Repeats is < 1 or > 100 ? $"client.repeats: a client is started from 1 to 100 times, not {scenario.Client.Repeats}." : null)
        ?? scenario.See.Dialogue.Where(static line => !Exchange().IsMatch(line))
            .Select(static line => $"see.dialogue: '{line}' is no command and reply code such as \"PORT 200\".").FirstOrDefault();

    private static string? HostFault(string name, LabHost host) =>
        !HostName().IsMatch(name) ? $"hosts: '{name}' is no host name: a small letter, then at most nine small letters and digits."
        : host.Interfaces.Count is 0 or > 8 ? $"hosts.{name}: a host has from 1 to 8 interfaces."
        : host.Interfaces.Select(one => InterfaceFault(name, one)).FirstOrDefault(static fault => fault is not null)
        ?? AddressFault($"hosts.{name}.gateway", host.Gateway)
        ?? PortFault($"hosts.{name}.localPorts", host.LocalPorts);

    private static string? InterfaceFault(string host, LabInterface one) =>
        !HostName().IsMatch(one.Network) ? $"hosts.{host}.interfaces: '{one.Network}' is no network name: a small letter, then at most nine small letters and digits."
        : !IsNetworkAddress(one.Address) ? $"hosts.{host}.interfaces: '{one.Address}' is no address with its prefix length, such as 192.168.111.13/24."
        : one.Rate is { } rate && !LinkRate().IsMatch(rate) ? $"hosts.{host}.interfaces: '{rate}' is no rate such as 2mbit or 300kbit."
        : one.Vlan is < 0 or > HighestVlan ? $"hosts.{host}.interfaces: there is no VLAN {one.Vlan}, but from 1 to {HighestVlan}."
        : one.LosesOneIn < 0 ? $"hosts.{host}.interfaces: losesOneIn cannot be {one.LosesOneIn}."
        : null;

    private static bool IsNetworkAddress(string text) => text.Split('/') is [var address, var length] && IsAddress(address)
        && byte.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out byte bits) && bits <= (address.Contains(':') ? 128 : 32);

    // As it is written by everybody, and without a zone: it goes into command lines and configurations.
    private static bool IsAddress(string text) => IPAddress.TryParse(text, out IPAddress? parsed) && parsed.ToString() == text && !text.Contains('%');

    private static string? UserFault(Scenario scenario) =>
        !UserName().IsMatch(scenario.Server.User) ? $"server.user: '{scenario.Server.User}' is no user of a server: letters, digits, dots, hyphens and underscores, at most 32."
        : ControlFault("server.password", scenario.Server.Password) ?? ControlFault("client.user", scenario.Client.User) ?? ControlFault("client.password", scenario.Client.Password);

    private static string? ControlFault(string place, string? text) => text?.Any(char.IsControl) == true ? $"{place}: it has a control character." : null;

    private static string? AddressFault(string place, string? address) =>
        address is null || IsAddress(address) ? null : $"{place}: '{address}' is no address such as 192.168.111.1.";

    private static string? MissingHost(Scenario scenario) =>
        scenario.Programs.Select(static program => ("programs", program.Host))
            .Concat(scenario.Events.Select(static one => ("events", one.On)))
            .Append(("server.host", scenario.Server.Host)).Append(("client.host", scenario.Client.Host)).Append(("captureOn", scenario.CaptureOn))
            .Where(named => !scenario.Hosts.ContainsKey(named.Item2))
            .Select(named => $"{named.Item1}: there is no host '{named.Item2}'; there are {string.Join(", ", scenario.Hosts.Keys)}.").FirstOrDefault();

    private static string? PortFault(string place, string? range) => range is null || (range.Split('-') is [var first, var last]
        && ushort.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out ushort from)
        && ushort.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out ushort to) && from > 0 && from <= to)
        ? null : $"{place}: '{range}' is no range of ports such as 50000-50009.";

    [GeneratedRegex("^[A-Za-z0-9-]{1,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex ScenarioName();

    [GeneratedRegex("^[a-z][a-z0-9]{0,9}$", RegexOptions.CultureInvariant)]
    private static partial Regex HostName();

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}$", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9._-]{0,31}$", RegexOptions.CultureInvariant)]
    private static partial Regex UserName();

    [GeneratedRegex("^[1-9][0-9]{0,5}[kmg]bit$", RegexOptions.CultureInvariant)]
    private static partial Regex LinkRate();

    [GeneratedRegex(@"^[A-Z]{3,4}(\|[A-Z]{3,4})* [1-6][0-9]{2}(\|[1-6][0-9]{2})*$", RegexOptions.CultureInvariant)]
    private static partial Regex Exchange();
}
