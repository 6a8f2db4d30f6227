using System.Text.Json;
using Glassport.App.Tests.Extraction;
using Glassport.Lab.Scenarios;
using Glassport.Lab.VirtualMachines;
using Glassport.TestKit;
using static Glassport.App.Tests.GlassportProcess;

namespace Glassport.App.Tests.Laboratory;

public sealed class ScenarioTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public static TheoryData<string> Names => [.. ScenarioCatalogue.Names.Where(static name => VirtualMachine.WhyNeeded(ScenarioCatalogue.Find(name)!) is null)];

    public void Dispose() => temporary.Dispose();

    [NamespaceTheory]
    [MemberData(nameof(Names))]
    public async Task Every_experiment_shows_what_it_promises(string name)
    {
        Outcome outcome = await RunAsync("lab", "run", name, "--output", temporary[name], "--quiet");

        Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Errors + await LogsAsync(name));
        Assert.Empty(outcome.Errors);
        Assert.DoesNotContain("✗", outcome.Output);
        Assert.Equal(
            new HashSet<string> { $"{name}.html", $"{name}.json", $"{name}.pcapng", "client.txt", "server.txt" },
            Directory.EnumerateFiles(temporary[name]).Select(static path => Path.GetFileName(path)).ToHashSet());
    }

    [NamespaceFact]
    public async Task The_first_articles_session_has_the_phases_and_roles_that_it_has_with_other_programs()
    {
        Outcome outcome = await RunAsync("lab", "--output", temporary["lab"], "--lang", "en");
        Outcome golden = await RunAsync("explain", "--packets", "--format", "json", Path.Combine(Repository.Root, "tests/corpus/golden/seed-active.pcapng"));

        Assert.Equal(0, outcome.ExitCode);
        using JsonDocument ours = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(temporary["lab"], "active.json")));
        using JsonDocument theirs = JsonDocument.Parse(golden.Output);
        Assert.Equal(Phases(theirs), Phases(ours));
        Assert.Equal(Roles(theirs), Roles(ours));
        Assert.Equal(Packets(theirs), Packets(ours));
        Assert.Contains("192×256+42=49194", outcome.Output);
        Assert.Contains("192.168.111.13:49131 → 192.168.111.15:21", outcome.Output);
    }

    [NamespaceFact]
    public async Task An_experiment_is_played_as_well_where_interrupts_are_ignored()
    {
        string output = await PeerTool.RunAsync("sh", "-c", "trap '' INT; exec dotnet \"$0\" lab run abort --quiet --lang en --output \"$1\"", Path.Combine(AppContext.BaseDirectory, "glassport.dll"), temporary["lab"]);

        Assert.Contains("✓ finding “aborted”", output);
    }

    [NamespaceFact]
    public async Task An_experiment_that_shows_something_else_fails_and_says_what_is_missing()
    {
        await File.WriteAllTextAsync(temporary["mine.json"], """
            { "name": "mine", "client": { "types": ["bye"] }, "see": { "findings": ["packet-loss"], "dialogue": ["QUIT 221"], "transfers": ["b.txt"] } }
            """);

        Outcome outcome = await RunAsync("lab", "run", temporary["mine.json"], "--output", temporary["mine"], "--quiet");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("✗ finding “packet-loss”", outcome.Output);
        Assert.Contains("✗ b.txt went over whole", outcome.Output);
        Assert.Contains("✓ the dialogue: QUIT 221", outcome.Output);
        Assert.Contains("Not everything that this experiment should show is there.", outcome.Errors);
    }

    [Fact]
    public async Task What_a_seat_cannot_do_is_refused_before_anything_is_made()
    {
        Outcome outcome = await RunAsync("lab", "run", "tls", "--client", "tnftp", "--output", temporary["lab"]);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("tnftp", outcome.Errors);
        Assert.False(Directory.Exists(temporary["lab"]));
    }

    [Fact]
    public async Task A_scenario_that_is_not_there_is_a_clear_error()
    {
        Outcome outcome = await RunAsync("lab", "run", "nonsense");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("'nonsense' is neither an experiment (glassport lab list shows them) nor a file.", outcome.Errors);
    }

    [Fact]
    public async Task Experiments_are_listed_in_both_languages_and_their_files_can_be_had()
    {
        Outcome english = await RunAsync("lab", "list", "--lang", "en");
        Outcome chinese = await RunAsync("lab", "list", "--lang", "zh");
        Outcome file = await RunAsync("lab", "list", "--show", "bounce");

        Assert.Equal(ScenarioCatalogue.Names, english.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split(' ')[0]));
        Assert.Contains("主动模式", chinese.Output);
        Assert.Equal("bounce", ScenarioFile.Parse(System.Text.Encoding.UTF8.GetBytes(file.Output), "bounce").Name);
    }

    private async Task<string> LogsAsync(string name) => string.Concat(
        await Task.WhenAll(Directory.EnumerateFiles(temporary[name], "*.txt").Select(static path => File.ReadAllTextAsync(path))));

    // inetutils asks for the server's system before the login, and we behind it.
    private static IEnumerable<string> Phases(JsonDocument explanation) => explanation.RootElement.GetProperty("packets").EnumerateArray()
        .Select(static packet => packet.GetProperty("phase").GetString()!).Where(static phase => phase != "information").Distinct();

    // Who acknowledges on his own, and who along with something else, is a matter of microseconds.
    private static IEnumerable<string> Roles(JsonDocument explanation) => explanation.RootElement.GetProperty("packets").EnumerateArray()
        .SelectMany(static packet => packet.GetProperty("roles").EnumerateArray().Select(role => $"{packet.GetProperty("phase").GetString()}: {role.GetString()}"))
        .Where(static role => !role.EndsWith(": ack", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<string> Packets(JsonDocument explanation) => explanation.RootElement.GetProperty("packets").EnumerateArray()
        .Where(static packet => packet.GetProperty("roles").EnumerateArray().Any(static role => role.GetString() is "arp-request" or "arp-reply" or "syn" or "synack" or "fin" or "command"))
        .Select(static packet => $"{packet.GetProperty("phase").GetString()} {string.Join('+', packet.GetProperty("roles").EnumerateArray().Select(static role => role.GetString()).Where(static role => role != "ack"))}")
        .Where(static packet => packet != "information command");
}
