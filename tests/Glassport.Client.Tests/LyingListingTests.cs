using Glassport.Client.Mirrors;

namespace Glassport.Client.Tests;

/// <summary>Listings that lie, in a mirror: nothing is written outside of its folder, nothing is walked for ever, nothing is deleted on a liar's word.</summary>
public sealed class LyingListingTests : IDisposable
{
    private const string Begin = "C> FEAT\nS> 211-has\nS>  MLSD\nS> 211 end\n";

    private readonly string root = Directory.CreateTempSubdirectory("glassport-lies-").FullName;

    private string Target => Path.Combine(root, "target");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData("../x")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("/etc/x")]
    [InlineData("//x")]
    [InlineData("a/b")]
    [InlineData("a/../../x")]
    [InlineData("")]
    [InlineData("..\\x")]
    [InlineData("C:\\x")]
    [InlineData("CON")]
    [InlineData("NUL.txt")]
    [InlineData("a\0b")]
    [InlineData("\x1b]0;title\a")]
    [InlineData("a\rb")]
    [InlineData("a\tb")]
    [InlineData(".bashrc")]
    [InlineData("-rf")]
    [InlineData("~")]
    [InlineData("$HOME")]
    [InlineData("%2e%2e%2fx")]
    [InlineData("..;x")]
    [InlineData(" ")]
    public async Task A_name_leads_to_a_file_of_the_folder_or_to_none(string name)
    {
        foreach (string type in new[] { "file", "dir" })
        {
            string listing = $"{Begin}{Listed("", $"type={type};size=1; {name}")}{Listed("*", "type=file;size=1; in")}";
            var plan = await PlanAsync(listing, new());

            foreach (var step in plan.Steps)
            {
                string path = Path.GetFullPath(Path.Combine(Target, step.Target));
                Assert.StartsWith(Target + Path.DirectorySeparatorChar, path, StringComparison.Ordinal);
                Assert.DoesNotContain(step.Target, static c => char.IsControl(c));
                Assert.Equal(step.Target.Count(static c => c == '/'), Path.GetRelativePath(Target, path).Count(static c => c == Path.DirectorySeparatorChar));
            }
        }
    }

    [Fact]
    public async Task A_hostile_tree_is_mirrored_into_its_folder_alone()
    {
        string script = Begin + Listed("", "type=file;size=1; ../out", "type=file;size=1; ..\\out", "type=dir; ..", "type=dir; sub", "type=file;size=1; good")
            + Listed("sub", "type=file;size=1; ../../out", "type=file;size=1; x\u001b[2J") + "C> QUIT\nS> 221 bye";
        string files = "C> TYPE I\nS> 200 ok\n" + Fetched("..\\out") + Fetched("good") + Fetched("sub/x\u001b[2J");
        await using ScriptedServer listing = new(ScriptedServer.Login + script);
        await using ScriptedServer making = new(ScriptedServer.Login);
        await using ScriptedServer sending = new(ScriptedServer.Login + files);
        Queue<ScriptedServer> servers = new([listing, making, sending]);
        Mirror mirror = new(_ => servers.Dequeue().LoginAsync(), Target, "", new() { Files = new() { KeepsTime = false } }, TimeProvider.System);

        var failed = await mirror.RunAsync(await mirror.PlanAsync(CancellationToken.None), static (_, _) => { }, CancellationToken.None);

        Assert.Empty(failed);
        Assert.Equal([Target], Directory.GetFileSystemEntries(root));
        Assert.Equal([".._out", "good", "sub", "sub/x_[2J"], Tree());
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("9223372036854775808")]
    [InlineData("99999999999999999999999")]
    [InlineData("")]
    [InlineData("0x10")]
    public async Task A_size_that_is_none_is_not_known(string size)
    {
        var plan = await PlanAsync(Begin + Listed("", $"type=file;size={size}; a"), new());

        Assert.Null(Assert.Single(plan.Steps).Size);
    }

    [Fact]
    public async Task A_size_in_blocks_is_no_size_in_bytes()
    {
        string rows = "D> Directory DISK$USER:[ADA]\nD> \nD> A.TXT;1              5   1-JAN-2026 10:00:00  [ADA]  (RWED,RWED,RE,)\nD> \nD> Total of 1 file, 5 blocks.\n";
        var plan = await PlanAsync("C> FEAT\nS> 500 what\nC> PASV\nS> 227 ({data})\nC> LIST\nS> 150 go\n" + rows + "D close\nS> 226 done\nC> *\nS> 500 what\n", new());

        Assert.Null(Assert.Single(plan.Steps).Size);
    }

    [Fact]
    public async Task A_directory_in_itself_comes_to_an_end()
    {
        string below = string.Concat(Enumerable.Repeat(Listed("*", "type=dir; again"), 100));
        var plan = await PlanAsync(Begin + Listed("", "type=dir; again") + below, new());

        Assert.Equal(32, plan.Steps.Length);
        Assert.Contains(plan.Skipped, static line => line.Contains("too deep", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("type=dir; d")]
    [InlineData("type=file;size=1; d")]
    public async Task What_is_listed_twice_is_there_once(string row)
    {
        foreach (bool isUpload in new[] { false, true })
        {
            Directory.CreateDirectory(Target);
            var plan = await PlanAsync(Begin + Listed("", row, row, row) + Listed("*"), new() { IsUpload = isUpload });

            Assert.Equal(isUpload ? 0 : 1, plan.Steps.Length);
            Assert.Equal(2, plan.Skipped.Length);
        }
    }

    [Fact]
    public async Task A_hundred_thousand_entries_are_as_good_as_one()
    {
        string rows = string.Concat(Enumerable.Range(0, 100_000).Select(static i => $"type=file;size=1; file {i}\r\n"));
        var plan = await PlanAsync($"{Begin}C> PASV\nS> 227 ({{data}})\nC> MLSD\nS> 150 go\nD> {rows.Replace("\r\n", "\nD> ", StringComparison.Ordinal)}\nD close\nS> 226 done\n", new());

        Assert.Equal(100_000, plan.Steps.Length);
    }

    [Theory]
    [InlineData("type=file;size=1;mine.txt")]
    [InlineData("type=OS.unix=slink:/etc; mine.txt")]
    [InlineData("type=dir; mine.txt", "type=dir; mine.txt")]
    public async Task What_may_still_be_there_is_not_deleted(params string[] rows)
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "mine.txt"), "mine");

        var plan = await PlanAsync(Begin + Listed("", ["type=file;size=1; other", .. rows]) + Listed("*"), new() { Deletes = true });

        Assert.DoesNotContain(plan.Steps, static step => step.Action is MirrorAction.DeleteFile or MirrorAction.DeleteDirectory);
        Assert.NotEmpty(plan.Skipped);
    }

    [Fact]
    public async Task Nothing_is_written_through_a_link_that_leads_out_of_the_folder()
    {
        string outside = Directory.CreateDirectory(Path.Combine(root, "outside")).FullName;
        Directory.CreateDirectory(Target);
        Directory.CreateSymbolicLink(Path.Combine(Target, "d"), outside);

        var plan = await PlanAsync(
            Begin + Listed("", "type=dir; d", "type=file;size=1; good") + Listed("d", "type=dir; e", "type=file;size=1; x") + Listed("d/e", "type=file;size=1; y"), new());

        Assert.Equal(["good"], plan.Steps.Select(static step => step.Target));
    }

    private async Task<MirrorPlan> PlanAsync(string script, MirrorOptions options)
    {
        await using ScriptedServer server = new(ScriptedServer.Login + script + "C? done\n");
        Mirror mirror = new(_ => server.LoginAsync(), Target, "", options, TimeProvider.System);
        return await mirror.PlanAsync(CancellationToken.None);
    }

    private string[] Tree() => [.. Directory.EnumerateFileSystemEntries(Target, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Target, path)).Order(StringComparer.Ordinal)];

    private static string Listed(string directory, params string[] rows) =>
        $"C? done\nC> PASV\nS> 227 ({{data}})\nC> MLSD{(directory.Length == 0 ? "" : " " + directory)}\nS> 150 go\n"
        + string.Concat(rows.Select(static row => $"D> {row}\n")) + "D close\nS> 226 done\n";

    private static string Fetched(string path) => $"C> PASV\nS> 227 ({{data}})\nC> RETR {path}\nS> 150 go\nD> x\\\nD close\nS> 226 done\n";
}
