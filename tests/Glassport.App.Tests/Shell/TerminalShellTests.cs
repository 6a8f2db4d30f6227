namespace Glassport.App.Tests.Shell;

/// <summary>Sessions on a terminal, typed as a person does who knows the classic clients.</summary>
public sealed class TerminalShellTests : IAsyncLifetime
{
    private ShellServer server = null!;

    public async Task InitializeAsync() => server = await ShellServer.StartAsync();

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task The_classic_session_goes_as_it_always_did()
    {
        await using var terminal = Start();
        await terminal.SeeAsync("ftp> ");
        await terminal.TypeAsync($"open {server.Address.Replace(':', ' ')}\r");
        await terminal.SeeAsync("Connected to 127.0.0.1.");
        await terminal.SeeAsync("220 ");
        await terminal.SeeAsync("Name (127.0.0.1:");
        await terminal.TypeAsync("ada\r");
        await terminal.SeeAsync("331 ");
        await terminal.SeeAsync("Password: ");
        await terminal.TypeAsync($"{ShellServer.Password}\r");
        await terminal.SeeAsync("230 ");
        await terminal.SeeAsync("Remote system type is UNIX.");
        await terminal.SeeAsync("ftp> ");
        await terminal.TypeAsync("ls\r");
        await terminal.SeeAsync("150 ");
        await terminal.SeeAsync("b.txt");
        await terminal.SeeAsync("226 ");
        await terminal.TypeAsync("binary\r");
        await terminal.SeeAsync("200 ");
        await terminal.TypeAsync("get b.txt\r");
        await terminal.SeeAsync("local: b.txt remote: b.txt");
        await terminal.SeeAsync("226 ");
        await terminal.SeeAsync("6 bytes received in ");
        await terminal.TypeAsync("frob\r");
        await terminal.SeeAsync("?Invalid command.");
        await terminal.TypeAsync("bye\r");
        await terminal.SeeAsync("221 ");

        Assert.Equal(0, await terminal.EndAsync());
        Assert.DoesNotContain(ShellServer.Password, terminal.Shown, StringComparison.Ordinal);
        Assert.Equal("hello\n", File.ReadAllText(server.Folder["home/b.txt"]));
    }

    [Fact]
    public async Task Ctrl_C_ends_a_transfer_and_keeps_the_session()
    {
        await using (FileStream big = new(server.Folder["root/big.iso"], FileMode.Create))
            big.SetLength(64 << 20);
        await using var terminal = StartIn("--limit-rate", "1M", "--passive");
        await terminal.SeeAsync("ftp> ");
        await terminal.TypeAsync("get big.iso\r");
        await terminal.SeeAsync("150 ");
        await terminal.SeeAsync("big.iso  [");
        await terminal.TypeAsync("\u0003");
        await terminal.SeeAsync("interrupted");
        await terminal.SeeAsync("ftp> ");
        await terminal.TypeAsync("get a.txt\r");
        await terminal.SeeAsync("2 bytes received");
        await terminal.TypeAsync("put a.txt copy.txt\r");
        await terminal.SeeAsync("2 bytes sent");
        await terminal.TypeAsync("bye\r");

        Assert.Equal(0, await terminal.EndAsync());
        Assert.DoesNotContain("Not connected", terminal.Shown, StringComparison.Ordinal);
        Assert.False(File.Exists(server.Folder["home/big.iso"]));
        Assert.True(File.Exists(server.Folder["root/copy.txt"]));
    }

    [Fact]
    public async Task Ctrl_C_at_the_prompt_gives_the_line_up()
    {
        await using var terminal = StartIn();
        await terminal.SeeAsync("ftp> ");
        await terminal.TypeAsync("delete b.txt\u0003");
        await terminal.SeeAsync("^C");
        await terminal.TypeAsync("pwd\r");
        await terminal.SeeAsync("257 ");
        await terminal.TypeAsync("\u0004");

        Assert.Equal(0, await terminal.EndAsync());
        Assert.True(File.Exists(server.Folder["root/b.txt"]));
    }

    [Fact]
    public async Task Tab_completes_names_of_both_sides()
    {
        File.WriteAllText(server.Folder["home/local.txt"], "local\n");
        await using var terminal = StartIn();
        await terminal.SeeAsync("ftp> ");
        await terminal.TypeAsync("ge\tw\t\r");
        await terminal.SeeAsync("local: with blank.txt remote: with blank.txt");
        await terminal.SeeAsync("6 bytes received");
        await terminal.TypeAsync("get su\tc\t\r");
        await terminal.SeeAsync("remote: sub/c.txt");
        await terminal.SeeAsync("5 bytes received");
        await terminal.TypeAsync("put l\t\r");
        await terminal.SeeAsync("6 bytes sent");
        await terminal.TypeAsync("delete lo\t\r");
        await terminal.SeeAsync("250 ");
        await terminal.TypeAsync("bye\r");

        Assert.Equal(0, await terminal.EndAsync());
        Assert.Equal("blank\n", File.ReadAllText(server.Folder["home/with blank.txt"]));
        Assert.False(File.Exists(server.Folder["root/local.txt"]));
    }

    [Fact]
    public async Task Several_files_are_asked_for_one_by_one()
    {
        await using var terminal = StartIn();
        await terminal.SeeAsync("ftp> ");
        await terminal.TypeAsync("mget *.txt\r");
        await terminal.SeeAsync("mget a.txt [anpqy?]? ");
        await terminal.TypeAsync("n\r");
        await terminal.SeeAsync("mget b.txt [anpqy?]? ");
        await terminal.TypeAsync("y\r");
        await terminal.SeeAsync("6 bytes received");
        await terminal.SeeAsync("mget with blank.txt [anpqy?]? ");
        await terminal.TypeAsync("q\r");
        await terminal.SeeAsync("mget aborted.");
        await terminal.TypeAsync("mget *.txt\r");
        await terminal.SeeAsync("mget a.txt [anpqy?]? ");
        await terminal.TypeAsync("\u0003");
        await terminal.SeeAsync("interrupted");
        await terminal.TypeAsync("mdelete {a,b}.txt\r");
        await terminal.SeeAsync("mdelete a.txt [anpqy?]? ");
        await terminal.TypeAsync("a\r");
        await terminal.SeeAsync("Prompting off for duration of mdelete.");
        await terminal.SeeAsync("250 ");
        await terminal.SeeAsync("250 ");
        await terminal.TypeAsync("bye\r");

        Assert.Equal(0, await terminal.EndAsync());
        Assert.True(File.Exists(server.Folder["home/b.txt"]));
        Assert.False(File.Exists(server.Folder["home/a.txt"]));
        Assert.False(File.Exists(server.Folder["root/b.txt"]));
    }

    [Fact]
    public async Task The_background_does_not_disturb_the_line_and_is_told_before_the_next()
    {
        await using (FileStream big = new(server.Folder["root/big.iso"], FileMode.Create))
            big.SetLength(1 << 30);
        await using var terminal = StartIn("--limit-rate", "1M");
        await terminal.SeeAsync("ftp> ");
        await terminal.TypeAsync("get big.iso &\r");
        await terminal.SeeAsync("[1] get big.iso\r\n");
        await terminal.TypeAsync("pwd\r");
        await terminal.SeeAsync("257 ");
        await terminal.TypeAsync("jobs\r");
        await terminal.SeeAsync("[1] Running  get big.iso");
        await terminal.TypeAsync("bye\r");
        await terminal.SeeAsync("Waiting for the background (1)");
        await terminal.TypeAsync("\u0003");
        await terminal.SeeAsync("interrupted");
        await terminal.TypeAsync("kill 1\r");
        await terminal.SeeAsync("[1] Failed   get big.iso");
        await terminal.TypeAsync("bye\r");
        await terminal.SeeAsync("221 ");

        Assert.Equal(0, await terminal.EndAsync());
    }

    [Fact]
    public async Task Colours_are_left_out_for_who_does_not_want_them()
    {
        await using var coloured = StartIn();
        await coloured.SeeAsync("ftp> ");
        await coloured.TypeAsync("ls\r");
        await coloured.SeeAsync("\u001b[34mdrwx");
        await coloured.TypeAsync("bye\r");
        Assert.Equal(0, await coloured.EndAsync());

        await using var plain = StartIn(("NO_COLOR", "1"));
        await plain.SeeAsync("ftp> ");
        await plain.TypeAsync("ls\r");
        await plain.SeeAsync("\r\ndrwx");
        await plain.TypeAsync("bye\r");
        Assert.Equal(0, await plain.EndAsync());
    }

    [Fact]
    public async Task A_terminal_that_cannot_draw_will_do()
    {
        await using var terminal = StartIn(("TERM", "dumb"));
        await terminal.SeeAsync("ftp> ");
        await terminal.TypeAsync("get b.txt\n");
        await terminal.SeeAsync("6 bytes received");
        await terminal.TypeAsync("bye\n");

        Assert.Equal(0, await terminal.EndAsync());
        Assert.DoesNotContain("\u001b[", terminal.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_that_fails_leaves_the_connection_for_another_try()
    {
        await using var terminal = Start(server.Address);
        await terminal.SeeAsync("Name (");
        await terminal.TypeAsync("ada\r");
        await terminal.SeeAsync("Password: ");
        await terminal.TypeAsync("wrong\r");
        await terminal.SeeAsync("530 ");
        await terminal.SeeAsync("Login failed.");
        await terminal.TypeAsync("user\r");
        await terminal.SeeAsync("(name) ");
        await terminal.TypeAsync("ada\r");
        await terminal.SeeAsync("Password: ");
        await terminal.TypeAsync($"{ShellServer.Password}\r");
        await terminal.SeeAsync("230 ");
        await terminal.TypeAsync("bye\r");

        Assert.Equal(0, await terminal.EndAsync());
    }

    [Fact]
    public async Task Local_commands_get_the_rest_of_the_line_as_it_was_written()
    {
        await using var terminal = StartIn();
        await terminal.SeeAsync("ftp> ");
        await terminal.TypeAsync("!echo 'two  blanks' \"$((6*7))\"\r");
        await terminal.SeeAsync("two  blanks 42\r\n");
        await terminal.TypeAsync("less b.txt\r");
        await terminal.SeeAsync("hello");
        await terminal.TypeAsync("get b.txt |tr\\ a-z\\ A-Z\r");
        await terminal.SeeAsync("HELLO");
        await terminal.TypeAsync("!\r");
        await terminal.SeeAsync("inner> ");
        await terminal.TypeAsync("exit\r");
        await terminal.SeeAsync("ftp> ");
        await terminal.TypeAsync("pwd\r");
        await terminal.SeeAsync("257 ");
        await terminal.TypeAsync("bye\r");

        Assert.Equal(0, await terminal.EndAsync());
    }

    private TerminalProcess Start(params string[] arguments) => TerminalProcess.Start(server.Folder["home"], server.Environment, ["connect", .. arguments]);

    private TerminalProcess StartIn(params string[] arguments) => StartIn(null, arguments);

    private TerminalProcess StartIn((string Name, string Value)? variable, params string[] arguments)
    {
        var environment = server.Environment;
        environment["GLASSPORT_PASSWORD"] = ShellServer.Password;
        if (variable is var (name, value))
            environment[name] = value;
        return TerminalProcess.Start(server.Folder["home"], environment, ["connect", server.Url, .. arguments]);
    }
}
