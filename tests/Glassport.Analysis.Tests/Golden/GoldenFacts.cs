using System.Text.Json;
using System.Text.Json.Nodes;

namespace Glassport.Analysis.Tests.Golden;

/// <summary>The facts of every golden capture against its truth.</summary>
public sealed class GoldenFacts
{
    public static TheoryData<string> Captures => GoldenCaptures.All;

    [Fact]
    public void All_golden_captures_are_there() => Assert.Equal(40, GoldenCaptures.Names.Count);

    [Fact]
    public void Differences_are_about_captures_that_are_there_and_have_a_reason() => Assert.All(Differences.All, static difference =>
    {
        Assert.Contains(difference.Capture, GoldenCaptures.Names);
        Assert.NotEqual(difference.Truth, difference.Contract);
        Assert.NotEqual("", difference.Reason);
    });

    [Theory]
    [MemberData(nameof(Captures))]
    public Task The_capture_itself_is_told_right(string capture) => CompareAsync(capture, (comparison, truth, got) =>
        comparison.Covers("capture", Respelled.Capture(truth), got["capture"]));

    [Theory]
    [MemberData(nameof(Captures))]
    public Task Conversations_are_told_right(string capture) => CompareAsync(capture, (comparison, truth, got) =>
        comparison.Covers("conversations", Respell(truth, "control_connections", Respelled.Conversation), got["conversations"]));

    [Theory]
    [MemberData(nameof(Captures))]
    public Task Commands_and_their_replies_are_told_right(string capture) => CompareAsync(capture, (comparison, truth, got) =>
    {
        JsonArray want = Respell(truth, "control_connections", control => new() { ["exchanges"] = Respelled.Exchanges(truth, control) });
        comparison.Covers("conversations", want, got["conversations"]);
    });

    [Theory]
    [MemberData(nameof(Captures))]
    public Task Data_connections_are_told_right(string capture) => CompareAsync(capture, (comparison, truth, got) =>
    {
        JsonArray want = Respell(truth, "control_connections", control => new()
        {
            ["dataConnections"] = new JsonArray(
            [
                .. truth.GetProperty("data_connections").EnumerateArray()
                    .Where(data => data.GetProperty("control").GetString() == control.GetProperty("id").GetString())
                    .Select(Respelled.DataConnection),
            ]),
        });
        comparison.Covers("conversations", want, got["conversations"]);
    });

    [Theory]
    [MemberData(nameof(Captures))]
    public Task Other_connections_are_told_right(string capture) => CompareAsync(capture, (comparison, truth, got) =>
        comparison.Covers("otherConnections", Respell(truth, "other_connections", Respelled.OtherConnection), got["otherConnections"]));

    [Theory]
    [MemberData(nameof(Captures))]
    public Task Address_resolutions_are_told_right(string capture) => CompareAsync(capture, (comparison, truth, got) =>
    {
        // The truth lists ARP only.
        JsonArray arp = [.. got["addressResolutions"]!.AsArray()
            .Where(static row => !row!["sender"]!.GetValue<string>().Contains(':') && !row["target"]!.GetValue<string>().Contains(':'))
            .Select(static row => row!.DeepClone())];
        comparison.Covers("addressResolutions", Respell(truth, "arp", Respelled.AddressResolution), arp);
    });

    private static JsonArray Respell(JsonElement truth, string list, Func<JsonElement, JsonObject> respell) =>
        new([.. truth.GetProperty(list).EnumerateArray().Select(respell)]);

    private static async Task CompareAsync(string capture, Action<Comparison, JsonElement, JsonNode> compare)
    {
        GoldenCapture golden = await GoldenCaptures.GetAsync(capture);
        Comparison comparison = new(capture);
        compare(comparison, golden.Truth, JsonSerializer.SerializeToNode(golden.Json)!);
        comparison.Conclude();
    }
}
