using System.Globalization;
using System.Net;
using System.Text;
using Glassport.Analysis.Rendering;
using Glassport.Analysis.Story;

namespace Glassport.App.Doctor;

/// <summary>The report as a page that needs nothing else.</summary>
internal sealed class HtmlReport : IReportForm
{
    private const string Style = """
        :root{color-scheme:light dark;--ink:#1b1f24;--paper:#fff;--line:#d8dee4;--good:#1a7f37;--notice:#0969da;--weak:#9a6700;--bad:#cf222e;--skipped:#656d76}
        @media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--paper:#0d1117;--line:#30363d;--good:#3fb950;--notice:#58a6ff;--weak:#d29922;--bad:#f85149;--skipped:#8d96a0}}
        body{margin:0 auto;max-width:60rem;padding:2rem 1rem;font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
        header{display:flex;gap:1.5rem;align-items:center}.grade{font-size:3.5rem;font-weight:700;line-height:1;padding:.4rem 1.2rem;border:3px solid;border-radius:.6rem}
        h1{font-size:1.4rem;margin:0;overflow-wrap:anywhere}p{margin:.2rem 0}.greeting,time{color:var(--skipped);overflow-wrap:anywhere}
        ul{list-style:none;padding:0}li{border-top:1px solid var(--line);padding:.7rem 0;display:grid;grid-template-columns:5.5rem 1fr;gap:.2rem 1rem;overflow-wrap:anywhere}
        li>b{color:var(--mark)}li>div>strong{display:block}.advice{border-left:3px solid var(--mark);padding-left:.7rem}code{font-size:.85rem;color:var(--skipped)}
        .good{--mark:var(--good)}.notice{--mark:var(--notice)}.weak{--mark:var(--weak)}.bad{--mark:var(--bad)}.skipped{--mark:var(--skipped)}
        """;

    /// <inheritdoc/>
    public string Name => "html";

    /// <inheritdoc/>
    public string Write(Report report, Language language)
    {
        bool isChinese = language == Language.Chinese;
        string color = report.Grade switch { 'A' => "good", 'B' => "notice", 'C' => "weak", _ => "bad" };
        StringBuilder page = new();
        page.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"{(isChinese ? "zh-CN" : "en")}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
        page.Append(CultureInfo.InvariantCulture, $"<title>{Safe(report.Site)}</title><style>{Style}</style></head><body>\n<header><span class=\"grade\" style=\"color:var(--{color})\">{report.Grade}</span><div>");
        page.Append(CultureInfo.InvariantCulture, $"<h1>{Safe(report.Site)}</h1><p class=\"greeting\">{Safe(report.Greeting)}</p><time>{report.Time.UtcDateTime:yyyy-MM-dd HH:mm} UTC</time></div></header>\n<ul>\n");
        foreach (var result in report.Results)
        {
            page.Append(CultureInfo.InvariantCulture, $"<li class=\"{MarkWords.Of(result.Mark)}\"><b>{MarkWords.For(result.Mark, language)}</b><div><strong>{Safe(result.Check.Subject.In(language))}</strong><p>{Safe(result.Seen.In(language))}</p>");
            if (result.Advice.In(language) is { Length: > 0 } advice)
                page.Append(CultureInfo.InvariantCulture, $"<p class=\"advice\">{Safe(advice)}</p>");
            page.Append(CultureInfo.InvariantCulture, $"<code>{Safe(string.Join(" ", [result.Check.Id, .. result.Findings]))}</code></div></li>\n");
        }

        return page.Append("</ul></body></html>\n").ToString();
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(SafeText.Visible(text));
}
