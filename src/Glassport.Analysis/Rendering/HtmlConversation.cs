using System.Globalization;
using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Rendering;

/// <summary>One conversation in HTML: headline, story, findings, transfers, ladder, dialogue.</summary>
internal sealed class HtmlConversation(HtmlText html, Explanation explanation)
{
    private const int LadderRows = 250;
    // Browsers break pages between pictures, not inside one.
    private const int StripRows = 8;
    private const int TransfersShown = 60;

    private readonly RenderingOptions options = html.Options;

    /// <summary>Writes it, with the phases that stand around it when it is the only one.</summary>
    public void Write(Conversation conversation, IReadOnlyList<Phase> around)
    {
        html.Raw("<section class=\"panel\" id=\"").Text(conversation.Id).Raw("\"><h2><span class=\"tag\">").Text(conversation.Id)
            .Raw("</span> <span class=\"ends\">").Text($"{conversation.Client} → {conversation.Server}").Raw("</span></h2>\n");
        html.Raw("<p class=\"headline\">").Inline(language => string.Join(" · ", TextConversation.Headline(conversation, Labels.For(language), options.ShowSecrets))).Raw("</p>\n");
        html.Paragraphs("summary", language => Storyteller.Summarise(conversation, language) ?? "");
        WriteStory(conversation, around);
        if (conversation.Findings.Count > 0)
        {
            html.Label("h3", null, static labels => labels.Findings);
            HtmlFindings.Cards(html, conversation.Findings);
        }

        if (conversation.DataConnections.Count > 0)
            WriteTransfers(conversation);
        WriteLadder(conversation);
        HtmlDialogue.Write(html, conversation, explanation.Capture.FirstTime);
        html.Raw("</section>\n");
    }

    private void WriteStory(Conversation conversation, IReadOnlyList<Phase> around)
    {
        html.Label("h3", null, static labels => labels.Story).Raw("\n<ol class=\"story\">\n");
        foreach (StoryStep step in StoryStep.Of(conversation, around, options.Verbose))
        {
            html.Raw(StoryStep.IsTransfer(step.Phases[0]) ? "<li class=\"moves\">" : "<li>").Raw("<div class=\"step\"><h4>")
                .Inline(language => step.Tell(conversation, explanation, language).Title).Raw("</h4>");
            string packets = step.Tell(conversation, explanation, Language.English).Packets;
            if (packets.Length > 0)
                html.Label("span", "packets", labels => labels.PacketsOf(packets));
            html.Raw("</div>\n").Paragraphs(null, language => step.Tell(conversation, explanation, language).Text).Raw("</li>\n");
        }

        html.Raw("</ol>\n");
    }

    private void WriteTransfers(Conversation conversation)
    {
        int limit = options.Verbose ? int.MaxValue : TransfersShown;
        var tables = PageLanguages.All.Select(language => TransferRow.Of(conversation, Labels.For(language), limit)).ToList();
        html.Label("h3", null, static labels => labels.Transfers);
        html.Table("transfers", null, (static _ => "#", null), (static labels => labels.Command, "wide"), (static labels => labels.Direction, null),
            (static labels => labels.Bytes, "num"), (static labels => labels.Duration, "num"), (static labels => labels.Rate, "num"), (static labels => labels.Result, null));
        for (int i = 0; i < tables[0].Rows.Count; i++)
        {
            TransferRow row = tables[0].Rows[i];
            int at = i;
            html.Raw("<tr>").RowHeader(row.Data.Id).Open("td", "wide").Element("span", "wire strong", $"{row.Command} {row.Path}".TrimEnd());
            WriteConnection(row.Data);
            html.Raw("</td>").Open("td", "keep").Label(labels => labels.Of(row.Data.Sender)).Raw("</td>")
                .Cell(row.Bytes, "num").Cell(row.Duration, "num").Cell(row.Rate, "num")
                .Open("td", row.Good ? "keep good" : "keep poor").Inline(language => tables[PageLanguages.All[0] == language ? 0 : 1].Rows[at].Result).Raw("</td></tr>\n");
        }

        html.EndTable();
        if (tables[0].Omitted > 0)
            html.Label("p", "more", labels => Labels.Fill(labels.MoreRows, Figures.Count(tables[0].Omitted)));
        HtmlListings.Write(html, conversation);
    }

    private void WriteConnection(DataConnection data)
    {
        string sum = data.Arithmetic is { } arithmetic ? $", {arithmetic}" : "";
        html.Raw("<span class=\"fine\">").Label(labels => data.IsActive ? labels.Active : labels.Passive).Text(data.NegotiatedBy is { } by ? $", {by}{sum}" : "")
            .Raw("</span><span class=\"fine wire\">").Text($"{data.From} → {data.To}").Raw("</span>");
        if (data.Sha256 is { } hash)
            html.Raw("<span class=\"fine wire\">SHA-256 ").Text(hash).Raw("</span>");
    }

    private void WriteLadder(Conversation conversation)
    {
        List<IReadOnlyList<LadderRow>> rows = [];
        foreach (Language language in PageLanguages.All)
            rows.Add(Ladder.Of(conversation, Labels.For(language), acknowledgments: true, options.ShowSecrets));
        if (rows[0].Count == 0)
            return;
        int shown = options.Verbose ? rows[0].Count : Math.Min(rows[0].Count, LadderRows);
        html.Label("h3", null, static labels => labels.Ladder).Raw("<p class=\"legend\"><span><i></i>").Label(static labels => labels.ControlLane)
            .Raw("</span><span><i class=\"d\"></i>").Label(static labels => labels.DataLane).Raw("</span></p>\n<div class=\"scroll strips\" role=\"group\" tabindex=\"0\">\n");
        SvgLadder ladder = new([.. PageLanguages.All.Select(Labels.For)]);
        for (int first = 0; first < shown; first += StripRows)
        {
            int count = Math.Min(StripRows, shown - first), height = SvgLadder.Height(count, first == 0);
            html.Raw(string.Create(CultureInfo.InvariantCulture,
                $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"ladder\" role=\"img\" viewBox=\"0 0 {SvgLadder.Width} {height}\">\n<title>"));
            html.Text($"{conversation.Id}: {conversation.Client} → {conversation.Server}").Raw("</title>\n");
            html.Raw(ladder.Draw(conversation, [.. rows.Select(language => language.Skip(first).Take(count).ToList())], explanation.Capture.FirstTime, 0, first == 0)).Raw("</svg>\n");
        }

        html.Raw("</div>\n");
        if (shown < rows[0].Count)
            html.Label("p", "more", labels => Labels.Fill(labels.MoreRows, Figures.Count(rows[0].Count - shown)));
    }
}
