using Glassport.Analysis.Model;
using Glassport.Packets;
using Glassport.Packets.Streams;

namespace Glassport.Analysis.Tracking;

/// <summary>What a capture holds besides its conversations: address resolution, ICMP, other connections, and what is wrong with the capture itself.</summary>
/// <param name="tellsPhases">Whether the phases outside conversations will be told: that takes a bit for every packet.</param>
internal sealed class Surroundings(bool tellsPhases)
{
    private const int MaximumOthers = 10_000;
    private const int MaximumListed = 2_000;
    private const int MaximumHostPairs = 100_000;

    private readonly PhaseSlot otherSlot = new(PhaseName.Other);
    private readonly PhaseAnchor arp = new(new PhaseSlot(PhaseName.Arp));
    private readonly PhaseAnchor icmp = new(new PhaseSlot(PhaseName.Icmp));
    private readonly AddressLedger addresses = new();
    private readonly PacketBitmap? claimed = tellsPhases ? new() : null;
    private readonly HashSet<HostPair> hostPairs = [];
    private readonly List<OtherConnection> others = [];
    private readonly List<long> cutPackets = [];
    private readonly List<long> doubledPackets = [];

    public PhaseSlot OtherSlot => otherSlot;

    public PhaseAnchor Icmp => icmp;

    public long OthersOmitted { get; private set; }

    public long DoubledCount { get; private set; }

    public IReadOnlyList<long> CutPackets => cutPackets;

    public IReadOnlyList<long> DoubledPackets => doubledPackets;

    public IReadOnlyList<AddressResolution> Addresses => addresses.ToList();

    /// <summary>The connections of no conversation, in order of their first packet.</summary>
    public IReadOnlyList<OtherConnection> Others
    {
        get
        {
            others.Sort(static (a, b) => a.FirstPacket.CompareTo(b.FirstPacket));
            return others;
        }
    }

    /// <summary>The packet belongs to a conversation, or to another phase that is told.</summary>
    public void Claim(long packet) => claimed?.Set(packet);

    /// <summary>These packets do not, after all.</summary>
    public void GiveUp(PacketRange packets) => claimed?.Clear(packets);

    /// <summary>The packet's payload was cut by the snap length.</summary>
    public void Cut(long packet) => Keep(cutPackets, packet);

    /// <summary>The packet is the second copy of another.</summary>
    public void Double(long packet)
    {
        DoubledCount++;
        Keep(doubledPackets, packet);
    }

    /// <summary>The two hosts have a conversation.</summary>
    public void Meet(HostAddress one, HostAddress other)
    {
        if (hostPairs.Count < MaximumHostPairs)
            hostPairs.Add(new HostPair(one, other));
    }

    /// <summary>An ARP or neighbour discovery packet.</summary>
    public void Resolve(in Packet packet, PacketTable? table)
    {
        Claim(packet.Number);
        arp.Add(packet.Number);
        if (addresses.Add(packet))
            Double(packet.Number);
        if (table is null)
            return;
        bool isArp = packet.Kind == PacketKind.Arp;
        bool request = isArp ? packet.Type == 1 : packet.Type == 135;
        Roles roles = !isArp ? Roles.Icmp : request ? Roles.ArpRequest : Roles.ArpReply;
        string summary = request ? $"Who has {packet.Destination}? Tell {packet.Source}" : $"{packet.Source} is at {packet.SourceMac}";
        table.Note(packet, roles, arp, summary);
    }

    /// <summary>A connection outside any conversation is over.</summary>
    public void Add(TcpConnection connection, OtherTcp role)
    {
        if (!role.Listed)
            return;
        if (others.Count >= MaximumOthers)
        {
            OthersOmitted++;
            return;
        }

        string looks = role.LooksLike;
        bool high = connection.Called.Port > 1023 && (connection.Opener.Port > 1023 || connection.Opener.Port == 20);
        if (looks == "unknown" && high && hostPairs.Contains(new HostPair(connection.Opener.Address, connection.Called.Address)))
            looks = "ftp-data";
        long bytes = connection.FromOpener.PayloadBytes + connection.FromCalled.PayloadBytes;
        others.Add(new OtherConnection(connection.Opener, connection.Called, connection.Packets, bytes, looks, connection.FirstPacket));
    }

    /// <summary>The phases outside conversations.</summary>
    /// <param name="packets">How many packets the capture has.</param>
    public IReadOnlyList<Phase> Phases(long packets)
    {
        List<Phase> phases = [];
        foreach (PhaseSlot slot in new[] { arp.Slot!, icmp.Slot! })
        {
            if (!slot.Packets.IsEmpty)
                phases.Add(new Phase(slot.Name, null, slot.Packets.ToRanges()));
        }

        IReadOnlyList<PacketRange> rest = claimed?.Unmarked(packets) ?? [];
        if (rest.Count > 0)
            phases.Add(new Phase(PhaseName.Other, null, rest));
        phases.Sort(static (a, b) => a.Packets[0].First.CompareTo(b.Packets[0].First));
        return phases;
    }

    private static void Keep(List<long> list, long packet)
    {
        if (list.Count < MaximumListed)
            list.Add(packet);
    }
}
