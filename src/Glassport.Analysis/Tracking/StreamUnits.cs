using Glassport.Analysis.Model;
using Glassport.Packets;

namespace Glassport.Analysis.Tracking;

/// <summary>The lines of one direction of a control connection: which are coming, which wait for their acknowledgment, which were lately.</summary>
internal sealed class StreamUnits
{
    // Retransmissions come within a round trip or a few; a window of lines is enough to find what they repeat.
    private const int Kept = 64;

    // More lines than a window holds: the capture lacks the side that acknowledges them.
    private const int MaximumUnacknowledged = 512;

    private readonly List<StreamUnit> units = [];
    private int unacknowledged;
    private long acknowledged;

    /// <summary>The unit that is still coming, or null between units.</summary>
    public StreamUnit? Coming { get; private set; }

    /// <summary>The unit that holds a byte of the stream, or null.</summary>
    public StreamUnit? At(long offset)
    {
        for (int i = units.Count - 1; i >= 0; i--)
        {
            if (units[i].Start <= offset)
                return offset < units[i].End ? units[i] : null;
        }

        return null;
    }

    /// <summary>The last unit, or null.</summary>
    public StreamUnit? Last => units.Count > 0 ? units[^1] : null;

    /// <summary>The unit that a byte at <paramref name="offset"/> belongs to; begins one between units.</summary>
    public StreamUnit Begin(long offset)
    {
        if (Coming is null)
        {
            Coming = new StreamUnit(offset);
            if (units.Count >= 2 * Kept)
            {
                int drop = units.Count >= MaximumUnacknowledged ? Kept : Math.Min(Kept, unacknowledged);
                units.RemoveRange(0, drop);
                unacknowledged = Math.Max(0, unacknowledged - drop);
            }

            units.Add(Coming);
        }

        return Coming;
    }

    /// <summary>The unit that is coming is whole.</summary>
    public StreamUnit Complete(long end, Timestamp time)
    {
        StreamUnit unit = Coming!;
        unit.End = end;
        unit.Time = time;
        Coming = null;
        return unit;
    }

    /// <summary>
    /// The peer has acknowledged up to <paramref name="offset"/>. Answers the first unit of which bytes were newly acknowledged,
    /// or null when none were.
    /// </summary>
    public StreamUnit? Acknowledge(long offset, long packet, AcknowledgmentKind kind, Timestamp time)
    {
        if (offset <= acknowledged)
            return null;
        StreamUnit? first = null;
        long before = acknowledged;
        acknowledged = offset;
        while (unacknowledged < units.Count)
        {
            StreamUnit unit = units[unacknowledged];
            if (unit.Start >= offset)
                break;
            if (unit.End > before)
                first ??= unit;
            if (unit.End > offset)
                break;
            unit.Acknowledge(packet, kind, time);
            unacknowledged++;
        }

        return first;
    }
}
