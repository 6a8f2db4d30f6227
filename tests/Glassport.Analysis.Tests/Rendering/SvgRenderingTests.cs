using System.Globalization;
using System.Xml.Linq;
using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;

namespace Glassport.Analysis.Tests.Rendering;

public class SvgRenderingTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public async Task Arrows_of_data_connections_point_the_other_way_when_the_server_calls()
    {
        XElement root = await ParseAsync(PageSamples.Explain(PageSamples.Article()));
        Assert.True(HeadX(Row(root, "22")) < HeadX(Row(root, "18")));
        Assert.Contains("data", Classes(Row(root, "22")));
        Assert.DoesNotContain("data", Classes(Row(root, "18")));
    }

    [Fact]
    public async Task Each_row_has_a_title_with_packet_time_and_ends()
    {
        XElement root = await ParseAsync(PageSamples.Explain(PageSamples.Article()));
        Assert.Equal(
            "#18 · 4.000000 s · 192.168.111.13:49131 → 192.168.111.15:21 · PORT 192,168,111,13,192,42", Row(root, "18").Element(Svg + "title")!.Value);
        Assert.Equal("#27 · 192.168.111.15:20 → 192.168.111.13:49194 · FIN", Row(root, "27").Element(Svg + "title")!.Value);
    }

    [Fact]
    public async Task Everything_lies_within_the_picture()
    {
        XElement root = await ParseAsync(PageSamples.Explain(PageSamples.Article(), PageSamples.Brief(30)));
        double height = Number(root, "height");
        Assert.Equal($"0 0 {root.Attribute("width")!.Value} {root.Attribute("height")!.Value}", root.Attribute("viewBox")!.Value);
        foreach (XElement element in root.Descendants().Where(static element => element.Attribute("y") is not null))
            Assert.InRange(Number(element, "y"), 0, height);
    }

    [Fact]
    public async Task It_carries_its_own_style_for_light_and_dark()
    {
        XElement root = await ParseAsync(PageSamples.Explain(PageSamples.Article()));
        Assert.Contains("prefers-color-scheme: dark", root.Element(Svg + "style")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conversations_that_are_not_drawn_are_counted()
    {
        XElement root = await ParseAsync(PageSamples.Explain(new PageSamples.Generated(200)));
        Assert.InRange(root.Descendants(Svg + "g").Count(), 18, 60);
        Assert.Contains(root.Elements(Svg + "text"), static text => text.Value.Contains("200", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rows_that_do_not_fit_are_counted()
    {
        XElement root = await ParseAsync(PageSamples.Explain(PageSamples.ManyDownloads(400)));
        Assert.Equal(400, root.Descendants(Svg + "g").Count());
        Assert.Contains(root.Elements(Svg + "text"), static text => text.Value.Contains("more rows", StringComparison.Ordinal));
    }

    private static XElement Row(XElement root, string packet) => root.Descendants(Svg + "g")
        .Single(row => row.Elements(Svg + "text").Any(text => (string?)text.Attribute("class") == "number" && text.Value == packet));

    private static string[] Classes(XElement element) => ((string?)element.Attribute("class") ?? "").Split(' ');

    private static double HeadX(XElement row) =>
        double.Parse(row.Elements(Svg + "path").Single().Attribute("d")!.Value.Split(' ')[0][1..], CultureInfo.InvariantCulture);

    private static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    private static async Task<XElement> ParseAsync(Explanation explanation) => XElement.Parse(await PageSamples.RenderAsync(new SvgRendering(), explanation));
}
