using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Rendering;

/// <summary>A numbered step of a story: one phase, or a run of transfers told as one.</summary>
/// <param name="Phases">The phases, in order; a single one unless <paramref name="IsRun"/>.</param>
/// <param name="IsRun">Whether it stands for a run of transfers.</param>
internal sealed record StoryStep(IReadOnlyList<Phase> Phases, bool IsRun)
{
    private const int TransfersToldOneByOne = 12;
    private const int ShortestRun = 4;

    /// <summary>The steps of <paramref name="conversation"/>, with <paramref name="around"/> in their places by packet number.</summary>
    public static IReadOnlyList<StoryStep> Of(Conversation conversation, IReadOnlyList<Phase> around, bool verbose)
    {
        IReadOnlyList<Phase> phases = around.Count == 0 ? conversation.Phases : [.. conversation.Phases.Concat(around).OrderBy(FirstPacket)];
        List<StoryStep> steps = [];
        if (verbose || phases.Count(IsTransfer) <= TransfersToldOneByOne)
        {
            foreach (Phase phase in phases)
                steps.Add(new([phase], false));
            return steps;
        }

        List<Phase> run = [];
        foreach (Phase phase in phases)
        {
            if (!IsTransfer(phase) && !BelongsBetween(phase))
                Flush(steps, run);
            run.Add(phase);
            if (!IsTransfer(phase) && !BelongsBetween(phase))
                Flush(steps, run);
        }

        Flush(steps, run);
        return steps;
    }

    /// <summary>The step's title, its packets and its text.</summary>
    public (string Title, string Packets, string Text) Tell(Conversation conversation, Explanation explanation, Language language)
    {
        Labels labels = Labels.For(language);
        if (IsRun)
            return TransferRun.Tell(Phases, conversation, labels);
        Phase phase = Phases[0];
        PhaseWords words = phase.Conversation is null
            ? Storyteller.Tell(phase, explanation, language)
            : Storyteller.Tell(phase, conversation, language);
        return (string.IsNullOrEmpty(words.Title) ? labels.Of(phase.Name) : words.Title, Figures.Packets(phase.Packets), words.Text ?? "");
    }

    /// <summary>Whether the phase moves a file or a listing.</summary>
    public static bool IsTransfer(Phase phase) => phase.Name is PhaseName.List or PhaseName.Download or PhaseName.Upload;

    private static bool BelongsBetween(Phase phase) =>
        phase.Name is PhaseName.Type or PhaseName.Restart or PhaseName.Files or PhaseName.Negotiation or PhaseName.Information or PhaseName.Arp or PhaseName.Other;

    private static long FirstPacket(Phase phase) => phase.Packets.Count > 0 ? phase.Packets[0].First : 0;

    private static void Flush(List<StoryStep> steps, List<Phase> run)
    {
        // What stands before the first transfer of a run is a preparation of its own; what follows the last one too.
        int first = run.FindIndex(IsTransfer), last = run.FindLastIndex(IsTransfer);
        bool together = run.Count(IsTransfer) >= ShortestRun;
        for (int i = 0; i < run.Count; i++)
        {
            if (together && i == first)
            {
                steps.Add(new(run.GetRange(first, last - first + 1), true));
                i = last;
            }
            else
            {
                steps.Add(new([run[i]], false));
            }
        }

        run.Clear();
    }
}
