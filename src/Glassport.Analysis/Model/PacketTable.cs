using System.Collections;
using Glassport.Analysis.Tracking;
using Glassport.Packets;
using Glassport.Packets.Link;

namespace Glassport.Analysis.Model;

/// <summary>
/// What every packet of a capture is in the story, in capture order. It grows while the capture is read and may be read meanwhile from other threads;
/// a row's role and phase may become known only later. About 80 bytes a packet: texts that come again are kept once.
/// </summary>
public sealed class PacketTable : IReadOnlyList<PacketRole>
{
    private const int ChunkBits = 14;
    private const int ChunkLength = 1 << ChunkBits;
    private const int NoPort = -1;

    private readonly Dictionary<(HostAddress Address, int Port), int> endpointNumbers = [];
    private Entry[][] chunks = [];
    private End[] ends = [new(default, NoPort, "")];
    private int endCount = 1;
    private int count;

    /// <summary>How many packets have arrived.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>The row of a packet.</summary>
    /// <param name="index">The packet's number less one.</param>
    public PacketRole this[int index]
    {
        get
        {
            ref readonly Entry entry = ref At(index);
            return new(
                index + 1, new Timestamp(entry.Time), entry.Length, entry.Roles == Roles.None ? Roles.Other : entry.Roles, PhaseOf(entry), ConversationOf(entry),
                entry.Data?.Id, ends[entry.From].Text, ends[entry.To].Text, entry.Summary ?? "");
        }
    }

    /// <summary>Where a packet's frame lies in its file.</summary>
    /// <param name="index">The packet's number less one.</param>
    public FrameLocation Locate(int index)
    {
        ref readonly Entry entry = ref At(index);
        return new(entry.Offset, entry.Captured, entry.Length, entry.Link);
    }

    /// <inheritdoc/>
    public IEnumerator<PacketRole> GetEnumerator()
    {
        for (int index = 0; index < Count; index++)
            yield return this[index];
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Packets have come; what they are is noted later.</summary>
    /// <param name="packets">The packets, decoded.</param>
    /// <param name="position">Where the bytes that they lie in begin in their file.</param>
    internal void Arrive(ReadOnlySpan<Packet> packets, long position)
    {
        int next = count;
        foreach (ref readonly Packet packet in packets)
        {
            if (next >> ChunkBits == chunks.Length)
                Volatile.Write(ref chunks, [.. chunks, new Entry[ChunkLength]]);
            ref Entry entry = ref chunks[next >> ChunkBits][next & (ChunkLength - 1)];
            entry.Offset = position + packet.Offset;
            entry.Time = packet.Time.Nanoseconds;
            entry.Captured = packet.Length;
            entry.Length = packet.OriginalLength;
            entry.Link = packet.Link;
            entry.Kind = packet.Kind;
            if (packet.Kind is PacketKind.Tcp or PacketKind.Udp)
                (entry.From, entry.To) = (NumberOf(packet.Source, packet.SourcePort), NumberOf(packet.Destination, packet.DestinationPort));
            else if (packet.Kind != PacketKind.Undecoded)
                (entry.From, entry.To) = (NumberOf(packet.Source, NoPort), NumberOf(packet.Destination, NoPort));
            next++;
        }

        Volatile.Write(ref count, next);
    }

    /// <summary>Notes what a packet is.</summary>
    internal void Note(in Packet packet, Roles roles, PhaseAnchor anchor, string summary, ControlTracker? conversation = null, DataTracker? data = null)
    {
        int index = (int)(packet.Number - 1);
        ref Entry entry = ref chunks[index >> ChunkBits][index & (ChunkLength - 1)];
        entry.Summary = summary;
        entry.Anchor = anchor;
        entry.Data = data;
        entry.Conversation = conversation;
        entry.Roles = roles;
    }

    /// <summary>The entry of a packet.</summary>
    internal ref readonly Entry At(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        return ref Volatile.Read(ref chunks)[index >> ChunkBits][index & (ChunkLength - 1)];
    }

    /// <summary>The address and port of an end; the port is -1 where there is none.</summary>
    internal (HostAddress Address, int Port) EndOf(int number)
    {
        End end = Volatile.Read(ref ends)[number];
        return (end.Address, end.Port);
    }

    /// <summary>The phase of an entry, as far as it is known.</summary>
    internal static PhaseName PhaseOf(in Entry entry) => entry.Anchor?.Slot?.Final.Name ?? PhaseName.Other;

    /// <summary>The id of an entry's conversation, or null.</summary>
    internal static string? ConversationOf(in Entry entry) => entry.Conversation is { IsWithdrawn: false } conversation ? conversation.Id : null;

    private int NumberOf(HostAddress address, int port)
    {
        if (endpointNumbers.TryGetValue((address, port), out int number))
            return number;
        if (endCount == ends.Length)
        {
            End[] longer = new End[ends.Length * 2];
            ends.CopyTo(longer, 0);
            Volatile.Write(ref ends, longer);
        }

        ends[endCount] = new(address, port, port == NoPort ? address.ToString() : new Endpoint(address, (ushort)port).ToString());
        endpointNumbers.Add((address, port), endCount);
        return endCount++;
    }

    /// <summary>What is kept of a packet.</summary>
    internal struct Entry
    {
        public long Offset;
        public long Time;
        public int Captured;
        public int Length;
        public int From;
        public int To;
        public Roles Roles;
        public LinkType Link;
        public PacketKind Kind;
        public string? Summary;
        public PhaseAnchor? Anchor;
        public ControlTracker? Conversation;
        public DataTracker? Data;
    }

    private sealed record End(HostAddress Address, int Port, string Text);
}
