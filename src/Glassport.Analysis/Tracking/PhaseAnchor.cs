namespace Glassport.Analysis.Tracking;

/// <summary>Where packets wait until the line or reply that they belong to is whole and its phase is known.</summary>
internal class PhaseAnchor
{
    // As ranges: a line without an end waits for ever, and its packets follow each other.
    private PacketRuns? waiting;

    /// <summary>An anchor whose phase will be known later.</summary>
    public PhaseAnchor()
    {
    }

    /// <summary>An anchor that is settled from the start.</summary>
    public PhaseAnchor(PhaseSlot slot) => Slot = slot;

    /// <summary>The phase, once it is known.</summary>
    public PhaseSlot? Slot { get; private set; }

    /// <summary>Adds a packet to the phase, now or as soon as it is known.</summary>
    public void Add(long packet)
    {
        if (Slot is not null)
            Slot.Packets.Add(packet);
        else
            (waiting ??= new PacketRuns()).Add(packet);
    }

    /// <summary>The phase is known.</summary>
    public void Settle(PhaseSlot slot)
    {
        Slot = slot;
        if (waiting is null)
            return;
        slot.Packets.Add(waiting);
        waiting = null;
    }
}
