using Glassport.App.Tests.Shell;

namespace Glassport.App.Tests.Remote;

/// <summary><c>put -</c>: also where nothing comes it can be ended, and ends by itself.</summary>
public sealed class StandardInputTests : IAsyncLifetime
{
    private ShellServer server = null!;

    public async Task InitializeAsync() => server = await ShellServer.StartAsync();

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task What_comes_is_stored_up_to_its_end()
    {
        using MemoryStream input = new("one\ntwo\n"u8.ToArray());

        var outcome = await GlassportProcess.RunAsync(input, Environment, "put", "-", $"{server.Url}/piped");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Output));
        Assert.Equal("one\ntwo\n", await File.ReadAllTextAsync(server.Folder["root/piped"]));
    }

    [Fact]
    public async Task Ctrl_C_tells_the_server_and_ends_it()
    {
        await using var terminal = Start();
        await terminal.SeeAsync("S> 150 ");
        await terminal.TypeAsync("one\r");
        await terminal.TypeAsync("\u0003");
        await terminal.SeeAsync("C> ABOR");

        Assert.Equal(130, await terminal.EndAsync());
    }

    [Fact]
    public async Task Silence_ends_it_after_the_timeout()
    {
        await using var terminal = Start("--timeout", "4");
        await terminal.SeeAsync("S> 150 ");
        await terminal.SeeAsync("nothing moved for 4 s");

        Assert.Equal(10, await terminal.EndAsync());
    }

    private Dictionary<string, string> Environment
    {
        get
        {
            var environment = server.Environment;
            environment["GLASSPORT_PASSWORD"] = ShellServer.Password;
            return environment;
        }
    }

    private TerminalProcess Start(params string[] arguments) =>
        TerminalProcess.Start(server.Folder["home"], Environment, ["put", "-", $"{server.Url}/typed", "--verbose", .. arguments]);
}
