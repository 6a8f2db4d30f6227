using Glassport.App.Tests.Extraction;
using static Glassport.App.Tests.GlassportProcess;

namespace Glassport.App.Tests.Laboratory;

/// <summary>Other people's programs in the server's and in the client's seat.</summary>
public sealed class SeatTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [PeerTheory]
    [InlineData("vsftpd")]
    [InlineData("proftpd")]
    [InlineData("pure-ftpd")]
    [InlineData("pyftpdlib")]
    public async Task A_server_is_called_as_ours_is_and_serves_guests_and_TLS(string server)
    {
        await PlayAsync("active", "--server", server);
        await PlayAsync("browser", "--server", server);
        await PlayAsync("tls", "--server", server);
    }

    [NamespaceTheory]
    [InlineData("tnftp", "active", "browser", "resume")]
    [InlineData("inetutils", "active", "browser", "resume")]
    [InlineData("lftp", "active", "browser", "resume", "tls", "abort")]
    [InlineData("curl", "active", "browser", "resume", "tls", "bounce")]
    public async Task A_client_does_what_the_classic_lines_say(string client, params string[] experiments)
    {
        foreach (string experiment in experiments)
            await PlayAsync(experiment, "--client", client);
    }

    [PeerTheory]
    [InlineData("vsftpd", "tnftp")]
    [InlineData("proftpd", "lftp")]
    [InlineData("pure-ftpd", "curl")]
    [InlineData("pyftpdlib", "inetutils")]
    public async Task None_of_both_has_to_be_ours(string server, string client) => await PlayAsync("active", "--server", server, "--client", client);

    [NamespaceTheory]
    [InlineData("tls", "tnftp", "tnftp does not know FTPS. Take lftp, curl or glassport.")]
    [InlineData("idle-timeout", "curl", "curl makes transfers and nothing between them: it cannot run 'sleep 3'. Take tnftp, inetutils, lftp or glassport.")]
    public async Task What_a_program_cannot_do_is_said_before_anything_is_started(string experiment, string client, string reason)
    {
        Outcome outcome = await RunAsync("lab", "run", experiment, "--client", client, "--output", temporary["out"]);

        Assert.Equal((1, $"glassport: {reason}\n", ""), (outcome.ExitCode, outcome.Errors, outcome.Output));
    }

    [NamespaceFact]
    public async Task Alternatives_hold_when_one_of_them_does()
    {
        await File.WriteAllTextAsync(temporary["mine.json"], """
            { "name": "mine", "client": { "types": ["bye"] }, "see": { "dialogue": ["NOOP|QUIT 200|221", "NOOP|QUIT 200|221"], "says": ["nonsense|Goodbye", "nonsense|rubbish"] } }
            """);

        Outcome outcome = await RunAsync("lab", "run", temporary["mine.json"], "--output", temporary["mine"], "--lang", "en", "--quiet");

        Assert.Contains("✗ the dialogue: NOOP|QUIT 200|221 · NOOP|QUIT 200|221", outcome.Output);
        Assert.Contains("✓ the story says “nonsense” or “Goodbye”", outcome.Output);
        Assert.Contains("✗ the story says “nonsense” or “rubbish”", outcome.Output);
    }

    private async Task PlayAsync(string experiment, params string[] seats)
    {
        Outcome outcome = await RunAsync(null, Peers.Environment, ["lab", "run", experiment, "--output", temporary[experiment], "--quiet", .. seats]);

        Assert.True(outcome.ExitCode == 0, $"{experiment}: {outcome.Output}{outcome.Errors}{await LogsAsync(experiment)}");
    }

    private async Task<string> LogsAsync(string experiment) => string.Concat(
        await Task.WhenAll(Directory.EnumerateFiles(temporary[experiment], "*.txt").Select(static path => File.ReadAllTextAsync(path))));
}
