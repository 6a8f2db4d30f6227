using System.Text.Json;
using Glassport.App.Tests.Extraction;
using Glassport.Server;
using Glassport.Server.Access;
using Glassport.Server.Settings;
using static Glassport.App.Tests.GlassportProcess;

namespace Glassport.App.Tests.Doctor;

/// <summary><c>glassport doctor</c> and a server with nothing wrong, or only a little.</summary>
public sealed class DoctorCommandTests : IAsyncLifetime, IDisposable
{
    private const string Password = "secret of ada";

    private readonly TemporaryFolder temporary = new();
    private FtpServer server = null!;

    private string Site => server.Endpoints[0].Endpoint.ToString();

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(temporary["root"]);
        File.WriteAllText(temporary["root/b.txt"], "hello\n");
        server = new(new()
        {
            Sites =
            [
                new()
                {
                    Name = "well",
                    PhysicalPath = temporary["root"],
                    Bindings = [new("127.0.0.1", 0, null, TlsMode.Explicit)],
                    Rules = [new(RuleEffect.Allow, Principal.Everyone, FileOperations.All)],
                    Tls = new() { RequireForLogin = true, RequireForData = true, SessionReuse = SessionReuse.Require },
                },
            ],
            Users = [new() { Name = "ada", PasswordHash = PasswordHash.Create(Password) }],
        });
        await server.StartAsync();
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task A_server_that_is_well_has_only_its_certificate_to_answer_for()
    {
        var outcome = await ExamineAsync("doctor", $"ftpes://ada:secret%20of%20ada@{Site}", "--insecure", "--write", "--format", "json");

        Assert.Equal(0, outcome.ExitCode);
        var report = JsonDocument.Parse(outcome.Output).RootElement;
        var marks = report.GetProperty("checks").EnumerateArray().ToDictionary(static one => one.GetProperty("id").GetString()!, static one => one.GetProperty("mark").GetString()!);
        Assert.Equal("certificate", Assert.Single(marks, static one => one.Value != "good").Key);
        Assert.Equal("B", report.GetProperty("grade").GetString());
        Assert.Equal($"ftpes://{Site}", report.GetProperty("site").GetString());
        Assert.Equal(["b.txt"], Directory.EnumerateFileSystemEntries(temporary["root"]).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Nothing_is_written_and_no_password_sent_to_strangers_unasked()
    {
        var outcome = await ExamineAsync("doctor", $"ftpes://ada:secret%20of%20ada@{Site}", "--lang", "zh");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("证书不受信任，不会把口令发过去", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", outcome.Output + outcome.Errors, StringComparison.Ordinal);
        Assert.Equal(["b.txt"], Directory.EnumerateFileSystemEntries(temporary["root"]).Select(Path.GetFileName));
    }

    [Fact]
    public async Task The_page_is_chosen_by_the_files_name_and_holds_every_check()
    {
        var outcome = await ExamineAsync("doctor", $"ftp://ada:wrong@{Site}", "-o", temporary["report.html"]);

        string page = File.ReadAllText(temporary["report.html"]);
        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        Assert.All(App.Doctor.Examination.All, check => Assert.Contains(check.Id, page, StringComparison.Ordinal));
        Assert.Contains("530 ", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_gets_an_F()
    {
        string site = Site;
        await server.DisposeAsync();

        var outcome = await ExamineAsync("doctor", $"ftp://ada:x@{site}");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("grade F", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("the FTP service runs", outcome.Output, StringComparison.Ordinal);
    }

    private static Task<Outcome> ExamineAsync(params string[] arguments) => RunAsync(arguments);
}
