using static Glassport.App.Tests.GlassportProcess;

namespace Glassport.App.Tests.Shell;

/// <summary>The shell without a terminal: what a script gives it, what it sends, what it answers.</summary>
public sealed class ShellScriptTests : IAsyncLifetime
{
    private ShellServer server = null!;

    private string Home => server.Folder["home"];

    public async Task InitializeAsync() => server = await ShellServer.StartAsync();

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task In_active_mode_it_says_what_the_classic_clients_say_and_nothing_else()
    {
        var outcome = await ConnectAsync("--active", "--verbose", "-c", "ls; binary; get b.txt; bye");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(["USER ada", "PASS ****", "SYST", "PORT", "LIST", "TYPE I", "PORT", "RETR b.txt", "QUIT"], Said(outcome));
        Assert.DoesNotContain(ShellServer.Password, outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("local: b.txt remote: b.txt\n", outcome.Output, StringComparison.Ordinal);
        Assert.Matches("6 bytes received in 0\\.\\d\\d secs \\(\\d+\\.\\d Kbytes/sec\\)\n", outcome.Output);
        Assert.Equal("hello\n", File.ReadAllText(server.Folder["home/b.txt"]));
    }

    [Fact]
    public async Task The_active_command_does_the_same_as_the_option()
    {
        var outcome = await ConnectAsync("--verbose", "-c", "active; nlist; prompt; mget b*; dir -la; put b.txt c.txt; close");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(
            ["USER ada", "PASS ****", "SYST", "PORT", "NLST", "PORT", "NLST", "TYPE I", "PORT", "RETR b.txt", "PORT", "LIST -la", "PORT", "STOR c.txt", "QUIT"], Said(outcome));
    }

    [Fact]
    public async Task Rows_stand_between_the_replies_as_they_do_in_the_classic_clients()
    {
        var outcome = await ConnectAsync("-c", "nlist sub");

        Assert.Matches("150 [^\n]*\nsub/c\\.txt\n226 |150 [^\n]*\nc\\.txt\n226 ", outcome.Output);
    }

    [Fact]
    public async Task A_script_ends_at_what_fails_and_says_why()
    {
        var outcome = await ConnectAsync("-c", "get nosuch; mkdir after");

        Assert.Equal(7, outcome.ExitCode);
        Assert.Contains("550", outcome.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(server.Folder["root/after"]));
    }

    [Fact]
    public async Task A_script_goes_on_when_it_is_told_to()
    {
        File.WriteAllText(server.Folder["home/script"], "# a comment\n\nget nosuch\nmkdir after\n");

        var outcome = await ConnectAsync("--keep-going", "-f", server.Folder["home/script"]);

        Assert.Equal(7, outcome.ExitCode);
        Assert.True(Directory.Exists(server.Folder["root/after"]));
    }

    [Fact]
    public async Task Lines_come_from_standard_input_too()
    {
        using MemoryStream input = new(System.Text.Encoding.UTF8.GetBytes($"lcd {Home}\nmkdir piped\nget 'with blank.txt' \"other name\"\n"));

        var outcome = await RunAsync(input, Secret(), "connect", server.Url);

        Assert.Equal(0, outcome.ExitCode);
        Assert.True(Directory.Exists(server.Folder["root/piped"]));
        Assert.True(File.Exists(server.Folder["home/other name"]));
    }

    [Theory]
    [InlineData("mget *.txt", "a.txt b.txt with blank.txt")]
    [InlineData("mget {a,b}.txt", "a.txt b.txt")]
    [InlineData("mget [!a]*.txt", "b.txt with blank.txt")]
    [InlineData("mget sub/c.*", "c.txt")]
    [InlineData("mget \"with blank.txt\"", "with blank.txt")]
    [InlineData("mget a.txt b.txt", "a.txt b.txt")]
    public async Task Patterns_choose_files(string command, string files)
    {
        var outcome = await ConnectAsync("-c", command);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(files, string.Join(' ', Directory.GetFiles(Home, "*.txt").Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("mget '*.txt'", 7)]
    [InlineData("glob; mget *.txt", 7)]
    [InlineData("mget nosuch*", 7)]
    [InlineData("mput nosuch*", 12)]
    [InlineData("mdelete nosuch*", 7)]
    public async Task What_fits_nothing_fails(string command, int code) => Assert.Equal(code, (await ConnectAsync("-c", command)).ExitCode);

    [Fact]
    public async Task Local_patterns_and_the_home_are_understood()
    {
        File.WriteAllText(server.Folder["home/x1.dat"], "1");
        File.WriteAllText(server.Folder["home/x2.dat"], "2");
        File.WriteAllText(server.Folder["home/y.dat"], "3");

        var outcome = await ConnectAsync("-c", "cd sub; mput x?.dat; put ~/y.dat z.dat; mkdir d; cd d; mput ~/{x1,y}.dat");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(["c.txt", "d", "x1.dat", "x2.dat", "z.dat"], server.Folder.NamesIn("root/sub"));
        Assert.Equal(["x1.dat", "y.dat"], server.Folder.NamesIn("root/sub/d"));
    }

    [Fact]
    public async Task Transfers_in_the_background_have_sessions_of_their_own_and_are_waited_for()
    {
        var outcome = await ConnectAsync("--verbose", "-c", "get a.txt & ; get b.txt first.txt; cd sub; get c.txt &; jobs; wait; bye");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("[1] get a.txt\n", outcome.Output, StringComparison.Ordinal);
        Assert.Matches(@"\[1\] Done +get a\.txt\n +local: a\.txt remote: a\.txt\n +2 bytes received", outcome.Output);
        Assert.Matches(@"\[\d\] Done +get c\.txt\n", outcome.Output);
        Assert.Equal(3, Said(outcome).Count(static line => line == "USER ada"));
        Assert.Equal("a\n", File.ReadAllText(server.Folder["home/a.txt"]));
        Assert.Equal("deep\n", File.ReadAllText(server.Folder["home/c.txt"]));
    }

    [Fact]
    public async Task What_fails_in_the_background_is_told_and_gives_the_exit_code()
    {
        var outcome = await ConnectAsync("-c", "get nosuch &; bye");

        Assert.Equal(7, outcome.ExitCode);
        Assert.Matches(@"\[1\] Failed +get nosuch\n +local: nosuch[^\n]*\n +nosuch: 550 ", outcome.Output);
    }

    [Fact]
    public async Task Something_in_the_background_can_be_ended()
    {
        await using (FileStream big = new(server.Folder["root/big.iso"], FileMode.Create))
            big.SetLength(1 << 30);

        var outcome = await ConnectAsync("--limit-rate", "100k", "--keep-going", "-c", "get big.iso &; jobs; kill 1; kill 1; pwd; bye");

        Assert.Contains("[1] Running  get big.iso", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("[1] Failed   get big.iso", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("257 ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("no such job", outcome.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(server.Folder["home/big.iso"]));
    }

    [Fact]
    public async Task Only_transfers_go_into_the_background()
    {
        var outcome = await ConnectAsync("-c", "mkdir new &");

        Assert.Equal(2, outcome.ExitCode);
        Assert.False(Directory.Exists(server.Folder["root/new"]));
    }

    [Fact]
    public async Task Mirrors_go_both_ways()
    {
        var outcome = await ConnectAsync("-c", "mirror sub; mirror --dry-run . copy; mirror -R sub up; mirror & ; wait");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("deep\n", File.ReadAllText(server.Folder["home/sub/c.txt"]));
        Assert.False(Directory.Exists(server.Folder["home/copy"]));
        Assert.Equal("deep\n", File.ReadAllText(server.Folder["root/up/c.txt"]));
        Assert.Equal("a\n", File.ReadAllText(server.Folder["home/a.txt"]));
    }

    [Fact]
    public async Task Settings_are_shown_as_a_table()
    {
        var outcome = await ConnectAsync("-c", "status; active; ascii; hash 10; get b.txt; prompt; glob; bell; debug; progress; status");

        Assert.Contains("Connected and logged into 127.0.0.1 as ada.", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Passive mode: on; fallback to active mode: on.", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Hash mark printing on (10 bytes/hash mark).", outcome.Output, StringComparison.Ordinal);
        string last = outcome.Output[outcome.Output.LastIndexOf("Connected and", StringComparison.Ordinal)..];
        Assert.Contains("Passive mode: off; fallback to active mode: off.", last, StringComparison.Ordinal);
        Assert.Contains("Mode: stream; Type: ascii; Form: non-print; Structure: file.", last, StringComparison.Ordinal);
        Assert.Contains("Verbose: on; Bell: on; Prompting: off; Globbing: off.", last, StringComparison.Ordinal);
        Assert.Contains("Hash mark printing: on; Mark count: 10; Progress bar: on.", last, StringComparison.Ordinal);
        Assert.Contains("Debugging: on.", last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hash_marks_are_printed_for_each_piece()
    {
        File.WriteAllText(server.Folder["root/marks"], new string('x', 5000));

        Assert.Contains("\n####\n", (await ConnectAsync("-c", "hash; get marks")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listing_or_a_file_can_go_elsewhere()
    {
        var outcome = await ConnectAsync("-c", "nlist . list.txt; nlist . '|sort -r'; get b.txt -; get b.txt '|tr a-z A-Z'; less a.txt");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("b.txt", File.ReadAllText(server.Folder["home/list.txt"]), StringComparison.Ordinal);
        Assert.Contains("hello\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("HELLO\n", outcome.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(server.Folder["home/-"]));
    }

    [Fact]
    public async Task No_colours_go_where_no_terminal_is()
    {
        var outcome = await ConnectAsync("--keep-going", "-c", "ls; cd nosuch");

        Assert.DoesNotContain("\u001b", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hosts_are_saved_under_names()
    {
        var saved = await ConnectAsync("-c", "cd sub; save -p here; hosts");
        Assert.Equal(0, saved.ExitCode);
        string file = server.Folder["home/config/glassport/saved-hosts.json"];
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));

        var again = await RunAsync(null, server.Environment, "connect", "here", "-c", "pwd");
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("257 \"/sub\"", again.Output, StringComparison.Ordinal);

        Assert.Equal(0, (await RunAsync(null, server.Environment, "connect", "-c", "open here; pwd")).ExitCode);
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        var refused = await RunAsync(null, server.Environment, "connect", "here", "-c", "pwd");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("chmod 600", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hosts_are_administered_from_outside_too()
    {
        File.WriteAllText(server.Folder["home/pw"], ShellServer.Password + "\n");
        var added = await RunAsync(null, server.Environment, "host", "add", "lab", $"{server.Url}/sub", "--password-file", server.Folder["home/pw"]);
        var listed = await RunAsync(null, server.Environment, "host", "list");
        var used = await RunAsync(null, server.Environment, "connect", "lab", "-c", "pwd; hosts");
        var removed = await RunAsync(null, server.Environment, "host", "remove", "lab");
        var gone = await RunAsync(null, server.Environment, "host", "remove", "lab");
        var wrong = await RunAsync(null, server.Environment, "host", "add", "a.b", server.Url);

        Assert.Equal((0, 0, 0, 0, 2, 2), (added.ExitCode, listed.ExitCode, used.ExitCode, removed.ExitCode, gone.ExitCode, wrong.ExitCode));
        Assert.Matches($"lab +ftp://ada@{server.Address}/sub +saved", listed.Output);
        Assert.Contains("257 \"/sub\"", used.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(ShellServer.Password, listed.Output + used.Output + added.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_netrc_with_a_password_that_others_can_read_is_refused()
    {
        if (OperatingSystem.IsWindows())
            return;
        File.WriteAllText(server.Folder["home/netrc"], $"machine 127.0.0.1 login ada password \"{ShellServer.Password}\"\n");
        File.SetUnixFileMode(server.Folder["home/netrc"], (UnixFileMode)0b110_100_100);

        var outcome = await RunAsync(null, server.Environment, "connect", server.Address, "-c", "pwd");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("chmod 600", outcome.Errors, StringComparison.Ordinal);
    }

    private Dictionary<string, string> Secret()
    {
        var environment = server.Environment;
        environment["GLASSPORT_PASSWORD"] = ShellServer.Password;
        return environment;
    }

    // Commands run in the home.
    private Task<Outcome> ConnectAsync(params string[] arguments)
    {
        int at = Array.IndexOf(arguments, "-c");
        string[] given = [.. arguments];
        if (at >= 0)
            given[at + 1] = $"lcd {Home}; {given[at + 1]}";
        return RunAsync(null, Secret(), ["connect", server.Url, .. given]);
    }

    private static string[] Said(Outcome outcome) => [.. outcome.Errors.Split('\n')
        .Where(static line => line.StartsWith("C> ", StringComparison.Ordinal))
        .Select(static line => line.StartsWith("C> PORT", StringComparison.Ordinal) ? "PORT" : line[3..])];
}
