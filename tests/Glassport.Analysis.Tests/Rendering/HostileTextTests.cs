using System.Text.Json;
using Glassport.Analysis.Rendering;
using Glassport.TestKit;
using static Glassport.Analysis.Tests.Rendering.SampleExplanations;

namespace Glassport.Analysis.Tests.Rendering;

public sealed class HostileTextTests
{
    public static TheoryData<string> Texts =>
    [
        "\0\u0001\u001b[31m\u007f\u0085", "\"\\/'", "a\tb\r\nc", "\u2028\u2029", "=cmd|' /C calc'!A0,\"x\"", "</script><!--", "-", "(empty)", "\u202E\uFEFF\uFFFF", "😀文",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_form_stays_what_it_is(string text) => AllFormsStayWhatTheyAre(text);

    [Fact]
    public void Half_of_a_surrogate_pair_stays_text() => AllFormsStayWhatTheyAre("x\uD800y\uDC00\uDBFF");

    private static void AllFormsStayWhatTheyAre(string text)
    {
        var explanation = Explain([ActiveConversation(text, user: text)]);
        JsonElement document = JsonSerializer.Deserialize<JsonElement>(Rendered.Text(new JsonRendering(), explanation));
        Assert.Empty(JsonSchema.Explanation.Check(document));
        Assert.Equal(WellFormed.Of(text), document.GetProperty("conversations")[0].GetProperty("login").GetProperty("user").GetString());

        Assert.Single(Rendered.JsonLines(new NdjsonRendering(), explanation));
        Assert.Equal(7, Rendered.JsonLines(new EveRendering(), explanation).Length);
        Assert.Equal(19, Assert.Single(Rendered.Lines(new ZeekRendering(), explanation), static line => line[0] != '#').Split('\t').Length);
        string[] csv = Rendered.Lines(new CsvRendering(), explanation, end: "\r\n");
        Assert.Equal(2, csv.Length);
        Assert.DoesNotContain(csv[1], static c => char.IsControl(c));
        foreach (IRendering rendering in (IRendering[])[new NdjsonRendering(), new EveRendering()])
            Assert.DoesNotContain('\u2028', Rendered.Text(rendering, explanation));
    }
}
