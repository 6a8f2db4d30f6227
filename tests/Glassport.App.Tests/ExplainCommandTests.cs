using System.Text.Json;
using System.Xml.Linq;
using Glassport.TestKit;
using static Glassport.App.Tests.GlassportProcess;

namespace Glassport.App.Tests;

public sealed class ExplainCommandTests : IDisposable
{
    private static readonly string Article = Repository.PathOf("samples", "first-article.pcapng");
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("glassport-test-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_story_of_the_first_article_is_told_with_its_packet_numbers_and_arithmetic()
    {
        Outcome outcome = await RunAsync("explain", Article);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.Errors);
        string text = string.Join(' ', outcome.Output.Split((char[])['\n', ' '], StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("192×256+42=49194", text);
        Assert.Contains("SYN (packet 22), SYN+ACK (packet 23), ACK (packet 24)", text);
        Assert.Contains("packets 29 and 30", text);
        Assert.Contains("connect_from_port_20=YES", text);
        Assert.DoesNotContain("ftppass", outcome.Output);
    }

    [Fact]
    public async Task The_story_is_told_in_Chinese_when_asked_or_when_the_environment_says_so()
    {
        Outcome asked = await RunAsync("explain", Article, "--lang", "zh");
        Outcome inherited = await RunAsync(null, new Dictionary<string, string> { ["LANG"] = "zh_CN.UTF-8" }, "explain", Article);
        Outcome overruled = await RunAsync(null, new Dictionary<string, string> { ["LANG"] = "zh_CN.UTF-8", ["LC_ALL"] = "C" }, "explain", Article);
        Assert.Contains("三次握手", asked.Output);
        Assert.Equal(asked.Output, inherited.Output);
        Assert.DoesNotContain("三次握手", overruled.Output);
    }

    [Fact]
    public async Task Standard_input_tells_the_same_as_the_file()
    {
        await using FileStream file = File.OpenRead(Article);
        Outcome piped = await RunAsync(file, null, "explain", "-", "--format", "json");
        Outcome named = await RunAsync("explain", Article, "--format", "json");
        Assert.Equal(0, piped.ExitCode);
        JsonElement one = JsonDocument.Parse(piped.Output).RootElement, other = JsonDocument.Parse(named.Output).RootElement;
        Assert.Equal(other.GetProperty("conversations").GetRawText(), one.GetProperty("conversations").GetRawText());
        Assert.Equal("-", one.GetProperty("capture").GetProperty("files")[0].GetString());
    }

    [Fact]
    public async Task The_output_file_s_ending_chooses_the_form()
    {
        string report = Path.Combine(folder.FullName, "report.html");
        Outcome outcome = await RunAsync("explain", Article, "-o", report);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.StartsWith("<!DOCTYPE html>", await File.ReadAllTextAsync(report), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_ladder_shows_each_packet_once()
    {
        Outcome outcome = await RunAsync("explain", Article, "--format", "svg");
        XDocument ladder = XDocument.Parse(outcome.Output);
        string[] numbers = [.. ladder.Descendants().Where(static e => (string?)e.Attribute("class") == "number").Select(static e => e.Value)];
        Assert.Contains("30", numbers);
        Assert.Equal(numbers.Distinct(), numbers);
    }

    [Fact]
    public async Task Passwords_are_shown_only_when_asked()
    {
        Outcome shown = await RunAsync("explain", Article, "--show-secrets", "--format", "json");
        Assert.Contains("ftppass", shown.Output);
    }

    [Theory]
    [InlineData("missing.pcap", null, "missing.pcap")]
    [InlineData("empty.pcap", "", "empty")]
    [InlineData("notes.txt", "Dear diary, this is no capture at all.", "notes.txt")]
    public async Task What_is_no_capture_is_a_clear_error(string name, string? content, string named)
    {
        string path = Path.Combine(folder.FullName, name);
        if (content is not null)
            await File.WriteAllTextAsync(path, content);
        Outcome outcome = await RunAsync("explain", path);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.StartsWith("glassport: ", outcome.Errors);
        Assert.Contains(named, outcome.Errors);
        Assert.DoesNotContain("   at ", outcome.Errors);
    }

    [Fact]
    public async Task A_folder_is_no_capture()
    {
        Outcome outcome = await RunAsync("explain", folder.FullName);
        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("glassport: ", outcome.Errors);
    }

    [Fact]
    public async Task A_cut_capture_is_explained_up_to_the_damage_which_is_named()
    {
        string path = Path.Combine(folder.FullName, "cut.pcapng");
        byte[] whole = await File.ReadAllBytesAsync(Article);
        await File.WriteAllBytesAsync(path, whole[..(whole.Length / 2)]);
        Outcome outcome = await RunAsync("explain", path, "--format", "json");
        Assert.Equal(0, outcome.ExitCode);
        JsonElement capture = JsonDocument.Parse(outcome.Output).RootElement.GetProperty("capture");
        long offset = capture.GetProperty("damage").GetProperty("offset").GetInt64();
        Assert.InRange(offset, 1, whole.Length / 2);
        Assert.Contains($"damaged at byte {offset}", outcome.Errors);
        Assert.InRange(capture.GetProperty("packets").GetInt64(), 10, 56);
    }

    [Theory]
    [InlineData("explain")]
    [InlineData("explain", "x.pcap", "--format", "pdf")]
    [InlineData("explain", "x.pcap", "--port", "0")]
    [InlineData("explain", "x.pcap", "--port", "many")]
    [InlineData("explain", "x.pcap", "--encoding", "klingon")]
    [InlineData("explain", "x.pcap", "--lang", "fr")]
    [InlineData("expalin", "x.pcap")]
    public async Task A_mistyped_command_line_is_a_usage_error_on_standard_error(params string[] arguments)
    {
        Outcome outcome = await RunAsync(arguments);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.NotEmpty(outcome.Errors);
    }

    [Fact]
    public async Task An_output_that_cannot_be_written_is_an_error()
    {
        Outcome outcome = await RunAsync("explain", Article, "-o", Path.Combine(folder.FullName, "no", "such", "folder.txt"));
        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("glassport: ", outcome.Errors);
    }

    [Fact]
    public async Task Version_and_help_answer()
    {
        Outcome version = await RunAsync("--version");
        Assert.Equal(0, version.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+", version.Output);
        Outcome help = await RunAsync("explain", "--help");
        Assert.Equal(0, help.ExitCode);
        Assert.Contains("--extract", help.Output);
    }
}
