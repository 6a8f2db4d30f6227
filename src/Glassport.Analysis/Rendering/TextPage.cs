using System.Text;
using Glassport.Analysis.Findings;
using Glassport.Analysis.Model;

namespace Glassport.Analysis.Rendering;

/// <summary>The pages of the text rendering: the capture, the findings at a glance, the overview, the stories.</summary>
internal sealed class TextPage(RenderingOptions options, Explanation explanation, Survey survey)
{
    private const int OthersShown = 30;
    private const int ResolutionsTold = 40;

    private readonly TextLines lines = new(Math.Max(options.Width, 20), new Ansi(options.Colour));
    private readonly Labels labels = Labels.For(options.Language);

    /// <summary>The output, piece by piece.</summary>
    public IEnumerable<string> Pieces()
    {
        WriteCapture();
        WriteGlance();
        if (survey.Count == 0)
            WriteNoFtp();
        else
            WriteOverview();
        yield return lines.Take();

        bool single = survey.Count == 1;
        if (!single && explanation.Phases.Count > 0)
            WriteAround();
        yield return lines.Take();

        TextConversation told = new(lines, options, explanation);
        foreach (Conversation conversation in survey.Stories)
        {
            told.Write(conversation, single ? explanation.Phases : []);
            yield return lines.Take();
        }

        if (survey.Told.Count < survey.Count)
        {
            lines.Blank();
            lines.Text(Labels.Fill(labels.MoreConversationsTold, Figures.Count(survey.Told.Count), Figures.Count(survey.Count)));
        }

        if (explanation.Findings.Count > 0)
            WriteCaptureFindings();
        if (survey.Count > 0 && explanation.OtherConnections.Count > 0)
            WriteOthers();
        if (explanation.Packets is { } packets)
            WritePackets(packets);
        yield return lines.Take();
    }

    private void WriteCapture()
    {
        CaptureFacts capture = explanation.Capture;
        lines.Title($"Glassport · {labels.Report}");
        List<(string, string)> facts =
        [
            (labels.Files, string.Join(", ", capture.Files.Select(SafeText.Visible)) + $" ({capture.Format}; {string.Join(", ", capture.LinkTypes)})"),
            (labels.Packets, $"{Figures.Count(capture.Packets)} ({Figures.Bytes(capture.Bytes)})"),
        ];
        if (capture is { FirstTime: { } first, LastTime: { } last })
            facts.Add((labels.TimeSpan, $"{Figures.Moment(first)}, {Figures.Duration(last.MillisecondsSince(first))}"));
        if (survey.Count > 0)
            facts.Add((labels.Conversations, $"{Figures.Count(survey.Count)} FTP; {Labels.Fill(labels.TransferCount, Figures.Count(survey.Transfers), Figures.Bytes(survey.Bytes))}"));
        if (capture.TruncatedPackets > 0)
            facts.Add((labels.Truncated, Figures.Count(capture.TruncatedPackets)));
        if (capture.UndecodedPackets > 0)
            facts.Add((labels.Undecoded, Figures.Count(capture.UndecodedPackets)));
        if (capture.DroppedPackets is > 0 and { } dropped)
            facts.Add((labels.Dropped, Figures.Count(dropped)));
        if (capture.Damage is { } damage)
            facts.Add((labels.Damage, Labels.Fill(labels.DamageAt, SafeText.Visible(damage.File), Figures.Count(damage.Offset), SafeText.Visible(damage.Reason))));
        foreach ((long packet, string comment) in capture.Comments.Take(5))
            facts.Add((packet == 0 ? labels.Comments : labels.PacketsOf(Figures.Count(packet)), SafeText.Visible(comment)));
        lines.Facts(facts);
        if (capture.Packets == 0)
            lines.Text(labels.Empty);
    }

    private void WriteGlance()
    {
        lines.Heading(labels.Findings);
        IReadOnlyList<FindingTally> tallies = survey.Tallies;
        if (tallies.Count == 0)
            lines.Text(labels.NoFindings, 2);
        foreach (FindingTally tally in tallies)
        {
            Finding sample = tally.Sample;
            string title = FindingCatalog.Words(sample, options.Language).Title;
            StringBuilder text = new(string.IsNullOrEmpty(title) ? sample.Id : $"{SafeText.Visible(title)} [{sample.Id}]");
            if (tally.Count > 1)
                text.Append(" ×").Append(Figures.Count(tally.Count));
            if (tally.Count == 1 && sample.Packets.Count > 0)
                text.Append(", ").Append(labels.PacketsOf(Figures.Packets(sample.Packets)));
            if (survey.Count > 1 && tally.Places.Count > 0)
                text.Append(" (").AppendJoin(", ", tally.Places).Append(tally.More ? ", …)" : ")");
            lines.Marked(TextColumns.Pad(labels.Of(sample.Severity), 8), sample.Severity, text.ToString());
        }
    }

    private void WriteNoFtp()
    {
        lines.Blank();
        lines.Text(labels.NoFtp);
        lines.Text(explanation.OtherConnections.Count > 0 ? labels.NoFtpInstead : labels.NoFtpNothing);
        if (explanation.OtherConnections.Count > 0)
            WriteOthers();
    }

    private void WriteOverview()
    {
        if (survey.Count == 1)
            return;
        lines.Heading(labels.Conversations);
        TextTable table = new(new("#", Drop: 0), new(labels.Client, Least: 12), new(labels.Server, Least: 12), new(labels.User, Least: 6),
            new(labels.Transfers, Right: true, Drop: 2), new(labels.Bytes, Right: true, Drop: 1), new(labels.Duration, Right: true, Drop: 3),
            new(labels.Errors, Right: true, Drop: 1), new(labels.Outcome, Least: 8));
        foreach (SurveyRow row in survey.Rows)
        {
            table.Add(row.Id, row.Client, row.Server, row.User, Figures.Count(row.Transfers), Figures.Bytes(row.Bytes), Figures.Duration(row.DurationMs),
                row.Errors + row.Warnings == 0 ? "" : Figures.Count(row.Errors + row.Warnings), labels.Of(row.Outcome));
        }

        lines.Table(table);
        if (survey.RowsOmitted > 0)
            lines.Text(Labels.Fill(labels.MoreConversations, Figures.Count(survey.RowsOmitted)), 2);
    }

    private void WriteAround()
    {
        lines.Heading(labels.Around);
        foreach (Phase phase in explanation.Phases.Take(options.Verbose ? int.MaxValue : ResolutionsTold))
        {
            var (title, text) = Story.Storyteller.Tell(phase, explanation, options.Language);
            lines.Step(0, string.IsNullOrEmpty(title) ? labels.Of(phase.Name) : title, labels.PacketsOf(Figures.Packets(phase.Packets)), text ?? "");
        }

        if (!options.Verbose && explanation.Phases.Count > ResolutionsTold)
            lines.Text(Labels.Fill(labels.MoreRows, Figures.Count(explanation.Phases.Count - ResolutionsTold)), 2);
    }

    private void WriteCaptureFindings()
    {
        lines.Heading($"{labels.Findings}: {labels.Capture}");
        lines.Findings(explanation.Findings, labels, options);
    }

    private void WriteOthers()
    {
        lines.Heading(labels.OtherConnections);
        TextTable table = new(new(labels.From, Least: 14), new(labels.To, Least: 14), new(labels.LooksLike), new(labels.Packets, Right: true), new(labels.Bytes, Right: true, Drop: 1));
        IReadOnlyList<OtherConnection> others = explanation.OtherConnections;
        int shown = Math.Min(others.Count, options.Verbose ? int.MaxValue : OthersShown);
        foreach (OtherConnection other in others.Take(shown))
            table.Add(other.From.ToString(), other.To.ToString(), other.LooksLike, Figures.Count(other.Packets), Figures.Bytes(other.Bytes));
        lines.Table(table);
        long left = others.Count - shown + explanation.OtherConnectionsOmitted;
        if (left > 0)
            lines.Text(Labels.Fill(labels.MoreRows, Figures.Count(left)), 2);
    }

    private void WritePackets(IReadOnlyList<PacketRole> packets)
    {
        const int most = 1000;
        lines.Heading(labels.Packets);
        TextTable table = new(new(labels.Packet, Right: true), new(labels.Time, Right: true, Drop: 3), new(labels.From, Least: 9), new(labels.To, Least: 9),
            new(labels.Phase, Least: 6, Drop: 2), new(labels.Role, Least: 6, Drop: 4), new(labels.Summary, Least: 12));
        int shown = Math.Min(packets.Count, options.Verbose ? int.MaxValue : most);
        foreach (PacketRole packet in packets.Take(shown))
        {
            table.Add(Figures.Range(packet.Packet, packet.Packet), Figures.Offset(packet.Time, explanation.Capture.FirstTime), packet.From, packet.To,
                Words.Of(packet.Phase), string.Join(' ', Words.Of(packet.Roles)), packet.Summary);
        }

        lines.Table(table);
        if (shown < packets.Count)
            lines.Text(Labels.Fill(labels.MorePackets, Figures.Count(packets.Count - shown)), 2);
    }
}
