using System.Text.Json;
using Glassport.Analysis.Model;
using Glassport.Analysis.Rendering;
using Glassport.Packets;
using Glassport.TestKit;
using static Glassport.Analysis.Tests.Rendering.SampleExplanations;

namespace Glassport.Analysis.Tests.Rendering;

public sealed class JsonRenderingTests
{
    public static TheoryData<string> Samples => ["empty", "active", "failed", "rich"];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_document_is_valid_by_the_schema(string sample)
    {
        Assert.Empty(JsonSchema.Explanation.Check(Document(Sample(sample))));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_member_that_is_written_is_described_by_the_schema(string sample)
    {
        Assert.Empty(JsonSchema.Explanation.Undescribed(Document(Sample(sample))));
    }

    [Fact]
    public void The_document_is_indented_by_two_and_ends_with_one_line_end()
    {
        string text = Rendered.Text(new JsonRendering(), Empty());

        Assert.StartsWith("{\n  \"schema\": \"glassport/explanation/1\",\n  \"capture\": {\n    \"files\": [", text);
        Assert.EndsWith("\n}\n", text);
        Assert.DoesNotContain('\r', text);
    }

    [Fact]
    public void The_members_stand_in_the_order_of_the_contract()
    {
        JsonElement document = Document(Active());

        Assert.Equal(
            ["schema", "capture", "addressResolutions", "conversations", "otherConnections", "otherConnectionsOmitted", "phases", "findings", "packets"],
            Names(document));
        Assert.Equal(
            ["id", "client", "server", "handshake", "midstream", "refused", "greeting", "exchanges", "unsolicitedReplies", "login", "tls", "close", "packets",
                "payloadBytes", "outcome", "dataConnections", "phases", "findings", "encoding", "firstTime", "lastTime", "transport",
                "exchangesOmitted", "repliesOmitted"],
            Names(document.GetProperty("conversations")[0]));
    }

    [Fact]
    public void Packets_are_only_there_when_they_were_asked_for()
    {
        Assert.False(Document(Failed()).TryGetProperty("packets", out _));
        Assert.Equal(3, Document(Active()).GetProperty("packets").GetArrayLength());
    }

    [Fact]
    public void A_sender_or_receiver_that_is_not_known_is_null()
    {
        JsonElement packet = Document(Active()).GetProperty("packets")[0];

        Assert.Equal("192.168.111.13", packet.GetProperty("from").GetString());
        Assert.Equal(JsonValueKind.Null, packet.GetProperty("to").ValueKind);
    }

    [Fact]
    public void The_phases_of_the_capture_stand_in_order_of_their_first_packets()
    {
        JsonElement phases = Document(Active()).GetProperty("phases");

        Assert.Equal(
            ["arp", "control-handshake", "greeting", "login", "list", "quit", "control-close"],
            phases.EnumerateArray().Select(static phase => phase.GetProperty("name").GetString()));
        Assert.Equal("[[1,2],[33,34]]", Compact(phases[0].GetProperty("packets")));
    }

    [Fact]
    public void Phases_of_conversations_that_overlap_are_merged()
    {
        Conversation first = FailedConversation();
        Conversation second = RefusedConversation();
        Explanation explanation = Explain([first, second], phases: [new(PhaseName.Other, null, [new(2, 2)]), new(PhaseName.Icmp, null, [new(22, 22)])]);

        Assert.Equal([1, 2, 20, 22], Document(explanation).GetProperty("phases").EnumerateArray().Select(static phase => phase.GetProperty("packets")[0][0].GetInt32()));
    }

    [Fact]
    public void The_findings_of_the_capture_are_all_of_them_most_severe_first()
    {
        JsonElement document = Document(Failed());

        Assert.Equal(
            ["connection-refused", "login-failed"],
            document.GetProperty("findings").EnumerateArray().Select(static finding => finding.GetProperty("id").GetString()));
        Assert.Equal("login-failed", document.GetProperty("conversations")[0].GetProperty("findings")[0].GetProperty("id").GetString());
    }

    [Theory]
    [InlineData(0.143, "0.143")]
    [InlineData(0, "0")]
    [InlineData(1000, "1000")]
    [InlineData(0.000001, "0.000001")]
    [InlineData(0.0000001, "0")]
    [InlineData(-2.5, "-2.5")]
    [InlineData(86_400_000.123456, "86400000.123456")]
    [InlineData(double.NaN, "null")]
    [InlineData(double.PositiveInfinity, "null")]
    [InlineData(1e300, "9223372036854.775807")]
    public async Task Milliseconds_have_at_most_six_places_and_no_exponent(double milliseconds, string expected)
    {
        OutputBuffer buffer = new();
        JsonOutput output = new(buffer, indented: false);
        output.Json.WriteStartObject();
        output.Milliseconds("ms"u8, milliseconds);
        output.Json.WriteEndObject();
        output.Json.Flush();
        using MemoryStream written = new();
        await buffer.DrainAsync(written, default);

        Assert.Equal($$"""{"ms":{{expected}}}""", System.Text.Encoding.UTF8.GetString(written.ToArray()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_795_288_873_875_775_001)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void Times_are_written_as_the_timestamp_spells_itself(long nanoseconds)
    {
        byte[] text = new byte[Rfc3339.Length];

        Rfc3339.Format(new(nanoseconds), text);

        Assert.Equal(new Timestamp(nanoseconds).ToString(), System.Text.Encoding.ASCII.GetString(text));
    }

    private static Explanation Sample(string name) => name switch
    {
        "empty" => Empty(),
        "active" => Active(),
        "failed" => Failed(),
        _ => RichExplanation.Make(),
    };

    private static JsonElement Document(Explanation explanation) =>
        JsonSerializer.Deserialize<JsonElement>(Rendered.Text(new JsonRendering(), explanation));

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(static member => member.Name);

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
