namespace Glassport.Peers.Tests;

/// <summary>The rows of theories.</summary>
internal static class Row
{
    /// <summary>The rows of a theory: clients, and the ways that they go.</summary>
    /// <param name="include">Which ways.</param>
    public static TheoryData<string, bool, bool, Security> Of(Func<Way, bool> include)
    {
        TheoryData<string, bool, bool, Security> rows = [];
        foreach (var peer in Peers.Peer.All)
        {
            foreach (var way in peer.Ways.Where(include))
                rows.Add(peer.Name, way.IsActive, way.IsIPv6, way.Security);
        }

        return rows;
    }
}
