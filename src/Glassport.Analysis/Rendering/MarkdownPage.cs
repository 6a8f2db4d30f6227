using System.Globalization;
using Glassport.Analysis.Findings;
using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Rendering;

/// <summary>The explanation in Markdown: the same order as the text.</summary>
internal sealed class MarkdownPage(RenderingOptions options, Explanation explanation, Survey survey)
{
    private const int OthersShown = 60;
    private const int PhasesTold = 40;
    private const int TransfersShown = 60;
    private const int LadderRows = 120;
    private const int LadderWidth = 110;
    private const int FindingsShown = 30;
    private const int PacketsShown = 500;

    private readonly MarkdownText page = new();
    private readonly Labels labels = Labels.For(options.Language);

    /// <summary>The output, piece by piece.</summary>
    public IEnumerable<string> Pieces()
    {
        WriteCapture();
        WriteGlance();
        if (survey.Count == 0)
        {
            page.Paragraphs(labels.NoFtp);
            page.Paragraphs(explanation.OtherConnections.Count > 0 ? labels.NoFtpInstead : labels.NoFtpNothing);
        }
        else if (survey.Count > 1)
        {
            WriteOverview();
        }

        if (survey.Count != 1 && explanation.Phases.Count > 0)
            WriteAround();
        yield return page.Take();
        foreach (Conversation conversation in survey.Stories)
        {
            Write(conversation, survey.Count == 1 ? explanation.Phases : []);
            yield return page.Take();
        }

        if (explanation.Findings.Count > 0)
        {
            page.Heading(2, $"{labels.Findings}: {labels.Capture}");
            WriteFindings(explanation.Findings);
        }

        if (explanation.OtherConnections.Count > 0)
            WriteOthers();
        if (explanation.Packets is { Count: > 0 } packets)
            WritePackets(packets);
        yield return page.Take();
    }

    private void WriteCapture()
    {
        CaptureFacts capture = explanation.Capture;
        page.Heading(1, $"{labels.Report}: {string.Join(", ", capture.Files)}");
        List<string[]> facts =
        [
            [labels.Format, $"{capture.Format}; {string.Join(", ", capture.LinkTypes)}"],
            [labels.Packets, $"{Figures.Count(capture.Packets)} ({Figures.Bytes(capture.Bytes)})"],
        ];
        if (capture is { FirstTime: { } first, LastTime: { } last })
            facts.Add([labels.TimeSpan, $"{Figures.Moment(first)}, {Figures.Duration(last.MillisecondsSince(first))}"]);
        if (capture.TruncatedPackets > 0)
            facts.Add([labels.Truncated, Figures.Count(capture.TruncatedPackets)]);
        if (capture.UndecodedPackets > 0)
            facts.Add([labels.Undecoded, Figures.Count(capture.UndecodedPackets)]);
        if (capture.DroppedPackets is > 0 and { } dropped)
            facts.Add([labels.Dropped, Figures.Count(dropped)]);
        if (capture.Damage is { } damage)
            facts.Add([labels.Damage, Labels.Fill(labels.DamageAt, damage.File, Figures.Count(damage.Offset), damage.Reason)]);
        page.Table([labels.Capture, ""], facts);
    }

    private void WriteGlance()
    {
        page.Heading(2, labels.Findings);
        if (survey.Tallies.Count == 0)
        {
            page.Paragraphs(labels.NoFindings);
            return;
        }

        page.Table(["", labels.Findings, labels.FindingId, "×:", labels.Packets], survey.Tallies.Select(tally => new[]
        {
            labels.Of(tally.Sample.Severity), FindingCatalog.Words(tally.Sample, options.Language).Title ?? "", tally.Sample.Id, Figures.Count(tally.Count),
            (tally.Count == 1 ? Figures.Packets(tally.Sample.Packets) + " " : "") + string.Join(", ", tally.Places) + (tally.More ? ", …" : ""),
        }));
    }

    private void WriteOverview()
    {
        page.Heading(2, labels.Conversations);
        page.Table(["#", labels.Client, labels.Server, labels.User, labels.Transfers + ":", labels.Bytes + ":", labels.Duration + ":", labels.Errors + ":", labels.Outcome],
            survey.Rows.Select(row => new[]
            {
                row.Id, row.Client, row.Server, row.User, Figures.Count(row.Transfers), Figures.Bytes(row.Bytes), Figures.Duration(row.DurationMs),
                Figures.Count(row.Errors + row.Warnings), labels.Of(row.Outcome),
            }));
        if (survey.RowsOmitted > 0)
            page.Paragraphs(Labels.Fill(labels.MoreConversations, Figures.Count(survey.RowsOmitted)));
        if (survey.Told.Count < survey.Count)
            page.Paragraphs(Labels.Fill(labels.MoreConversationsTold, Figures.Count(survey.Told.Count), Figures.Count(survey.Count)));
    }

    private void WriteAround()
    {
        page.Heading(2, labels.Around);
        int shown = options.Verbose ? int.MaxValue : PhasesTold, number = 0;
        foreach (Phase phase in explanation.Phases.Take(shown))
        {
            PhaseWords words = Storyteller.Tell(phase, explanation, options.Language);
            Step(++number, string.IsNullOrEmpty(words.Title) ? labels.Of(phase.Name) : words.Title, Figures.Packets(phase.Packets), words.Text ?? "");
        }

        More(explanation.Phases.Count - shown);
    }

    private void Write(Conversation conversation, IReadOnlyList<Phase> around)
    {
        page.Heading(2, $"{conversation.Id}: {conversation.Client} → {conversation.Server}");
        page.Paragraphs(string.Join(" · ", TextConversation.Headline(conversation, labels, options.ShowSecrets)));
        page.Paragraphs(Storyteller.Summarise(conversation, options.Language) ?? "");
        page.Heading(3, labels.Story);
        int number = 0;
        foreach (StoryStep step in StoryStep.Of(conversation, around, options.Verbose))
        {
            (string title, string packets, string text) = step.Tell(conversation, explanation, options.Language);
            Step(++number, title, packets, text);
        }

        if (conversation.DataConnections.Count > 0)
            WriteTransfers(conversation);
        WriteLadder(conversation);
        if (conversation.Findings.Count > 0)
        {
            page.Heading(3, labels.Findings);
            WriteFindings(conversation.Findings);
        }
    }

    private void Step(int number, string title, string packets, string text)
    {
        string lead = string.Create(CultureInfo.InvariantCulture, $"{number}. ");
        string where = packets.Length == 0 ? "" : $" ({SafeText.Markdown(labels.PacketsOf(packets))})";
        page.Raw($"{lead}**{SafeText.Markdown(title)}**{where}\n");
        page.Paragraphs(text, lead.Length);
    }

    private void WriteTransfers(Conversation conversation)
    {
        page.Heading(3, labels.Transfers);
        (IReadOnlyList<TransferRow> rows, int omitted) = TransferRow.Of(conversation, labels, options.Verbose ? int.MaxValue : TransfersShown);
        page.Table(["#", labels.Command, labels.Path, labels.Direction, labels.Bytes + ":", labels.Duration + ":", labels.Rate + ":", "SHA-256", labels.Result],
            rows.Select(static row => new[]
            {
                row.Data.Id, row.Command, row.Path, row.Direction, row.Bytes, row.Duration, row.Rate, row.Sha256.Length > 16 ? row.Sha256[..16] + "…" : row.Sha256, row.Result,
            }));
        More(omitted);
    }

    private void WriteLadder(Conversation conversation)
    {
        IReadOnlyList<LadderRow> rows = Ladder.Of(conversation, labels, acknowledgments: options.Verbose, options.ShowSecrets);
        if (rows.Count == 0)
            return;
        page.Heading(3, labels.Ladder);
        TextLadder ladder = new(LadderWidth, new Ansi(false), labels);
        page.Fence(ladder.Lines(conversation, rows, explanation.Capture.FirstTime, options.Verbose ? int.MaxValue : LadderRows));
    }

    private void WriteFindings(IReadOnlyList<Finding> findings)
    {
        int shown = Math.Min(findings.Count, options.Verbose ? int.MaxValue : FindingsShown);
        foreach (Finding finding in findings.Take(shown))
        {
            FindingWords words = FindingCatalog.Words(finding, options.Language);
            string where = finding.Packets.Count == 0 ? "" : $", {SafeText.Markdown(labels.PacketsOf(Figures.Packets(finding.Packets)))}";
            page.Raw($"- **{labels.Of(finding.Severity)}: {SafeText.Markdown(string.IsNullOrEmpty(words.Title) ? finding.Id : words.Title)}** ({SafeText.Markdown(finding.Id)}{where})\n");
            page.Paragraphs(words.Detail ?? "", 2);
            if (!string.IsNullOrEmpty(words.Advice))
                page.Paragraphs($"{labels.Advice}: {words.Advice}", 2);
        }

        if (shown < findings.Count)
            page.Paragraphs(Labels.Fill(labels.MoreFindings, Figures.Count(findings.Count - shown)));
    }

    private void WriteOthers()
    {
        page.Heading(2, labels.OtherConnections);
        int shown = Math.Min(explanation.OtherConnections.Count, options.Verbose ? int.MaxValue : OthersShown);
        page.Table([labels.From, labels.To, labels.LooksLike, labels.Packets + ":", labels.Bytes + ":"], explanation.OtherConnections.Take(shown).Select(static other => new[]
        {
            other.From.ToString(), other.To.ToString(), other.LooksLike, Figures.Count(other.Packets), Figures.Bytes(other.Bytes),
        }));
        More(explanation.OtherConnections.Count - shown + explanation.OtherConnectionsOmitted);
    }

    private void WritePackets(IReadOnlyList<PacketRole> packets)
    {
        page.Heading(2, labels.Packets);
        int shown = Math.Min(packets.Count, options.Verbose ? int.MaxValue : PacketsShown);
        page.Table([labels.Packet + ":", labels.Time + ":", labels.From, labels.To, labels.Phase, labels.Role, labels.Summary], packets.Take(shown).Select(packet => new[]
        {
            Figures.Range(packet.Packet, packet.Packet), Figures.Offset(packet.Time, explanation.Capture.FirstTime), packet.From, packet.To, Words.Of(packet.Phase),
            string.Join(' ', Words.Of(packet.Roles)), packet.Summary,
        }));
        if (shown < packets.Count)
            page.Paragraphs(Labels.Fill(labels.MorePackets, Figures.Count(packets.Count - shown)));
    }

    private void More(long left)
    {
        if (left > 0)
            page.Paragraphs(Labels.Fill(labels.MoreRows, Figures.Count(left)));
    }
}
