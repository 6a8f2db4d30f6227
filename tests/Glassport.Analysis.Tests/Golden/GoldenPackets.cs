using System.Text.Json;

namespace Glassport.Analysis.Tests.Golden;

/// <summary>The phase and the roles of every packet of every golden capture.</summary>
public sealed class GoldenPackets
{
    public static TheoryData<string> Captures => GoldenCaptures.All;

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task Every_packet_is_in_exactly_one_phase_and_in_the_right_one(string capture)
    {
        GoldenCapture golden = await GoldenCaptures.GetAsync(capture);
        Comparison comparison = new(capture);
        Dictionary<long, List<string>> want = PhasesOf(golden.Truth);
        Dictionary<long, List<string>> got = PhasesOf(golden.Json);
        for (long packet = 1; packet <= golden.Explanation.Capture.Packets; packet++)
            comparison.Same($"phase of packet {packet}", Shown(want.GetValueOrDefault(packet)), Shown(got.GetValueOrDefault(packet)));
        if (got.Keys.Any(packet => packet < 1 || packet > golden.Explanation.Capture.Packets))
            comparison.Fault("a phase has a packet that is not in the capture");
        comparison.Conclude();
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task Every_packet_has_its_roles(string capture)
    {
        GoldenCapture golden = await GoldenCaptures.GetAsync(capture);
        Comparison comparison = new(capture);
        JsonElement[] want = [.. golden.Truth.GetProperty("packet_roles").EnumerateArray()];
        JsonElement[] got = [.. golden.Json.GetProperty("packets").EnumerateArray()];
        comparison.Same("packets", $"{want.Length}", $"{got.Length}");
        foreach ((JsonElement wanted, JsonElement told) in want.Zip(got))
        {
            string place = $"packet {wanted.GetProperty("packet")}";
            comparison.Same(place, $"{wanted.GetProperty("packet")}", $"{told.GetProperty("packet")}");
            comparison.Same($"roles of {place}", Roles(wanted), Roles(told));
            comparison.Same($"data connection of {place}", Text(wanted, "connection"), Text(told, "dataConnection"));
        }

        comparison.Conclude();
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task A_packets_phase_and_conversation_are_those_of_the_phases(string capture)
    {
        GoldenCapture golden = await GoldenCaptures.GetAsync(capture);
        Comparison comparison = new(capture);
        Dictionary<long, (string, string)> phases = [];
        foreach (JsonElement phase in golden.Json.GetProperty("phases").EnumerateArray())
        {
            foreach (long packet in PacketsOf(phase))
                phases[packet] = (Text(phase, "name"), Text(phase, "conversation"));
        }

        foreach (JsonElement packet in golden.Json.GetProperty("packets").EnumerateArray())
        {
            (string, string) told = (Text(packet, "phase"), Text(packet, "conversation"));
            if (phases.GetValueOrDefault(packet.GetProperty("packet").GetInt64()) is var phase && phase != told)
                comparison.Fault($"packet {packet.GetProperty("packet")}: is in {told}, but listed in {phase}");
        }

        comparison.Conclude();
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task A_conversations_phases_are_those_of_the_capture(string capture)
    {
        GoldenCapture golden = await GoldenCaptures.GetAsync(capture);
        IEnumerable<string> whole = golden.Json.GetProperty("phases").EnumerateArray()
            .Where(static phase => phase.GetProperty("conversation").ValueKind == JsonValueKind.String)
            .Select(static phase => phase.ToString());
        IEnumerable<string> parts = golden.Json.GetProperty("conversations").EnumerateArray()
            .SelectMany(static conversation => conversation.GetProperty("phases").EnumerateArray())
            .Select(static phase => phase.ToString());

        Assert.Equal(parts.Select(Unindented).Order(StringComparer.Ordinal), whole.Select(Unindented).Order(StringComparer.Ordinal));
    }

    private static string Unindented(string json) => string.Join('\n', json.Split('\n').Select(static line => line.Trim()));

    private static Dictionary<long, List<string>> PhasesOf(JsonElement document)
    {
        Dictionary<long, List<string>> phases = [];
        foreach (JsonElement phase in document.GetProperty("phases").EnumerateArray())
        {
            foreach (long packet in PacketsOf(phase))
            {
                if (!phases.TryGetValue(packet, out List<string>? names))
                    phases[packet] = names = [];
                names.Add(Text(phase, "name"));
            }
        }

        return phases;
    }

    private static IEnumerable<long> PacketsOf(JsonElement phase)
    {
        foreach (JsonElement range in phase.GetProperty("packets").EnumerateArray())
        {
            for (long packet = range[0].GetInt64(); packet <= range[1].GetInt64(); packet++)
                yield return packet;
        }
    }

    private static string Shown(List<string>? phases) => phases is null ? "no phase" : string.Join(" and ", phases.Select(static name => $"\"{name}\""));

    private static string Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.String ? member.GetString()! : "none";

    // The truth gives no role to packets that the contract calls other.
    private static string Roles(JsonElement packet)
    {
        string roles = string.Join(' ', packet.GetProperty("roles").EnumerateArray().Select(static role => role.GetString()!).Order(StringComparer.Ordinal));
        return roles.Length == 0 ? "other" : roles;
    }
}
