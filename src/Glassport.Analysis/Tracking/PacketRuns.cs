using Glassport.Analysis.Model;

namespace Glassport.Analysis.Tracking;

/// <summary>Packet numbers as ranges, while they are collected. Mostly in order; <see cref="ToRanges"/> sorts and joins.</summary>
internal sealed class PacketRuns
{
    // 16 bytes a range: a long transfer whose packets lie between those of another one must not eat the memory.
    private const int MaximumRanges = 200_000;

    private readonly List<PacketRange> ranges = [];

    /// <summary>Whether nothing was added.</summary>
    public bool IsEmpty => ranges.Count == 0;

    /// <summary>Adds a packet.</summary>
    public void Add(long packet)
    {
        if (ranges.Count > 0)
        {
            PacketRange last = ranges[^1];
            if (packet == last.Last + 1 || (ranges.Count >= MaximumRanges && packet > last.Last))
            {
                ranges[^1] = last with { Last = packet };
                return;
            }
        }

        ranges.Add(new PacketRange(packet, packet));
    }

    /// <summary>Adds all of another.</summary>
    public void Add(PacketRuns other) => ranges.AddRange(other.ranges);

    /// <summary>Adds ranges.</summary>
    public void Add(IEnumerable<PacketRange> packets) => ranges.AddRange(packets);

    /// <summary>The ranges, sorted, none touching the next.</summary>
    public IReadOnlyList<PacketRange> ToRanges()
    {
        if (!IsInOrder())
            ranges.Sort(static (a, b) => a.First.CompareTo(b.First));
        int last = 0;
        for (int i = 1; i < ranges.Count; i++)
        {
            if (ranges[i].First <= ranges[last].Last + 1)
                ranges[last] = ranges[last] with { Last = Math.Max(ranges[last].Last, ranges[i].Last) };
            else
                ranges[++last] = ranges[i];
        }

        if (ranges.Count > 0)
            ranges.RemoveRange(last + 1, ranges.Count - last - 1);
        return ranges.ToArray();
    }

    private bool IsInOrder()
    {
        for (int i = 1; i < ranges.Count; i++)
        {
            if (ranges[i].First < ranges[i - 1].First)
                return false;
        }

        return true;
    }
}
