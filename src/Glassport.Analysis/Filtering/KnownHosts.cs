using System.Runtime.InteropServices;
using Glassport.Analysis.Tracking;
using Glassport.Packets;

namespace Glassport.Analysis.Filtering;

/// <summary>
/// The hosts of the sessions that are let through and go on, to know which ARP and neighbour discovery is about them: between the two hosts
/// of a session, in IPv6 also from the link-local address of one of them (RFC 4861 §7.2.2 leaves the choice to the sender).
/// </summary>
internal sealed class KnownHosts
{
    private readonly Dictionary<HostPair, int> pairs = [];
    private readonly Dictionary<(HostAddress Host, MacAddress Neighbour), int> neighbours = [];

    /// <summary>Whether a packet is about them.</summary>
    public bool Concern(in AddressQuestion question)
    {
        if (pairs.ContainsKey(new HostPair(question.Source, question.Destination)))
            return true;
        HostAddress host = IsLinkLocal(question.Source) ? question.Destination : question.Source;
        return (IsLinkLocal(question.Source) || IsLinkLocal(question.Destination)) && neighbours.ContainsKey((host, question.Sender));
    }

    /// <summary>A session begins.</summary>
    /// <param name="client">One host.</param>
    /// <param name="server">The other.</param>
    /// <param name="ends">The MAC addresses between which its packets travel.</param>
    public void Add(HostAddress client, HostAddress server, (MacAddress, MacAddress) ends) => Count(client, server, ends, 1);

    /// <summary>A session ends.</summary>
    public void Remove(HostAddress client, HostAddress server, (MacAddress, MacAddress) ends) => Count(client, server, ends, -1);

    private static bool IsLinkLocal(HostAddress address) => address.High >> 54 == 0b11_1111_1010;

    private static void Count<T>(Dictionary<T, int> counts, T key, int by)
        where T : notnull
    {
        ref int count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _);
        count += by;
        if (count <= 0)
            counts.Remove(key);
    }

    private void Count(HostAddress client, HostAddress server, (MacAddress First, MacAddress Second) ends, int by)
    {
        Count(pairs, new HostPair(client, server), by);
        Count(neighbours, (client, ends.First), by);
        Count(neighbours, (client, ends.Second), by);
        Count(neighbours, (server, ends.First), by);
        Count(neighbours, (server, ends.Second), by);
    }
}
