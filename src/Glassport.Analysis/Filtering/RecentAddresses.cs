using Glassport.Packets;

namespace Glassport.Analysis.Filtering;

/// <summary>
/// The latest ARP and neighbour discovery packets of hosts that take part in no session yet: who asks for an address opens a connection
/// next, and the question belongs to the story.
/// </summary>
internal sealed class RecentAddresses
{
    // A host asks just before its first packet, and again for some seconds when nobody answers. On a large network some dozens
    // a second pass by.
    private const int Slots = 256;
    private const long MaximumAge = 10_000_000_000;

    // Ethernet with tags, IPv6, a neighbour advertisement with its options.
    private const int MostBytes = 256;

    private readonly WaitingPacket[] packets = new WaitingPacket[Slots];
    private readonly byte[] bytes = new byte[Slots * MostBytes];
    private int next;
    private int count;

    /// <summary>Keeps a packet in the place of the oldest.</summary>
    public void Add(in WaitingPacket waiting, ReadOnlySpan<byte> content)
    {
        if (content.Length > MostBytes)
            return;
        packets[next] = waiting;
        content.CopyTo(bytes.AsSpan(next * MostBytes));
        next = (next + 1) % Slots;
        count = Math.Min(count + 1, Slots);
    }

    /// <summary>Takes out the oldest packet about one of the hosts that is not too old; false when there is none.</summary>
    public bool TryTake(KnownHosts hosts, Timestamp now, out WaitingPacket waiting, out ReadOnlySpan<byte> content)
    {
        for (int i = count; i > 0; i--)
        {
            int at = (next - i + Slots) % Slots;
            waiting = packets[at];
            if (waiting.Packet.Length == 0 || now.Nanoseconds - waiting.Packet.Time.Nanoseconds > MaximumAge)
                continue;
            if (!hosts.Concern(waiting.Question))
                continue;
            packets[at] = default;
            content = bytes.AsSpan(at * MostBytes, waiting.Packet.Length);
            return true;
        }

        waiting = default;
        content = default;
        return false;
    }
}
