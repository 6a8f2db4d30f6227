using Glassport.Analysis.Model;

namespace Glassport.Analysis.Tracking;

/// <summary>A phase while its packets are collected. What it is may change: a PORT becomes part of the download that uses it.</summary>
internal sealed class PhaseSlot(PhaseName name)
{
    private PhaseSlot? joined;

    /// <summary>What the packets serve.</summary>
    public PhaseName Name { get; set; } = name;

    /// <summary>The data connection of a transfer.</summary>
    public DataTracker? Data { get; set; }

    /// <summary>The packets, those of joined slots not included.</summary>
    public PacketRuns Packets { get; } = new();

    /// <summary>The slot that this one ended up in: itself, unless it was joined to another.</summary>
    public PhaseSlot Final
    {
        get
        {
            PhaseSlot slot = this;
            while (slot.joined is not null)
                slot = slot.joined;
            return slot;
        }
    }

    /// <summary>From now on this slot is part of <paramref name="other"/>.</summary>
    public void Join(PhaseSlot other)
    {
        PhaseSlot end = other.Final;
        if (end != this)
            joined = end;
    }
}
