using Glassport.App.Remote;
using Glassport.App.Shell;
using Glassport.App.Shell.Editing;
using Glassport.Client;

namespace Glassport.App.Tests.Shell;

public sealed class ShellCompletionTests : IAsyncLifetime
{
    private readonly List<string> sent = [];
    private ShellServer server = null!;
    private ShellSession shell = null!;

    public async Task InitializeAsync()
    {
        server = await ShellServer.StartAsync();
        File.WriteAllText(server.Folder["home/local one"], "");
        File.WriteAllText(server.Folder["home/local two"], "");
        Directory.CreateDirectory(server.Folder["home/lower"]);
        File.WriteAllText(server.Folder["root/.hidden"], "");
        File.WriteAllText(server.Folder["root/evil\u202etxt"], "");
        ClientOptions options = new()
        {
            Watch = happened =>
            {
                if (happened is SessionEvent.Command command)
                    sent.Add(command.Line.Split(' ')[0]);
            },
        };
        shell = new(
            new(options, null, null, false, IsVerbose: true, true, 0, null), new(TextWriter.Null, false, false, true), new GivenLines([]),
            new() { Folder = server.Folder["home"] });
        await shell.OpenAsync(RemoteSession.Read(server.Url.Replace("ada@", $"ada:{Uri.EscapeDataString(ShellServer.Password)}@", StringComparison.Ordinal), shell.Request), CancellationToken.None);
        sent.Clear();
    }

    public async Task DisposeAsync()
    {
        await shell.CloseAsync(CancellationToken.None);
        await server.DisposeAsync();
    }

    [Theory]
    [InlineData("ge", 0, "get")]
    [InlineData("  rema", 2, "")]
    [InlineData("re", 0, "recv reget remotehelp rename reput")]
    [InlineData("get ", 4, "a.txt b.txt sub/ with blank.txt")]
    [InlineData("get w", 4, "with blank.txt")]
    [InlineData("get with\\ b", 4, "with blank.txt")]
    [InlineData("get \"with b", 4, "with blank.txt")]
    [InlineData("get sub/", 4, "sub/c.txt")]
    [InlineData("get .", 4, ".hidden")]
    [InlineData("get evil", 4, "")]
    [InlineData("get nosuch/", 4, "")]
    [InlineData("mget a.txt b", 11, "b.txt")]
    [InlineData("get a.txt lo", 10, "local one|local two|lower/")]
    [InlineData("cd ", 3, "sub/")]
    [InlineData("lcd ", 4, "lower/")]
    [InlineData("put lo", 4, "local one|local two|lower/")]
    [InlineData("put x ", 6, "a.txt b.txt sub/ with blank.txt")]
    [InlineData("!cat lo", 5, "local one|local two|lower/")]
    [InlineData("help ge", 5, "get")]
    [InlineData("pwd ", 4, "")]
    [InlineData("nosuch ", 7, "")]
    public async Task Tab_offers_what_fits_at_the_place(string line, int start, string names)
    {
        var completion = await new ShellCompletion(shell).CompleteAsync(line, CancellationToken.None);

        Assert.Equal(names.Contains('|', StringComparison.Ordinal) ? names : names.Replace(" ", "|", StringComparison.Ordinal).Replace("with|blank", "with blank", StringComparison.Ordinal), string.Join('|', completion.Candidates.Select(static candidate => candidate.Text)));
        if (names.Length > 0)
            Assert.Equal(start, completion.Start);
    }

    [Fact]
    public async Task The_names_of_a_directory_are_fetched_once_until_something_changes_them()
    {
        ShellCompletion completion = new(shell);
        await completion.CompleteAsync("get ", CancellationToken.None);
        int first = sent.Count(static verb => verb == "MLSD");
        await completion.CompleteAsync("get a", CancellationToken.None);
        await completion.CompleteAsync("get sub/", CancellationToken.None);
        await completion.CompleteAsync("get sub/c", CancellationToken.None);
        int second = sent.Count(static verb => verb == "MLSD");
        await CommandRun.RunAsync(shell, "mkdir new", CancellationToken.None);
        var after = await completion.CompleteAsync("cd n", CancellationToken.None);

        Assert.Equal((1, 2), (first, second));
        Assert.Equal(["new/"], after.Candidates.Select(static candidate => candidate.Text));
    }

    [Fact]
    public async Task What_the_background_stored_is_offered_too()
    {
        ShellCompletion completion = new(shell);
        await completion.CompleteAsync("get ", CancellationToken.None);
        await CommandRun.RunAsync(shell, "put local\\ one stored &", CancellationToken.None);
        await shell.Jobs.WaitAsync(CancellationToken.None);
        Assert.True(await shell.Jobs.TellDoneAsync(shell));

        Assert.Equal(["stored"], (await completion.CompleteAsync("get st", CancellationToken.None)).Candidates.Select(static candidate => candidate.Text));
    }

    [Fact]
    public async Task In_active_mode_names_are_asked_for_as_the_classic_clients_do()
    {
        await CommandRun.RunAsync(shell, "active", CancellationToken.None);

        var completion = await new ShellCompletion(shell).CompleteAsync("get b", CancellationToken.None);

        Assert.Equal(["b.txt"], completion.Candidates.Select(static candidate => candidate.Text));
        Assert.Equal(["PORT", "NLST"], sent);
    }

    [Fact]
    public async Task Without_a_session_nothing_is_offered_and_nothing_fails()
    {
        await shell.CloseAsync(CancellationToken.None);

        Assert.Empty((await new ShellCompletion(shell).CompleteAsync("get ", CancellationToken.None)).Candidates);
    }
}
