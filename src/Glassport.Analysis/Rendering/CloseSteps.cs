using Glassport.Analysis.Model;

namespace Glassport.Analysis.Rendering;

/// <summary>The packets that closed a connection, each with its sender where that is known.</summary>
internal static class CloseSteps
{
    /// <summary>The steps of <paramref name="close"/>; where the model has only numbers, all but the first lack a sender: both sides may have closed at once.</summary>
    public static IEnumerable<(long Packet, Side? Sender, string Label, LadderMark Mark)> Of(Close close)
    {
        if (close.Steps.Count > 0)
        {
            foreach (CloseStep step in close.Steps)
            {
                yield return step.Kind switch
                {
                    CloseStepKind.Rst => (step.Packet, step.From, "RST", LadderMark.Reset),
                    CloseStepKind.Ack => (step.Packet, step.From, "ACK", LadderMark.Acknowledgment),
                    _ => (step.Packet, step.From, step.Acknowledges is null ? "FIN" : "FIN, ACK", LadderMark.Fin),
                };
            }

            yield break;
        }

        if (close.Kind == CloseKind.None)
            yield break;
        (string first, string later) = close.Kind switch
        {
            CloseKind.Rst => ("RST", "RST"),
            CloseKind.FinRst => ("FIN / RST", "FIN / ACK / RST"),
            _ => ("FIN", "FIN / ACK"),
        };
        LadderMark mark = close.Kind == CloseKind.Rst ? LadderMark.Reset : LadderMark.Fin;
        for (int i = 0; i < close.Packets.Count; i++)
            yield return (close.Packets[i], i == 0 ? close.Initiator : null, i == 0 ? first : later, mark);
    }
}
