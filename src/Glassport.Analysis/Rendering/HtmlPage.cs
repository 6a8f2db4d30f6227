using Glassport.Analysis.Model;

namespace Glassport.Analysis.Rendering;

/// <summary>The report as one page: its frame and the order of its sections.</summary>
internal sealed class HtmlPage(RenderingOptions options, Explanation explanation, Survey survey)
{
    // A porthole: a ring, and what is seen through it.
    private const string Mark = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><circle cx=\"12\" cy=\"12\" r=\"10\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2.5\"/><path d=\"M5.5 9.5h11m-3-2.6 3 2.6-3 2.6M18.5 15h-11m3-2.6-3 2.6 3 2.6\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.6\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>";

    private readonly HtmlText html = new(options);
    private readonly Labels labels = Labels.For(options.Language);

    /// <summary>The output, piece by piece.</summary>
    public IEnumerable<string> Pieces()
    {
        HtmlCapture capture = new(html, explanation);
        WriteHead();
        WriteLead();
        HtmlFindings.Glance(html, survey);
        if (survey.Count == 0)
            WriteNoFtp(capture);
        else if (survey.Count > 1)
            capture.Overview(survey);
        if (explanation.Findings.Count > 0)
        {
            html.Raw("<section class=\"panel\"><h2>").Label(static words => $"{words.Findings}: {words.Capture}").Raw("</h2>\n");
            HtmlFindings.Cards(html, explanation.Findings);
            html.Raw("</section>\n");
        }

        yield return html.Take();
        HtmlConversation told = new(html, explanation);
        foreach (Conversation conversation in survey.Stories)
        {
            told.Write(conversation, survey.Count == 1 ? explanation.Phases : []);
            yield return html.Take();
        }

        if (survey.Count != 1 && explanation.Phases.Count > 0)
            capture.Around();
        if (explanation.AddressResolutions.Count > 0)
            capture.Resolutions();
        if (survey.Count > 0 && explanation.OtherConnections.Count > 0)
            capture.Others();
        if (explanation.Packets is { Count: > 0 } packets)
            capture.Packets(packets);
        capture.Facts();
        html.Label("p", "colophon", static words => words.MadeBy).Raw("\n</main></div>\n<script>").Raw(PageAssets.ReportScript).Raw("</script>\n</body></html>\n");
        yield return html.Take();
    }

    private void WriteHead()
    {
        string style = PageAssets.Palette + PageAssets.LadderStyle + PageAssets.ReportStyle;
        string policy = $"default-src 'none'; style-src {PageAssets.PolicyHash(style)}; script-src {PageAssets.PolicyHash(PageAssets.ReportScript)}; base-uri 'none'; form-action 'none'";
        html.Raw("<!DOCTYPE html>\n").Raw($"<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"{labels.LanguageTag}\" data-lang=\"{PageLanguages.Class(labels)}\">\n<head>\n")
            .Raw("<meta charset=\"utf-8\"/>\n").Raw($"<meta http-equiv=\"Content-Security-Policy\" content=\"{SafeText.Markup(policy)}\"/>\n")
            .Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"referrer\" content=\"no-referrer\"/>\n<title>")
            .Text($"{Title()} · Glassport").Raw("</title>\n<style>").Raw(style).Raw("</style>\n</head>\n<body>\n<div class=\"page\">\n");
        html.Raw("<header class=\"bar\"><span class=\"mark\">").Raw(Mark).Raw("Glassport</span>\n<div class=\"controls\"><span class=\"pair\" role=\"group\" aria-label=\"Language / 语言\">");
        foreach (Story.Language language in PageLanguages.All)
        {
            Labels other = Labels.For(language);
            string pressed = language == options.Language ? "true" : "false";
            html.Raw($"<button type=\"button\" lang=\"{other.LanguageTag}\" data-set-lang=\"{PageLanguages.Class(other)}\" aria-pressed=\"{pressed}\">")
                .Text(language == Story.Language.Chinese ? "中文" : "English").Raw("</button>");
        }

        html.Raw("</span><button type=\"button\" data-set-theme=\"\">").Label(static words => words.ThemeSwitch).Raw("</button></div></header>\n<main>\n");
    }

    private void WriteLead()
    {
        CaptureFacts capture = explanation.Capture;
        html.Raw("<div class=\"lead\">").Label("p", "eyebrow", static words => words.Report).Element("h1", null, Title());
        if (capture is { FirstTime: { } first })
            html.Element("p", "facts-line", Figures.Moment(first));
        html.Raw("<dl class=\"figures\">\n");
        Figure(static words => words.Conversations, Figures.Count(survey.Count));
        Figure(static words => words.Transfers, Figures.Count(survey.Transfers));
        Figure(static words => words.Bytes, Figures.Bytes(survey.Bytes));
        Figure(static words => words.Packets, Figures.Count(capture.Packets));
        if (capture is { FirstTime: { } begin, LastTime: { } end })
            Figure(static words => words.Duration, Figures.Duration(end.MillisecondsSince(begin)));
        html.Raw("</dl></div>\n");
        if (capture.Damage is { } damage)
        {
            html.Label("p", "alarm", words => Labels.Fill(words.DamageAt, damage.File, Figures.Count(damage.Offset), damage.Reason));
        }
    }

    private void Figure(Func<Labels, string> name, string value) =>
        html.Raw("<div>").Label("dt", null, name).Element("dd", null, value).Raw("</div>\n");

    private void WriteNoFtp(HtmlCapture capture)
    {
        html.Raw("<section class=\"panel\"><h2>").Label(static words => words.NoFtp).Raw("</h2>\n")
            .Label("p", null, words => explanation.Capture.Packets == 0 ? words.Empty : explanation.OtherConnections.Count > 0 ? words.NoFtpInstead : words.NoFtpNothing)
            .Raw("</section>\n");
        if (explanation.OtherConnections.Count > 0)
            capture.Others();
    }

    private string Title()
    {
        IReadOnlyList<string> files = explanation.Capture.Files;
        return files.Count switch
        {
            0 => labels.Capture,
            <= 3 => string.Join(", ", files),
            _ => $"{files[0]} … {files[^1]} ({Figures.Count(files.Count)})",
        };
    }
}
