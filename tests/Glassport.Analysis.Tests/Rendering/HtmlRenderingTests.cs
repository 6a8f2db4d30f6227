using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Tests.Rendering;

public class HtmlRenderingTests
{
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    [Fact]
    public async Task The_policy_names_the_hashes_of_the_style_and_the_script_and_nothing_else()
    {
        XElement root = await ParseAsync(PageSamples.Explain(PageSamples.Article()));
        string policy = root.Descendants(Xhtml + "meta").Single(static meta => (string?)meta.Attribute("http-equiv") == "Content-Security-Policy").Attribute("content")!.Value;
        foreach (string name in (string[])["style", "script"])
        {
            string content = root.Descendants(Xhtml + name).Single().Value;
            Assert.Contains($"{name}-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}'", policy, StringComparison.Ordinal);
        }

        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_fetched_from_elsewhere()
    {
        string html = await PageSamples.RenderAsync(new HtmlRendering(), PageSamples.Explain(PageSamples.Article()));
        Assert.DoesNotMatch(@"\b(src|srcset|data-src|action|poster)=", html);
        Assert.All(Regex.Matches(html, "href=\"([^\"]*)\""), static match => Assert.StartsWith("#", match.Groups[1].Value, StringComparison.Ordinal));
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
        Assert.All(Regex.Matches(html, "https?://[^\"' ]+"), static match => Assert.StartsWith("http://www.w3.org/", match.Value, StringComparison.Ordinal));
    }

    [Theory, InlineData(Language.English, "en", "en"), InlineData(Language.Chinese, "zh-CN", "zh")]
    public async Task Both_languages_are_in_the_page_and_one_is_shown_first(Language language, string tag, string shown)
    {
        XElement root = await ParseAsync(PageSamples.Explain(PageSamples.Article()), new() { Language = language });
        Assert.Equal(tag, (string?)root.Attribute("lang"));
        Assert.Equal(shown, (string?)root.Attribute("data-lang"));
        foreach (XElement element in root.Descendants().Where(static element => ((string?)element.Attribute("class"))?.Split(' ').Contains("zh") == true))
            Assert.Equal("zh-CN", (string?)element.Attribute("lang"));
        Assert.Contains(root.Descendants(Xhtml + "span"), static span => (string?)span.Attribute("class") == "zh" && span.Value == "命令与应答");
        Assert.Contains(root.Descendants(Xhtml + "span"), static span => (string?)span.Attribute("class") == "en" && span.Value == "Commands and replies");
    }

    [Fact]
    public async Task Headings_descend_one_level_at_a_time_and_header_cells_have_a_scope()
    {
        PacketRole role = new(9, PageSamples.At(1), 60, Roles.Ack, PhaseName.Login, "c1", null, "a", "b", "c");
        XElement root = await ParseAsync(PageSamples.Explain(new PageSamples.Listed([PageSamples.Article()]), packets: [role]));
        int level = 0;
        foreach (XElement heading in root.Descendants().Where(static element => element.Name.LocalName is ['h', >= '1' and <= '6']))
        {
            int next = heading.Name.LocalName[1] - '0';
            Assert.InRange(next, 1, level + 1);
            level = next;
        }

        Assert.Single(root.Descendants(Xhtml + "h1"));
        Assert.All(root.Descendants(Xhtml + "th"), static cell => Assert.Contains((string?)cell.Attribute("scope"), (string?[])["col", "row"]));
        List<string> ids = [.. root.Descendants().Select(static element => (string?)element.Attribute("id")).OfType<string>()];
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public async Task Links_lead_to_stories_that_are_told()
    {
        XElement root = await ParseAsync(PageSamples.Explain(new PageSamples.Generated(20_000)));
        HashSet<string> ids = [.. root.Descendants().Select(static element => (string?)element.Attribute("id")).OfType<string>()];
        List<XElement> links = [.. root.Descendants(Xhtml + "a")];
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Contains(((string?)link.Attribute("href"))![1..], ids));
    }

    [Fact]
    public async Task Packets_are_folded_away_and_can_be_filtered()
    {
        PacketRole role = new(9, PageSamples.At(1), 60, Roles.Ack, PhaseName.Login, "c1", null, "a", "b", "c");
        XElement root = await ParseAsync(PageSamples.Explain(new PageSamples.Listed([PageSamples.Article()]), packets: [role]));
        XElement field = root.Descendants(Xhtml + "input").Single();
        XElement table = root.Descendants(Xhtml + "table").Single(table => (string?)table.Attribute("id") == (string?)field.Attribute("data-filter"));
        Assert.Contains(table.Ancestors(Xhtml + "details"), static details => details.Attribute("open") is null);
    }

    private static async Task<XElement> ParseAsync(Explanation explanation, RenderingOptions? options = null)
    {
        string html = await PageSamples.RenderAsync(new HtmlRendering(), explanation, options);
        const string doctype = "<!DOCTYPE html>\n";
        Assert.StartsWith(doctype, html, StringComparison.Ordinal);
        return XElement.Parse(html[doctype.Length..], LoadOptions.PreserveWhitespace);
    }
}
