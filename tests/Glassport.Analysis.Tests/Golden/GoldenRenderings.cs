using System.Text.Json;
using System.Xml.Linq;
using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;
using Glassport.Analysis.Story;
using Glassport.Analysis.Tests.Rendering;
using Glassport.TestKit;

namespace Glassport.Analysis.Tests.Golden;

/// <summary>Every rendering of every golden capture is whole and well-formed.</summary>
public sealed class GoldenRenderings
{
    public static TheoryData<string> Captures => GoldenCaptures.All;

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task The_json_obeys_its_schema_in_both_languages_with_and_without_packets(string capture)
    {
        Explanation whole = (await GoldenCaptures.GetAsync(capture)).Explanation;
        Explanation brief = await Pipeline.ExplainAsync([GoldenCaptures.PathOf(capture)], notePackets: false);
        Assert.Null(brief.Packets);
        AssertValid(Written("json", whole, Language.English));
        AssertValid(Written("json", brief, Language.Chinese));

        // With packets or without, the rest is the same.
        foreach (Language language in Enum.GetValues<Language>())
        {
            string text = Written("json", whole, language);
            int packets = text.IndexOf(",\n  \"packets\": [\n    {", StringComparison.Ordinal);
            Assert.True(packets > 0);
            Assert.Equal(text[..packets] + "\n}\n", Written("json", brief, language));
        }
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task Pages_are_well_formed_in_both_languages(string capture)
    {
        Explanation explanation = (await GoldenCaptures.GetAsync(capture)).Explanation;
        foreach (Language language in Enum.GetValues<Language>())
        {
            XElement page = XElement.Parse(Written("html", explanation, language));
            Assert.Equal("html", page.Name.LocalName);
            AssertIdsAreUnique(page);
            XElement picture = XElement.Parse(Written("svg", explanation, language));
            Assert.Equal("svg", picture.Name.LocalName);
            AssertIdsAreUnique(picture);
        }
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task Pages_name_every_client_in_both_languages(string capture)
    {
        Explanation explanation = (await GoldenCaptures.GetAsync(capture)).Explanation;
        foreach (Language language in Enum.GetValues<Language>())
        {
            string text = Written("text", explanation, language);
            string markdown = Written("markdown", explanation, language);
            string html = Written("html", explanation, language);
            Assert.DoesNotContain('\u001B', text);
            foreach (Conversation conversation in explanation.Conversations)
                Assert.All((string[])[text, markdown, html], page => Assert.Contains(conversation.Client.ToString(), page, StringComparison.Ordinal));
            Assert.All((string[])[text, markdown, html], static page => Assert.NotEqual("", page.Trim()));
        }
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task Lines_of_the_logs_are_whole(string capture)
    {
        Explanation explanation = (await GoldenCaptures.GetAsync(capture)).Explanation;
        int conversations = explanation.Conversations.Count;
        int transfers = explanation.Conversations.Sum(static conversation => conversation.DataConnections.Count(static data => data.Command is not null));

        JsonElement[] lines = Rendered.JsonLines(new NdjsonRendering(), explanation);
        Assert.Equal(explanation.Conversations.Select(static conversation => conversation.Id), lines.Select(static line => line.GetProperty("id").GetString()));

        JsonElement[] events = Rendered.JsonLines(new EveRendering(), explanation);
        Assert.All(events, static one => Assert.Contains(one.GetProperty("event_type").GetString(), (string[])["ftp", "ftp_data", "fileinfo"]));
        Assert.Equal(conversations > 0, events.Length > 0);

        string[] rows = Rendered.Lines(new CsvRendering(), explanation, end: "\r\n");
        Assert.InRange(rows.Length - 1, transfers, int.MaxValue);

        string[] log = Rendered.Lines(new ZeekRendering(), explanation);
        int fields = log.Single(static line => line.StartsWith("#fields\t", StringComparison.Ordinal)).Split('\t').Length - 1;
        Assert.All(log.Where(static line => line[0] != '#'), line => Assert.Equal(fields, line.Split('\t').Length));
        Assert.StartsWith("#close\t", log[^1], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task A_streamed_conversation_is_the_one_of_the_document(string capture)
    {
        GoldenCapture golden = await GoldenCaptures.GetAsync(capture);
        Dictionary<string, JsonElement> documents = golden.Json.GetProperty("conversations").EnumerateArray()
            .ToDictionary(static one => one.GetProperty("id").GetString()!);
        string[] lines = (await Pipeline.StreamAsync(new NdjsonRendering(), GoldenCaptures.PathOf(capture)))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(documents.Count, lines.Length);
        foreach (string line in lines)
        {
            JsonElement streamed = JsonSerializer.Deserialize<JsonElement>(line);
            foreach (JsonProperty member in documents[streamed.GetProperty("id").GetString()!].EnumerateObject())
                Assert.True(JsonElement.DeepEquals(member.Value, streamed.GetProperty(member.Name)), member.Name);
        }
    }

    private static string Written(string name, Explanation explanation, Language language) =>
        Rendered.Text(Renderings.Find(name)!, explanation, new() { Language = language });

    private static void AssertValid(string text)
    {
        JsonElement document = JsonSerializer.Deserialize<JsonElement>(text);
        Assert.Empty(JsonSchema.Explanation.Check(document));
        Assert.Empty(JsonSchema.Explanation.Undescribed(document));
    }

    private static void AssertIdsAreUnique(XElement page)
    {
        string[] ids = [.. page.DescendantsAndSelf().Select(static element => (string?)element.Attribute("id")).OfType<string>()];
        Assert.Equal(ids.Distinct(), ids);
    }
}
