using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Rendering;

/// <summary>The phases of a whole capture.</summary>
internal static class CapturePhases
{
    /// <summary>
    /// Every phase with its words, in order of first packet. Conversations come in order of their first packet, so that only
    /// the phases of those that overlap in time are held at once.
    /// </summary>
    public static IEnumerable<(Phase Phase, PhaseWords Words)> InOrder(Explanation explanation, Language language)
    {
        PriorityQueue<(Phase, PhaseWords), (long FirstPacket, long Sequence)> waiting = new();
        long sequence = 0;
        foreach (Phase phase in explanation.Phases)
            waiting.Enqueue((phase, Storyteller.Tell(phase, explanation, language)), (FirstPacket(phase), sequence++));
        foreach (Conversation conversation in explanation.Conversations)
        {
            while (waiting.TryPeek(out (Phase, PhaseWords) told, out var key) && key.FirstPacket < conversation.FirstPacket)
            {
                waiting.Dequeue();
                yield return told;
            }

            foreach (Phase phase in conversation.Phases)
                waiting.Enqueue((phase, Storyteller.Tell(phase, conversation, language)), (FirstPacket(phase), sequence++));
        }

        while (waiting.TryDequeue(out (Phase, PhaseWords) told, out _))
            yield return told;
    }

    private static long FirstPacket(Phase phase) => phase.Packets.Count > 0 ? phase.Packets[0].First : long.MaxValue;
}
