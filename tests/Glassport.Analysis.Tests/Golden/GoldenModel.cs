using System.Text.Json;
using Glassport.Analysis.Model;

namespace Glassport.Analysis.Tests.Golden;

/// <summary>What the model knows of the golden captures beyond their JSON, against their truth.</summary>
public sealed class GoldenModel
{
    public static TheoryData<string> Captures => GoldenCaptures.All;

    [Theory]
    [MemberData(nameof(Captures))]
    public Task Each_step_of_a_close_has_its_side_and_its_ack(string capture) => CompareAsync(capture, (comparison, truth, conversations) =>
    {
        Compare(truth.GetProperty("control_connections"), conversations.ToDictionary(static one => one.Id, static one => one.Close));
        Compare(
            truth.GetProperty("data_connections"),
            conversations.SelectMany(static one => one.DataConnections).ToDictionary(static one => one.Id, static one => one.Close));

        void Compare(JsonElement wanted, Dictionary<string, Close> closes)
        {
            foreach (JsonElement connection in wanted.EnumerateArray())
            {
                string id = connection.GetProperty("id").GetString()!;
                IReadOnlyList<CloseStep> steps = closes[id].Steps;
                comparison.Same($"FINs and RSTs of {id}", Ends(connection), string.Join(", ", steps
                    .Where(static step => step.Kind != CloseStepKind.Ack)
                    .Select(static step => $"{step.Packet} {step.Kind} from {step.From}")));
                comparison.Same($"ACKs of the FINs of {id}", Acks(connection), string.Join(", ", steps
                    .Where(static step => step.Acknowledges is not null)
                    .Select(static step => $"{step.Packet} of {step.Acknowledges}{(step.Kind == CloseStepKind.Fin ? " on a FIN" : "")}")));
            }
        }
    });

    [Theory]
    [MemberData(nameof(Captures))]
    public Task Third_hosts_on_data_connections_are_known(string capture) => CompareAsync(capture, (comparison, truth, conversations) =>
    {
        Dictionary<string, DataConnection> got = conversations.SelectMany(static one => one.DataConnections).ToDictionary(static one => one.Id);
        foreach (JsonElement data in truth.GetProperty("data_connections").EnumerateArray())
        {
            string id = data.GetProperty("id").GetString()!;
            bool third = !data.GetProperty("peers_are_control_hosts").GetBoolean();
            comparison.Same($"third host at {id}", $"{third}", $"{got[id].CallerIsThirdHost || got[id].CalledIsThirdHost}");
            comparison.Same($"third host calls in {id}", $"{data.GetProperty("caller").GetString() == "other host"}", $"{got[id].CallerIsThirdHost}");
        }
    });

    [Theory]
    [MemberData(nameof(Captures))]
    public Task Interrupts_and_rejected_logins_are_known(string capture) => CompareAsync(capture, (comparison, truth, conversations) =>
    {
        foreach ((JsonElement control, Conversation conversation) in truth.GetProperty("control_connections").EnumerateArray().Zip(conversations))
        {
            comparison.Same(
                $"Telnet interrupts of {conversation.Id}",
                Numbers(control.GetProperty("commands").EnumerateArray().Where(static command => command.TryGetProperty("telnet_prefix", out _)), "packet"),
                string.Join(' ', conversation.Exchanges.Select(static exchange => exchange.Command)
                    .Where(static command => command.TelnetInterrupt).Select(static command => command.Packet)));
            JsonElement[] rejected = [.. control.GetProperty("login").GetProperty("attempts").EnumerateArray()
                .Where(static attempt => attempt.GetProperty("code").GetInt32() >= 400)];
            comparison.Same(
                $"rejected logins of {conversation.Id}",
                $"{Numbers(rejected, "packet")} answered in {Numbers(rejected, "reply_packet")}",
                $"{string.Join(' ', conversation.Login.Rejections.Select(static pair => pair.Command))} answered in "
                    + string.Join(' ', conversation.Login.Rejections.Select(static pair => pair.Reply)));
        }
    });

    [Fact]
    public async Task Comments_are_kept_with_their_packets()
    {
        GoldenCapture golden = await GoldenCaptures.GetAsync("74-comments-two-interfaces-ns");
        IEnumerable<(long, string)> want = golden.Truth.GetProperty("extra").GetProperty("comments").EnumerateArray()
            .Select(static comment => (comment.GetProperty("packet").GetInt64(), comment.GetProperty("text").GetString()!));

        Assert.Equal(want, golden.Explanation.Capture.Comments);
    }

    [Fact]
    public async Task Names_that_are_not_utf8_are_decoded()
    {
        GoldenCapture golden = await GoldenCaptures.GetAsync("23-gbk-names-lftp-vsftpd");
        Command[] commands = [.. golden.Explanation.Conversations.Single().Exchanges
            .Select(static exchange => exchange.Command).Where(static command => command.RawHex is not null)];
        foreach (JsonElement name in golden.Truth.GetProperty("extra").GetProperty("names").EnumerateArray())
        {
            foreach (Command command in commands.Where(command => command.RawHex!.Contains(name.GetProperty("hex").GetString()!, StringComparison.Ordinal)))
                Assert.Equal(name.GetProperty("text").GetString(), command.DecodedPath);
        }

        Assert.Equal(3, commands.Count(static command => command.DecodedPath == "中文文件.txt"));
    }

    private static string Ends(JsonElement connection) => string.Join(", ", connection.GetProperty("close").GetProperty("events").EnumerateArray()
        .Select(static end => $"{end.GetProperty("packet")} {(end.GetProperty("flag").GetString() == "RST" ? CloseStepKind.Rst : CloseStepKind.Fin)} from "
            + (end.GetProperty("from").GetString() == "client" ? Side.Client : Side.Server)));

    private static string Acks(JsonElement connection) => string.Join(", ", connection.GetProperty("close").GetProperty("fin_acks").EnumerateArray()
        .Select(static ack => $"{ack.GetProperty("packet")} of {ack.GetProperty("of")}"
            + (ack.GetProperty("piggybacked_on_fin").GetBoolean() ? " on a FIN" : "")));

    private static string Numbers(IEnumerable<JsonElement> rows, string name) => string.Join(' ', rows.Select(row => row.GetProperty(name).ToString()));

    private static async Task CompareAsync(string capture, Action<Comparison, JsonElement, IReadOnlyList<Conversation>> compare)
    {
        GoldenCapture golden = await GoldenCaptures.GetAsync(capture);
        Comparison comparison = new(capture);
        compare(comparison, golden.Truth, [.. golden.Explanation.Conversations]);
        comparison.Conclude();
    }
}
