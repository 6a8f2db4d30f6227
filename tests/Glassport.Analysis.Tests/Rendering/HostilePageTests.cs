using System.Xml;
using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Tests.Rendering;

/// <summary>Names and banners made to harm whoever looks at a page.</summary>
public sealed class HostilePageTests
{
    public const string Hostile = "\u001b]0;owned\u0007\u001b[2J</td></text><script>alert(1)</script>|`_*[x](http://evil.example)\u202Egnp.exe\u2066\u200B\u0085\u009B31m\u0000\uD800\uFFFF\r\n# heading & \"'";

    private static Explanation Attack() => PageSamples.Explain(
        new PageSamples.Listed([PageSamples.Article(user: Hostile, path: Hostile, banner: Hostile)]),
        packets: [new(1, PageSamples.At(0), 60, Roles.Command, PhaseName.Login, "c1", null, Hostile, Hostile, Hostile)],
        damage: new(Hostile, 7, Hostile),
        file: Hostile);

    public static TheoryData<int, Language> EveryPage()
    {
        TheoryData<int, Language> data = [];
        for (int i = 0; i < PageSamples.Pages.Length; i++)
        {
            data.Add(i, Language.English);
            data.Add(i, Language.Chinese);
        }

        return data;
    }

    [Theory, MemberData(nameof(EveryPage))]
    public async Task No_control_character_or_override_reaches_a_page(int page, Language language)
    {
        string text = await PageSamples.RenderAsync(PageSamples.Pages[page], Attack(), new() { Language = language, Verbose = true });
        foreach (char c in text)
        {
            Assert.False(char.IsControl(c) && c != '\n', $"U+{(int)c:X4}");
            Assert.False(c is (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF' or '\uFFFF', $"U+{(int)c:X4}");
        }

        Assert.Contains("\\x1b", text.Replace("\\\\", "\\", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("u202e", text, StringComparison.Ordinal);
    }

    [Theory, InlineData(2), InlineData(3)]
    public async Task Markup_is_well_formed_and_the_names_stay_text(int page)
    {
        string markup = await PageSamples.RenderAsync(PageSamples.Pages[page], Attack());
        Assert.Equal(page == 2 ? 1 : 0, Elements(markup).Count(static element => element == "script"));
        Assert.Contains("&lt;script&gt;", markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_cannot_end_a_table_cell_or_open_a_link_in_Markdown()
    {
        string text = await PageSamples.RenderAsync(new MarkdownRendering(), Attack());
        string outside = OutsideFences(text);
        Assert.DoesNotContain("<script", outside, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", outside, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?<!\\)[`\[\]]", outside);
        foreach (string row in outside.Split('\n').Where(static line => line.StartsWith("| d2 ", StringComparison.Ordinal)))
            Assert.Equal(10, System.Text.RegularExpressions.Regex.Count(row, @"(?<!\\)\|"));
    }

    [Theory]
    [InlineData("plain name.txt", "plain name.txt")]
    [InlineData("报告.pdf", "报告.pdf")]
    [InlineData("a\tb", "a\\x09b")]
    [InlineData("a\u001bb", "a\\x1bb")]
    [InlineData("a\u009bb", "a\\x9bb")]
    [InlineData("a\u202eb", "a\\u202eb")]
    [InlineData("a\u2028b", "a\\u2028b")]
    [InlineData("a\uD83D\uDE00b", "a\uD83D\uDE00b")]
    [InlineData("a\U000E0041b", "a\\u{e0041}b")]
    [InlineData("", "")]
    public void What_cannot_be_seen_is_spelled_out(string wire, string shown) => Assert.Equal(shown, SafeText.Visible(wire));

    [Fact]
    public void Halves_of_a_surrogate_pair_are_spelled_out()
    {
        Assert.Equal("\\udc00", SafeText.Visible(new string('\uDC00', 1)));
        Assert.Equal("a\\ud800b", SafeText.Visible(string.Concat("a", new string('\uD800', 1), "b")));
    }

    [Fact]
    public async Task Fences_are_longer_than_any_run_of_backticks_inside()
    {
        string text = await PageSamples.RenderAsync(new MarkdownRendering(), PageSamples.Explain(PageSamples.Article(banner: "`````")));
        Assert.Contains("\n``````text\n", text, StringComparison.Ordinal);
        Assert.Contains("\n``````\n", text, StringComparison.Ordinal);
    }

    internal static List<string> Elements(string markup)
    {
        List<string> elements = [];
        using XmlReader reader = XmlReader.Create(new StringReader(markup), new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            elements.Add(reader.LocalName);
            for (bool more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
            {
                Assert.False(reader.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase), reader.LocalName);
                Assert.NotEqual("style", reader.LocalName);
                Assert.NotEqual("src", reader.LocalName);
            }
        }

        return elements;
    }

    private static string OutsideFences(string text)
    {
        string[] parts = text.Split("```");
        return string.Concat(parts.Where(static (_, i) => i % 2 == 0));
    }
}
