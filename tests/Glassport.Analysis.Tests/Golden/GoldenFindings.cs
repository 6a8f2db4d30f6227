using System.Text.Json;

namespace Glassport.Analysis.Tests.Golden;

/// <summary>Every golden capture has exactly the findings of its truth.</summary>
public sealed class GoldenFindings
{
    private const string CleartextPassword = "cleartext-password";

    public static TheoryData<string> Captures => GoldenCaptures.All;

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task What_is_wrong_is_found_and_nothing_else(string capture)
    {
        GoldenCapture golden = await GoldenCaptures.GetAsync(capture);
        Comparison comparison = new(capture);
        List<string> want = [.. golden.Truth.GetProperty("findings").EnumerateArray().Select(static finding => Shown(finding, "code"))];
        foreach (JsonElement finding in golden.Json.GetProperty("findings").EnumerateArray())
        {
            // A truth lists what its capture is for: what is only for completeness (info) may stand beside it.
            string found = Shown(finding, "id");
            string id = finding.GetProperty("id").GetString()!;
            if (!want.Remove(found) && id != CleartextPassword && finding.GetProperty("severity").GetString() != "info")
                comparison.Fault($"false alarm: {found}");
        }

        foreach (string missed in want)
            comparison.Fault($"missed: {missed}");
        comparison.Conclude();
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task Passwords_in_the_clear_are_found_in_their_packets(string capture)
    {
        GoldenCapture golden = await GoldenCaptures.GetAsync(capture);
        Comparison comparison = new(capture);
        IEnumerable<JsonElement> observed = golden.Truth.TryGetProperty("observations", out JsonElement all) ? all.EnumerateArray() : [];
        comparison.Same(CleartextPassword, Packets(observed, "code"), Packets(golden.Json.GetProperty("findings").EnumerateArray(), "id"));
        comparison.Conclude();
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task A_findings_details_tell_the_values_of_the_truth(string capture)
    {
        GoldenCapture golden = await GoldenCaptures.GetAsync(capture);
        Comparison comparison = new(capture);
        foreach (JsonElement finding in golden.Truth.GetProperty("findings").EnumerateArray())
        {
            string id = finding.GetProperty("code").GetString()!;
            string details = string.Concat(golden.Json.GetProperty("findings").EnumerateArray()
                .Where(one => one.GetProperty("id").GetString() == id)
                .Select(static one => one.GetProperty("detail").GetString() + "\n"));
            foreach (string value in Values(finding))
            {
                if (!details.Replace(",", "", StringComparison.Ordinal).Contains(value, StringComparison.Ordinal))
                    comparison.Fault($"{id}: want {value} in the detail, got {details}");
            }
        }

        comparison.Conclude();
    }

    private static IEnumerable<string> Values(JsonElement finding)
    {
        foreach (JsonProperty member in finding.EnumerateObject())
        {
            if (member.Name is "advertised" or "attempts" or "bytes_on_wire" or "file" or "offset" or "reply" or "targets" or "user")
            {
                foreach (JsonElement value in member.Value.ValueKind == JsonValueKind.Array ? [.. member.Value.EnumerateArray()] : new[] { member.Value })
                    yield return value.ToString();
            }
        }
    }

    private static string Shown(JsonElement finding, string id) => $"{finding.GetProperty(id).GetString()} of packets [{Numbers(finding)}]";

    private static string Packets(IEnumerable<JsonElement> findings, string id) => string.Join(' ', findings
        .Where(finding => finding.GetProperty(id).GetString() == CleartextPassword)
        .SelectMany(static finding => finding.GetProperty("packets").EnumerateArray().Select(static packet => packet.GetInt64()))
        .Order());

    private static string Numbers(JsonElement finding) =>
        string.Join(' ', finding.GetProperty("packets").EnumerateArray().Select(static packet => packet.GetInt64()).Order());
}
