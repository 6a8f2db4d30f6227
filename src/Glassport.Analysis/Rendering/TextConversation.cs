using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Rendering;

/// <summary>One conversation as text: headline, summary, story, transfers, ladder, findings.</summary>
internal sealed class TextConversation(TextLines lines, RenderingOptions options, Explanation explanation)
{
    private const int TransfersShown = 40;
    private const int LadderRows = 120;

    private readonly Labels labels = Labels.For(options.Language);

    /// <summary>Writes it, with the phases that stand around it when it is the only one.</summary>
    public void Write(Conversation conversation, IReadOnlyList<Phase> around)
    {
        lines.Blank();
        lines.Title($"{conversation.Id}  {conversation.Client} → {conversation.Server}");
        lines.Text(string.Join(" · ", Headline(conversation, labels, options.ShowSecrets)));
        string summary = Storyteller.Summarise(conversation, options.Language);
        if (summary.Length > 0)
        {
            lines.Blank();
            lines.Text(summary);
        }

        lines.Heading(labels.Story);
        int number = 0;
        foreach (StoryStep step in StoryStep.Of(conversation, around, options.Verbose))
        {
            (string title, string packets, string text) = step.Tell(conversation, explanation, options.Language);
            lines.Step(++number, title, packets.Length == 0 ? "" : labels.PacketsOf(packets), text);
        }

        WriteTransfers(conversation);
        WriteLadder(conversation);
        if (conversation.Findings.Count > 0)
        {
            lines.Heading(labels.Findings);
            lines.Findings(conversation.Findings, labels, options);
        }
    }

    /// <summary>What the headline of a conversation holds: user, end, duration, TLS.</summary>
    public static IEnumerable<string> Headline(Conversation conversation, Labels labels, bool showSecrets)
    {
        string user = WireWords.Of(conversation.Login, showSecrets);
        if (user.Length > 0)
            yield return $"{labels.User} {user}";
        yield return labels.Of(conversation.Outcome);
        yield return Figures.Duration(conversation.LastTime.MillisecondsSince(conversation.FirstTime));
        if (conversation.Tls is { } tls)
            yield return Labels.Fill(labels.TlsLine, string.Join(", ", new[] { tls.RequestedBy, tls.Version, tls.CipherSuite, tls.ServerName }.Where(static part => part is not null)));
    }

    private void WriteTransfers(Conversation conversation)
    {
        if (conversation.DataConnections.Count == 0)
            return;
        lines.Heading(labels.Transfers);
        (IReadOnlyList<TransferRow> rows, int omitted) = TransferRow.Of(conversation, labels, options.Verbose ? int.MaxValue : TransfersShown);
        TextTable table = new(new("#", Drop: 1), new(labels.Command), new(labels.Path, Least: 16), new(labels.Direction, Drop: 7), new(labels.Bytes, Right: true),
            new(labels.Duration, Right: true, Drop: 4), new(labels.Rate, Right: true, Drop: 5), new("SHA-256", Drop: 6), new(labels.Result, Least: 10));
        foreach (TransferRow row in rows)
        {
            string hash = row.Sha256.Length > 10 ? row.Sha256[..10] : row.Sha256;
            table.Add(row.Data.Id, row.Command, row.Path, labels.Towards(row.Data.Sender), row.Bytes, row.Duration, row.Rate, hash, row.Result);
        }

        lines.Table(table);
        if (omitted > 0)
            lines.Text(Labels.Fill(labels.MoreRows, Figures.Count(omitted)), 2);
    }

    private void WriteLadder(Conversation conversation)
    {
        IReadOnlyList<LadderRow> rows = Ladder.Of(conversation, labels, options.Verbose, options.ShowSecrets);
        if (rows.Count == 0)
            return;
        lines.Heading(labels.Ladder);
        TextLadder ladder = new(lines.Width, lines.Colours, labels);
        foreach (string line in ladder.Lines(conversation, rows, explanation.Capture.FirstTime, options.Verbose ? int.MaxValue : LadderRows))
            lines.Raw(line);
    }
}
