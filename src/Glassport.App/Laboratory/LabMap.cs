using Glassport.Lab.Scenarios;

namespace Glassport.App.Laboratory;

/// <summary>Draws which host is on which network.</summary>
internal static class LabMap
{
    /// <summary>The first address of a host, without its prefix length.</summary>
    public static string AddressOf(LabHost host) => host.Interfaces[0].Address.Split('/')[0];

    /// <summary>The lines: hosts that are on one network only stand at it; those between networks are drawn at each.</summary>
    public static IEnumerable<string> Of(Scenario scenario, ushort port)
    {
        var plugs = scenario.Hosts.SelectMany(static host => host.Value.Interfaces.Select(one => (Host: host.Key, one.Network, one.Address, host.Value.Forwards))).ToArray();
        int width = plugs.Max(static plug => plug.Host.Length + plug.Address.Length) + 4;
        foreach (var network in plugs.GroupBy(static plug => plug.Network))
        {
            yield return $"{network.Key}";
            foreach ((int index, var plug) in network.Index())
            {
                string branch = index == network.Count() - 1 ? "└──" : "├──";
                string what = plug.Forwards ? "   (router)" : plug.Host == scenario.Server.Host ? $"   :{port}" : "";
                yield return $"{branch} {plug.Host.PadRight(width - plug.Address.Length - 2)}{plug.Address}{what}";
            }
        }
    }
}
