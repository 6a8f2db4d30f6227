using System.Text.Json;
using Glassport.App.Tests.Extraction;
using Glassport.Server;
using Glassport.Server.Access;
using Glassport.Server.Settings;
using static Glassport.App.Tests.GlassportProcess;

namespace Glassport.App.Tests.Remote;

/// <summary>The client's commands as a script uses them: what they print, and what their exit codes tell apart.</summary>
public sealed class RemoteCommandTests : IAsyncLifetime, IDisposable
{
    private const string Password = "secret of ada";

    private readonly TemporaryFolder temporary = new();
    private FtpServer server = null!;

    private string Url => $"ftp://ada@{server.Endpoints[0].Endpoint}";

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(temporary["root/sub"]);
        File.WriteAllText(temporary["root/b.txt"], "hello\n");
        File.WriteAllText(temporary["root/sub/c.txt"], "deep\n");
        server = new(new()
        {
            Sites =
            [
                new()
                {
                    Name = "remote",
                    PhysicalPath = temporary["root"],
                    Bindings = [new("127.0.0.1", 0, null, TlsMode.Explicit)],
                    Rules = [new(RuleEffect.Allow, Principal.Everyone, FileOperations.All)],
                },
            ],
            Users = [new() { Name = "ada", PasswordHash = PasswordHash.Create(Password) }],
        });
        await server.StartAsync();
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task Ls_prints_an_object_for_each_entry()
    {
        var outcome = await GlassportAsync("ls", $"{Url}/", "--json");

        Assert.Equal(0, outcome.ExitCode);
        var rows = outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(["b.txt", "sub"], rows.Select(static row => row.GetProperty("name").GetString()));
        Assert.Equal(6, rows[0].GetProperty("size").GetInt64());
        Assert.Equal("directory", rows[1].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Files_go_there_and_back_and_are_compared()
    {
        var got = await GlassportAsync("get", $"{Url}/b.txt", "-o", temporary["copy"], "--checksum");
        var put = await GlassportAsync("put", temporary["copy"], $"{Url}/up.txt", "--checksum", "--tls", "--insecure");
        var shown = await GlassportAsync("get", $"{Url}/up.txt", "-o", "-");

        Assert.Equal((0, 0, 0), (got.ExitCode, put.ExitCode, shown.ExitCode));
        Assert.Contains("hashes equal", got.Errors, StringComparison.Ordinal);
        Assert.Contains("hashes equal", put.Errors, StringComparison.Ordinal);
        Assert.Equal("hello\n", shown.Output);
    }

    [Fact]
    public async Task Several_files_go_beside_each_other_and_each_is_told_as_an_object()
    {
        foreach (int i in Enumerable.Range(0, 6))
            File.WriteAllText(temporary[$"root/f{i}.dat"], new string('x', i));

        var planned = await GlassportAsync("get", $"{Url}/f*.dat", "--exclude", "f0*", "--dry-run", "-o", temporary["down/"]);
        var got = await GlassportAsync("get", $"{Url}/f*.dat", "--exclude", "f0*", "--parallel", "3", "--json", "-o", temporary["down/"]);
        var put = await GlassportAsync(["put", .. Directory.EnumerateFiles(temporary["down"]).Order(), $"{Url}/sub/", "--parallel", "3", "--json"]);

        Assert.Equal(5, planned.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal((0, 0), (got.ExitCode, put.ExitCode));
        Assert.Equal([1, 2, 3, 4, 5], Bytes(got.Output));
        Assert.Equal([1, 2, 3, 4, 5], Bytes(put.Output));
        Assert.Equal("xxxxx", File.ReadAllText(temporary["root/sub/f5.dat"]));
        Assert.False(File.Exists(temporary["down/f0.dat"]));
    }

    [Fact]
    public async Task A_file_that_fails_keeps_no_other_from_being_fetched()
    {
        var outcome = await GlassportAsync("get", $"{Url}/none.txt", $"{Url}/b.txt", "-o", temporary["down/"]);

        Assert.Equal(7, outcome.ExitCode);
        Assert.True(File.Exists(temporary["down/b.txt"]));
    }

    [Fact]
    public async Task A_large_file_comes_in_parts()
    {
        byte[] content = new byte[5_000_000];
        Random.Shared.NextBytes(content);
        File.WriteAllBytes(temporary["root/big"], content);

        var outcome = await GlassportAsync("get", $"{Url}/big", "--segments", "4", "--checksum", "-o", temporary["copy"]);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(content, File.ReadAllBytes(temporary["copy"]));
        Assert.Contains("hashes equal", outcome.Errors, StringComparison.Ordinal);
    }

    private static IEnumerable<long> Bytes(string lines) => lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(static line => JsonDocument.Parse(line).RootElement.GetProperty("bytes").GetInt64()).Order();

    [Fact]
    public async Task Names_are_changed_and_directories_made_and_removed()
    {
        Assert.Equal(0, (await GlassportAsync("mkdir", $"{Url}/new")).ExitCode);
        Assert.Equal(0, (await GlassportAsync("mv", $"{Url}/b.txt", "new/d.txt")).ExitCode);
        Assert.Equal("new/d.txt\n", (await GlassportAsync("rm", $"{Url}/new/*.txt", "--dry-run")).Output);
        Assert.True(File.Exists(temporary["root/new/d.txt"]));
        Assert.Equal(0, (await GlassportAsync("rm", $"{Url}/new/*.txt")).ExitCode);
        Assert.Equal(0, (await GlassportAsync("rm", "--directory", $"{Url}/new")).ExitCode);
        Assert.False(Directory.Exists(temporary["root/new"]));
    }

    [Fact]
    public async Task Directories_that_are_missing_are_made_for_a_file_when_asked()
    {
        File.WriteAllText(temporary["here"], "one\ntwo\n");

        Assert.NotEqual(0, (await GlassportAsync("put", temporary["here"], $"{Url}/x/y/z.txt")).ExitCode);
        Assert.Equal(0, (await GlassportAsync("put", temporary["here"], $"{Url}/x/y/z.txt", "--create-dirs")).ExitCode);
        Assert.Equal(0, (await GlassportAsync("put", temporary["here"], $"{Url}/x/y/w.txt", "--create-dirs")).ExitCode);

        Assert.Equal(["w.txt", "z.txt"], Directory.EnumerateFiles(temporary["root/x/y"]).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task An_address_may_say_the_type()
    {
        var text = await GlassportAsync("get", $"{Url}/b.txt;type=a", "-o", "-", "--verbose");
        var names = await GlassportAsync("ls", $"{Url}/;type=d");

        Assert.Equal((0, "hello\n"), (text.ExitCode, text.Output));
        Assert.Contains("TYPE A", text.Errors, StringComparison.Ordinal);
        Assert.Equal("b.txt\nsub\n", names.Output);
        Assert.Equal(2, (await GlassportAsync("get", $"{Url}/b.txt;type=d", "-o", "-")).ExitCode);
    }

    [Fact]
    public async Task A_mirror_shows_its_steps_and_does_them()
    {
        var plan = await GlassportAsync("mirror", $"{Url}/", temporary["mirror"], "--dry-run", "--json");
        Assert.Equal(3, plan.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.False(Directory.Exists(temporary["mirror"]));

        Assert.Equal(0, (await GlassportAsync("mirror", $"{Url}/", temporary["mirror"])).ExitCode);
        Assert.Equal("deep\n", File.ReadAllText(temporary["mirror/sub/c.txt"]));
        Assert.Equal("", (await GlassportAsync("mirror", $"{Url}/", temporary["mirror"], "--dry-run")).Output);
    }

    [Fact]
    public async Task Exit_codes_tell_failures_apart()
    {
        string address = $"{server.Endpoints[0].Endpoint}";

        Assert.Equal(2, (await GlassportAsync("ls", "http://127.0.0.1/")).ExitCode);
        Assert.Equal(2, (await GlassportAsync("get", $"{Url}/")).ExitCode);
        Assert.Equal(2, (await GlassportAsync("rm", $"{Url}/a%0d%0aDELE%20b.txt")).ExitCode);
        Assert.Equal(3, (await GlassportAsync("ls", "ftp://nosuch.invalid/", "--retries", "0")).ExitCode);
        Assert.Equal(4, (await GlassportAsync("ls", "ftp://127.0.0.1:1/", "--retries", "0")).ExitCode);
        Assert.Equal(5, (await GlassportAsync("ls", $"ftp://eve@{address}/")).ExitCode);
        Assert.Equal(6, (await GlassportAsync("ls", $"{Url}/", "--tls")).ExitCode);
        Assert.Equal(7, (await GlassportAsync("get", $"{Url}/nosuch", "-o", temporary["x"])).ExitCode);
        Assert.Equal(8, (await GlassportAsync("mkdir", $"{Url}/sub")).ExitCode);
        Assert.Equal(12, (await GlassportAsync("get", $"{Url}/b.txt", "-o", temporary["missing/x"])).ExitCode);
        Assert.True(File.Exists(temporary["root/b.txt"]));
    }

    [Fact]
    public async Task A_failure_is_one_line_on_standard_error()
    {
        var outcome = await GlassportAsync("get", $"{Url}/nosuch", "-o", temporary["x"]);

        Assert.Equal("", outcome.Output);
        Assert.Matches("^glassport: nosuch: 550 [^\n]+\n$", outcome.Errors);
    }

    [Fact]
    public async Task A_certificate_is_trusted_when_it_is_first_met_and_only_that()
    {
        Assert.Equal(0, (await GlassportAsync("ls", $"{Url}/", "--tls", "--trust-first-use")).ExitCode);
        string hosts = File.ReadAllText(temporary["hosts.json"]);
        Assert.Equal(0, (await GlassportAsync("ls", $"{Url}/", "--tls", "--trust-first-use")).ExitCode);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(temporary["hosts.json"]));

        int hash = hosts.IndexOf("certificateHash", StringComparison.Ordinal) + 20;
        File.WriteAllText(temporary["hosts.json"], hosts[..hash] + (hosts[hash] == '0' ? '1' : '0') + hosts[(hash + 1)..]);
        var changed = await GlassportAsync("ls", $"{Url}/", "--tls", "--trust-first-use");

        Assert.Equal(6, changed.ExitCode);
        Assert.Contains("has changed", changed.Errors, StringComparison.Ordinal);
    }

    private Task<Outcome> GlassportAsync(params string[] arguments) => RunAsync(
        null, new Dictionary<string, string> { ["GLASSPORT_PASSWORD"] = Password, ["GLASSPORT_HOSTS"] = temporary["hosts.json"], ["NETRC"] = temporary["netrc"] }, arguments);
}
