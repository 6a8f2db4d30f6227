using Glassport.Analysis.Findings;
using Glassport.Analysis.Model;

namespace Glassport.Analysis.Rendering;

/// <summary>Findings in HTML: at a glance, and as cards with what to do.</summary>
internal static class HtmlFindings
{
    private const int CardsShown = 30;

    /// <summary>One line for each kind of finding.</summary>
    public static void Glance(HtmlText html, Survey survey)
    {
        IReadOnlyList<FindingTally> tallies = survey.Tallies;
        html.Raw("<section class=\"panel\" id=\"findings\"><h2>").Label(static labels => labels.Findings).Raw("</h2>\n");
        if (tallies.Count == 0)
        {
            html.Label("p", "calm", static labels => labels.NoFindings).Raw("</section>\n");
            return;
        }

        html.Raw("<ul class=\"glance\">\n");
        foreach (FindingTally tally in tallies)
        {
            Finding sample = tally.Sample;
            html.Open("li", Words.Of(sample.Severity)).Label("span", "badge", labels => labels.Of(sample.Severity)).Raw("<span>");
            Title(html, sample);
            html.Raw(tally.Count > 1 ? $" ×{Figures.Count(tally.Count)}" : "").Raw("</span><span class=\"where\">");
            if (tally.Count == 1 && sample.Packets.Count > 0)
                html.Label(labels => labels.PacketsOf(Figures.Packets(sample.Packets)) + " ");
            foreach (string place in survey.Count > 1 ? tally.Places : [])
            {
                if (survey.Told.Contains(place))
                    html.Raw("<a href=\"#").Text(place).Raw("\">").Text(place).Raw("</a> ");
                else
                    html.Text(place + " ");
            }

            html.Raw(tally.More ? "…" : "").Raw("</span></li>\n");
        }

        html.Raw("</ul></section>\n");
    }

    /// <summary>A card for each finding.</summary>
    public static void Cards(HtmlText html, IReadOnlyList<Finding> findings)
    {
        int shown = Math.Min(findings.Count, html.Options.Verbose ? int.MaxValue : CardsShown);
        foreach (Finding finding in findings.Take(shown))
        {
            html.Open("article", $"finding {Words.Of(finding.Severity)}").Raw("<header>")
                .Label("span", "badge", labels => labels.Of(finding.Severity)).Raw("<h4>");
            Title(html, finding);
            html.Raw("</h4></header>\n");
            html.Paragraphs(null, language => FindingCatalog.Words(finding, language).Detail ?? "");
            html.Paragraphs("advice", language => FindingCatalog.Words(finding, language).Advice is { Length: > 0 } advice
                ? $"{Labels.For(language).Advice}: {advice}" : "");
            html.Raw("<footer><code>").Text(finding.Id).Raw("</code>");
            if (finding.Packets.Count > 0)
                html.Raw(" · ").Label(labels => labels.PacketsOf(Figures.Packets(finding.Packets)));
            if (finding.DataConnection is { } data)
                html.Raw(" · ").Text(data);
            html.Raw("</footer></article>\n");
        }

        if (shown < findings.Count)
            html.Label("p", "more", labels => Labels.Fill(labels.MoreFindings, Figures.Count(findings.Count - shown)));
    }

    private static void Title(HtmlText html, Finding finding) => html.Inline(language =>
        FindingCatalog.Words(finding, language).Title is { Length: > 0 } title ? title : finding.Id);
}
