using Glassport.Analysis.Model;

namespace Glassport.Fuzz.Oracles;

/// <summary>What holds of every explanation.</summary>
internal static class WholeExplanation
{
    /// <summary>Checks the whole of it. Small captures only: every packet is looked up.</summary>
    public static void Check(Explanation explanation)
    {
        long packets = explanation.Capture.Packets;
        PhaseName?[] phases = new PhaseName?[packets + 1];
        HashSet<string> ids = [];
        foreach (Conversation conversation in explanation.Conversations)
        {
            Invariant.Holds(ids.Add(conversation.Id), "a conversation's id is its own");
            foreach (Phase phase in conversation.Phases)
                Claim(phases, phase);
            Check(conversation, packets);
        }

        foreach (Phase phase in explanation.Phases)
            Claim(phases, phase);
        for (long packet = 1; packet <= packets; packet++)
            Invariant.Holds(phases[packet] is not null, "every packet is in a phase");
        Invariant.Holds(explanation.Findings.All(finding => Known(finding, packets)), "findings name packets of the capture");
        if (explanation.Packets is { } roles)
            Check(roles, phases);
    }

    private static void Claim(PhaseName?[] phases, Phase phase)
    {
        foreach (PacketRange range in phase.Packets)
        {
            Invariant.Holds(range.First >= 1 && range.First <= range.Last && range.Last < phases.Length, "phases have packets of the capture");
            for (long packet = range.First; packet <= range.Last; packet++)
            {
                Invariant.Holds(phases[packet] is null, "a packet is in one phase only");
                phases[packet] = phase.Name;
            }
        }
    }

    private static void Check(Conversation conversation, long packets)
    {
        foreach (Exchange exchange in conversation.Exchanges)
        {
            Command command = exchange.Command;
            Invariant.Holds(Known(command.FirstPacket, packets) && Known(command.Packet, packets), "a command has its packets");
            Invariant.Holds(exchange.DataConnection is null || conversation.DataConnections.Any(data => data.Id == exchange.DataConnection),
                "a command names a data connection of its conversation");
            Invariant.Holds(exchange.Replies.All(reply => Known(reply.FirstPacket, packets) && Known(reply.Packet, packets)), "a reply has its packets");
        }

        foreach (DataConnection data in conversation.DataConnections)
        {
            Invariant.Holds(data.Bytes >= 0, "bytes are not negative");
            Invariant.Holds(data.Gaps.Count == 0 || data.Sha256 is null, "what is not whole has no hash");
            Invariant.Holds(!data.Complete || data.Gaps.Count == 0, "what is not whole is not complete");
            long end = 0;
            foreach ((long from, long to) in data.Gaps)
            {
                Invariant.Holds(from >= end && to > from && to <= data.Bytes, "gaps stand in their order within the bytes");
                end = to;
            }
        }

        Invariant.Holds(conversation.Findings.All(finding => Known(finding, packets)), "findings name packets of the capture");
        Invariant.Holds(conversation.Close.Packets.All(packet => packet >= 1 && packet <= packets), "a close has its packets");
    }

    private static void Check(IReadOnlyList<PacketRole> roles, PhaseName?[] phases)
    {
        Invariant.Holds(roles.Count == phases.Length - 1, "every packet has its roles");
        for (int i = 0; i < roles.Count; i++)
        {
            Invariant.Holds(roles[i].Packet == i + 1, "roles stand in capture order, each packet once");
            Invariant.Holds(roles[i].Phase == phases[i + 1], "a packet's role and the phases agree");
        }
    }

    private static bool Known(long packet, long packets) => packet >= 1 && packet <= packets;

    private static bool Known(Finding finding, long packets) => finding.Packets.All(packet => packet >= 1 && packet <= packets);
}
