using Glassport.Analysis.Model;

namespace Glassport.Analysis.Tracking;

/// <summary>Makes the phases of a conversation from the slots in which its packets were collected.</summary>
internal static class PhaseBuilder
{
    /// <summary>The phases in order of their first packet; neighbours of one kind are one phase, but each transfer is its own.</summary>
    public static IReadOnlyList<Phase> Build(ControlTracker control)
    {
        JoinTransfers(control.Session);
        Dictionary<PhaseSlot, PacketRuns> runs = [];
        foreach (PhaseSlot slot in Slots(control))
        {
            if (slot.Packets.IsEmpty)
                continue;
            PhaseSlot final = slot.Final;
            if (!runs.TryGetValue(final, out PacketRuns? collected))
                runs.Add(final, collected = new PacketRuns());
            collected.Add(slot.Packets);
        }

        List<(PhaseSlot Slot, IReadOnlyList<PacketRange> Packets)> found = new(runs.Count);
        foreach ((PhaseSlot slot, PacketRuns collected) in runs)
            found.Add((slot, collected.ToRanges()));
        found.Sort(static (a, b) => a.Packets[0].First.CompareTo(b.Packets[0].First));

        List<Phase> phases = [];
        List<PacketRange> open = [];
        for (int i = 0; i < found.Count; i++)
        {
            (PhaseSlot slot, IReadOnlyList<PacketRange> packets) = found[i];
            bool own = IsOwn(slot.Name);
            if (!own && i + 1 < found.Count && found[i + 1].Slot.Name == slot.Name)
            {
                open.AddRange(packets);
                continue;
            }

            if (open.Count > 0)
            {
                open.AddRange(packets);
                packets = Joined(open);
                open = [];
            }

            phases.Add(new Phase(slot.Name, control.Id, packets, slot.Data?.Id));
        }

        return phases;
    }

    private static bool IsOwn(PhaseName name) => name is PhaseName.List or PhaseName.Download or PhaseName.Upload;

    private static IReadOnlyList<PacketRange> Joined(List<PacketRange> ranges)
    {
        PacketRuns runs = new();
        runs.Add(ranges);
        return runs.ToRanges();
    }

    // What prepared a transfer, and every packet of its data connection, is part of it.
    private static void JoinTransfers(SessionState session)
    {
        foreach (Negotiation negotiation in session.Negotiations)
        {
            PhaseSlot? target = negotiation.Exchange?.Slot;
            if (negotiation.Transfer is { } transfer && !negotiation.Refused)
            {
                target = transfer.Slot;
                if (!negotiation.IsReused)
                    negotiation.Exchange?.Slot.Join(target);
                target.Data = negotiation.Carrier;
            }

            foreach (DataTracker data in negotiation.Connections)
            {
                if (target is not null)
                    data.Slot.Join(target);
            }
        }
    }

    /// <summary>Every slot that packets of the conversation can be in.</summary>
    public static IEnumerable<PhaseSlot> Slots(ControlTracker control)
    {
        foreach (PhaseSlot slot in control.OwnSlots)
            yield return slot;
        foreach (PhaseSlot slot in control.Session.OwnSlots)
            yield return slot;
        if (control.Tls is { } tls)
        {
            foreach (PhaseSlot slot in tls.Slots)
                yield return slot;
        }

        foreach (ExchangeBuilder exchange in control.Session.Exchanges)
            yield return exchange.Slot;
        foreach (Negotiation negotiation in control.Session.Negotiations)
        {
            foreach (DataTracker data in negotiation.Connections)
                yield return data.Slot;
        }
    }
}
