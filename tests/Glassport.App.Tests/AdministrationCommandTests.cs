using System.Text.Json;
using Glassport.App.Tests.Extraction;
using static Glassport.App.Tests.GlassportProcess;

namespace Glassport.App.Tests;

public sealed class AdministrationCommandTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task A_site_is_made_changed_and_exported_and_the_export_changes_nothing_when_it_is_applied()
    {
        Assert.Contains("+ site \"files\"", (await DoAsync(0, "site", "add", "files", "--root", temporary.Root, "--listen", "127.0.0.1:2121")).Output);
        Assert.Contains("limits.sessions: null -> 10", (await DoAsync(0, "site", "set", "files", "limits.sessions=10", "messages.banner=42")).Output);
        await DoAsync(0, "rule", "add", "files", "deny", "anonymous", "read,upload", "--path", "/private", "--at", "1");
        await DoAsync(0, "site", "stop", "FILES");

        JsonElement site = JsonDocument.Parse((await DoAsync(0, "site", "list", "--json")).Output).RootElement[0];
        Assert.Equal(10, site.GetProperty("limits").GetProperty("sessions").GetInt32());
        Assert.Equal("42", site.GetProperty("messages").GetProperty("banner").GetString());
        Assert.Equal("anonymous", site.GetProperty("rules")[0].GetProperty("who").GetString());
        Assert.False(site.GetProperty("isStarted").GetBoolean());

        string file = temporary["exported.json"];
        await DoAsync(0, "config", "export", "-o", file);
        Assert.Equal("nothing changed\n", (await DoAsync(0, "config", "apply", file)).Output);
    }

    [Fact]
    public async Task A_generated_password_is_shown_once_and_its_hash_never_in_lists()
    {
        Outcome added = await DoAsync(0, "user", "add", "ann");
        Outcome listed = await DoAsync(0, "user", "list", "--json");

        Assert.Matches("password of ann is [a-zA-Z2-9]{16} ", added.Output);
        Assert.DoesNotContain("pbkdf2", listed.Output);
        Assert.True(JsonDocument.Parse(listed.Output).RootElement[0].GetProperty("hasPassword").GetBoolean());
    }

    [Fact]
    public async Task A_document_with_faults_changes_nothing_and_every_fault_is_told()
    {
        string file = temporary["faulty.json"];
        await File.WriteAllTextAsync(file, """{"groups":[{"name":"staff"}],"limits":{"sessions":0},"sites":[{"nme":"x"}]}""");

        Outcome outcome = await DoAsync(1, "config", "apply", file);

        Assert.Contains("limits.sessions is 0: write a whole number from 1", outcome.Errors);
        Assert.Contains("sites[0].nme is no setting: perhaps name was meant", outcome.Errors);
        Assert.Equal("{}\n", (await DoAsync(0, "config", "export")).Output);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_change_and_changes_nothing()
    {
        string file = temporary["new.json"];
        await File.WriteAllTextAsync(file, """{"groups":[{"name":"staff"}]}""");

        Assert.Equal("+ group \"staff\"\n", (await DoAsync(0, "config", "apply", "--dry-run", file)).Output);
        Assert.Equal("{}\n", (await DoAsync(0, "config", "export")).Output);
    }

    [Fact]
    public async Task What_is_not_there_is_an_error_that_names_what_is()
    {
        await DoAsync(0, "group", "add", "staff");

        Assert.Contains("there is staff", (await DoAsync(1, "group", "show", "stuff")).Errors);
        Assert.Contains("no server runs", (await DoAsync(1, "session", "list")).Errors);
        Assert.Contains("is not banned", (await DoAsync(1, "ban", "remove", "192.0.2.1")).Errors);
    }

    [Fact]
    public async Task Names_cannot_drive_a_terminal()
    {
        await DoAsync(0, "group", "add", "a\u202eb");

        Assert.Contains("a\\u202eb", (await DoAsync(0, "group", "list")).Output);
    }

    [Fact]
    public async Task Bans_outlive_the_command()
    {
        await DoAsync(0, "ban", "add", "192.0.2.1", "--reason", "noise");

        JsonElement ban = JsonDocument.Parse((await DoAsync(0, "ban", "list", "--json")).Output).RootElement[0];
        Assert.Equal("192.0.2.1/32", ban.GetProperty("network").GetString());
        Assert.Equal("noise", ban.GetProperty("reason").GetString());
        await DoAsync(0, "ban", "remove", "192.0.2.1");
        Assert.Equal("[]\n", (await DoAsync(0, "ban", "list", "--json")).Output);
    }

    [Theory]
    [InlineData("serve", "--user", "ann")]
    [InlineData("serve", "--root", ".", "--tls", "maybe")]
    [InlineData("serve", "--root", ".", "--passive-ports", "9-1")]
    [InlineData("ban", "add", "nobody")]
    [InlineData("site", "add", "files")]
    public async Task A_mistyped_command_line_is_a_usage_error(params string[] arguments)
    {
        Outcome outcome = await RunAsync(arguments);

        Assert.Equal(2, outcome.ExitCode);
        Assert.NotEmpty(outcome.Errors);
    }

    private async Task<Outcome> DoAsync(int exitCode, params string[] arguments)
    {
        Outcome outcome = await RunAsync([.. arguments, "--state", temporary["state"]]);
        Assert.True(outcome.ExitCode == exitCode, $"{string.Join(' ', arguments)} ended with {outcome.ExitCode}: {outcome.Errors}");
        return outcome;
    }
}
