using System.Text;
using Glassport.Analysis.Model;

namespace Glassport.Analysis.Rendering;

/// <summary>Many transfers in a row, told as one step.</summary>
internal static class TransferRun
{
    private const int PacketsNamed = 6;

    /// <summary>A title, the packets, and one sentence for each kind of transfer in the run.</summary>
    public static (string Title, string Packets, string Text) Tell(IReadOnlyList<Phase> phases, Conversation conversation, Labels labels)
    {
        Dictionary<string, DataConnection> byId = [];
        foreach (DataConnection data in conversation.DataConnections)
            byId[data.Id] = data;

        List<string> sentences = [];
        int transfers = 0;
        foreach (PhaseName name in (PhaseName[])[PhaseName.List, PhaseName.Download, PhaseName.Upload])
        {
            List<Phase> kind = [.. phases.Where(phase => phase.Name == name)];
            transfers += kind.Count;
            if (kind.Count > 0)
                sentences.Add(Sentence(name, kind, byId, labels));
        }

        List<Phase> between = [.. phases.Where(static phase => !StoryStep.IsTransfer(phase))];
        if (between.Count > 0)
        {
            IEnumerable<string> kinds = between.GroupBy(static phase => phase.Name).Select(group => $"{labels.Of(group.Key)} ×{Figures.Count(group.Count())}");
            sentences.Add(Labels.Fill(labels.GroupSteps, Figures.Count(between.Count), string.Join(", ", kinds)));
        }

        return (Labels.Fill(labels.GroupTitle, Figures.Count(transfers)), Span(phases), string.Join('\n', sentences));
    }

    private static string Sentence(PhaseName name, List<Phase> phases, Dictionary<string, DataConnection> byId, Labels labels)
    {
        long bytes = 0;
        DataConnection? largest = null;
        List<long> incomplete = [];
        int failures = 0;
        foreach (Phase phase in phases)
        {
            DataConnection? data = phase.DataConnection is { } id && byId.TryGetValue(id, out DataConnection? found) ? found : null;
            if (data is null || !data.Complete)
            {
                failures++;
                if (incomplete.Count < PacketsNamed)
                    incomplete.Add(phase.Packets.Count > 0 ? phase.Packets[0].First : 0);
            }

            if (data is null)
                continue;
            bytes += data.Bytes;
            if (data.Bytes > (largest?.Bytes ?? 0))
                largest = data;
        }

        StringBuilder text = new(Labels.Fill(labels.Group, labels.Of(name), Figures.Count(phases.Count), Span(phases), Figures.Bytes(bytes)));
        bool spaced = text[^1] == ',';
        text.Append(spaced ? " " : "").Append(failures == 0
            ? labels.GroupAllComplete
            : Labels.Fill(labels.GroupIncomplete, Figures.Count(failures), labels.PacketsOf(Figures.Packets(incomplete) + (failures > incomplete.Count ? ", …" : ""))));
        if (largest?.StoredAs is { Length: > 0 } || largest?.Path is { Length: > 0 })
            text.Append(spaced ? "; " : "；").Append(Labels.Fill(labels.GroupLargest, largest.StoredAs ?? largest.Path ?? "", Figures.Bytes(largest.Bytes)));
        return text.Append(spaced ? "." : "。").ToString();
    }

    private static string Span(IReadOnlyList<Phase> phases)
    {
        long first = long.MaxValue, last = 0;
        foreach (Phase phase in phases)
        {
            if (phase.Packets.Count == 0)
                continue;
            first = Math.Min(first, phase.Packets[0].First);
            last = Math.Max(last, phase.Packets[^1].Last);
        }

        return last == 0 ? "" : Figures.Range(first, last);
    }
}
