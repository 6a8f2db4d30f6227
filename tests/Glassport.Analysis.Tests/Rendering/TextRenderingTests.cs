using System.Text;
using System.Text.RegularExpressions;
using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Tests.Rendering;

public class TextRenderingTests
{
    private static readonly TextRendering Text = new();

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(200)]
    public async Task No_line_is_wider_than_the_terminal(int width)
    {
        string longName = string.Concat(Enumerable.Repeat("很长的文件名-", 40));
        Explanation explanation = PageSamples.Explain(
            new PageSamples.Listed([PageSamples.Article(path: longName, banner: longName, user: longName), PageSamples.Brief(30, failed: true)]),
            others: [new(PageSamples.End("2001:db8:1234:5678:9abc:def0:1234:5678", 65_000), PageSamples.End("10.0.0.2", 25), 12, 3400, "smtp", 5)],
            packets: [new(1, PageSamples.At(0), 60, Roles.Command, PhaseName.ControlHandshake, "c1", null, "[2001:db8::1]:49152", "[2001:db8::2]:21", longName)]);
        foreach (Language language in (Language[])[Language.English, Language.Chinese])
        {
            string text = await PageSamples.RenderAsync(Text, explanation, new() { Width = width, Language = language, Colour = true, Verbose = true });
            foreach (string line in Regex.Replace(text, "\u001b\\[[0-9;]*m", "").Split('\n'))
                Assert.True(Columns(line) <= width, $"{Columns(line)}: {line}");
        }
    }

    [Fact]
    public async Task Colours_come_only_when_asked_for()
    {
        Explanation explanation = PageSamples.Explain(PageSamples.Article());
        Assert.DoesNotContain('\u001b', await PageSamples.RenderAsync(Text, explanation));
        Assert.Contains("\u001b[1m", await PageSamples.RenderAsync(Text, explanation, new() { Colour = true }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arrows_point_from_who_speaks_and_data_arrows_differ()
    {
        string[] lines = (await PageSamples.RenderAsync(Text, PageSamples.Explain(PageSamples.Article()))).Split('\n');
        Assert.Matches(@"^18 +4\.000000 │── PORT 192,168,111,13,192,42 ─+>│$", Line(lines, "18 "));
        Assert.Matches(@"^19 +4\.000100 │<─+ 200 PORT command successful\. Consider using PASV\. ──│$", Line(lines, "19 "));
        Assert.Matches(@"^22 +4\.001000 │ :49194 <═+ SYN ══ :20 +│$", Line(lines, "22 "));
        Assert.Matches(@"^26 +│ :49194 <═+ 14 B ══ :20 +│$", Line(lines, "26 "));
        Assert.Matches(@"^31 +│ :49194 ══ FIN ═+> :20 +│$", Line(lines, "31 "));
    }

    [Fact]
    public async Task Rows_of_the_ladder_follow_the_packets()
    {
        string text = await PageSamples.RenderAsync(Text, PageSamples.Explain(PageSamples.Article()));
        List<int> numbers = [.. Regex.Matches(text, @"^ *(\d+) .*│.*│$", RegexOptions.Multiline).Select(static match => int.Parse(match.Groups[1].Value, null))];
        Assert.Equal(numbers.Order(), numbers);
        Assert.Equal(42, numbers.Count);
    }

    [Fact]
    public async Task Bare_acknowledgments_are_drawn_only_at_length()
    {
        Explanation explanation = PageSamples.Explain(PageSamples.Article());
        Assert.DoesNotMatch(@"(?m)^30 .*│", await PageSamples.RenderAsync(Text, explanation));
        Assert.Matches(@"(?m)^30 .*│── ACK ─+>│$", await PageSamples.RenderAsync(Text, explanation, new() { Verbose = true }));
    }

    [Fact]
    public async Task The_steps_are_numbered_with_what_stands_around_in_its_place()
    {
        string text = await PageSamples.RenderAsync(Text, PageSamples.Explain(PageSamples.Article()));
        Assert.Matches(@"(?m)^   1\. .*packets 1–2$", text);
        Assert.Matches(@"(?m)^   5\. .*packets 18–32$", text);
        Assert.Matches(@"(?m)^   9\. .*packets 54–57$", text);
    }

    [Fact]
    public async Task A_close_known_only_by_numbers_is_drawn_without_heads()
    {
        Close close = new(CloseKind.Fin, Side.Server, [54, 55, 56], false);
        string text = await PageSamples.RenderAsync(Text, PageSamples.Explain(PageSamples.Article(close: close)));
        Assert.Matches(@"(?m)^54 +│<─+ FIN ──│$", text);
        Assert.Matches(@"(?m)^55 +│── FIN / ACK ─+│$", text);
    }

    private static string Line(string[] lines, string start) =>
        Assert.Single(lines, line => line.StartsWith(start, StringComparison.Ordinal) && line.Contains('│', StringComparison.Ordinal));

    private static int Columns(string line)
    {
        int columns = 0;
        foreach (Rune rune in line.EnumerateRunes())
            columns += rune.Value is (>= 0x2E80 and <= 0x9FFF) or (>= 0xFF01 and <= 0xFF60) ? 2 : 1;
        return columns;
    }
}
