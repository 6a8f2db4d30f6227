using Glassport.Client.Mirrors;

namespace Glassport.Client.Tests;

public sealed class MirrorTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("glassport-mirror-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(true, 1)]
    [InlineData(true, 3)]
    [InlineData(false, 1)]
    [InlineData(false, 3)]
    public async Task A_tree_becomes_like_another_and_stays_so(bool isUpload, int parallel)
    {
        await using var server = await OwnServer.StartAsync();
        string source = isUpload ? folder : server.Root;
        string copy = isUpload ? server.Root : folder;
        Plant(source, "a", "one");
        Plant(source, "deep/er/b c", "two");
        Plant(source, "deep/empty", "");
        Directory.CreateDirectory(Path.Combine(source, "nothing"));
        Plant(copy, "deep/old/x", "gone");
        Plant(copy, "a", "longer than one");
        Mirror mirror = new(Open(server), folder, "", new() { IsUpload = isUpload, Deletes = true, Parallel = parallel }, TimeProvider.System);

        var plan = await mirror.PlanAsync(default);
        Assert.Empty(await mirror.RunAsync(plan, static (_, _) => { }, default));

        Assert.Equal(Tree(source), Tree(copy));
        var again = await mirror.PlanAsync(default);
        Assert.Empty(again.Steps);
        Assert.Equal(3, again.Unchanged);
    }

    [Fact]
    public async Task Nothing_is_deleted_that_nobody_asked_to_be_and_patterns_hold()
    {
        await using var server = await OwnServer.StartAsync();
        Plant(server.Root, "a.txt", "one");
        Plant(server.Root, "b.log", "two");
        Plant(server.Root, "skip/c.txt", "three");
        Plant(folder, "mine.txt", "mine");
        Mirror mirror = new(Open(server), folder, "", new() { Includes = ["*.txt"], Excludes = ["skip"] }, TimeProvider.System);

        await mirror.RunAsync(await mirror.PlanAsync(default), static (_, _) => { }, default);

        Assert.Equal(["a.txt", "mine.txt"], Tree(folder).Select(static line => line.Split('=')[0]));
    }

    [Fact]
    public async Task Links_are_not_followed()
    {
        await using var server = await OwnServer.StartAsync();
        Plant(server.Root, "a", "one");
        Directory.CreateSymbolicLink(server.In("round"), ".");
        Mirror mirror = new(Open(server), folder, "", new(), TimeProvider.System);

        await mirror.RunAsync(await mirror.PlanAsync(default), static (_, _) => { }, default);

        Assert.Equal(["a=one"], Tree(folder));
    }

    [Fact]
    public async Task A_file_that_fails_does_not_keep_the_others_from_being_transferred()
    {
        await using var server = await OwnServer.StartAsync();
        Plant(server.Root, "a", "one");
        Plant(server.Root, "b", "two");
        Mirror mirror = new(Open(server), folder, "", new(), TimeProvider.System);
        var plan = await mirror.PlanAsync(default);
        File.Delete(server.In("a"));

        var failed = await mirror.RunAsync(plan, static (_, _) => { }, default);

        Assert.Equal("a", Assert.Single(failed).Step.Source);
        Assert.Equal(["b=two"], Tree(folder));
    }

    [Fact]
    public async Task A_listing_with_hostile_names_writes_nothing_outside()
    {
        string listing = "D> -rw-r--r-- 1 o g 1 Jan 01 2026 ../evil\nD> -rw-r--r-- 1 o g 1 Jan 01 2026 ..\nD> -rw-r--r-- 1 o g 1 Jan 01 2026 good\nD close\nS> 226 done\n";
        await using ScriptedServer server = new(ScriptedServer.Login
            + "C> FEAT\nS> 500 what\nC> PASV\nS> 227 ({data})\nC> LIST\nS> 150 go\n" + listing + "C> QUIT\nS> 221 bye");
        string target = Path.Combine(folder, "target");
        Mirror mirror = new(_ => server.LoginAsync(), target, "", new(), TimeProvider.System);

        var plan = await mirror.PlanAsync(default);

        Assert.Equal(["good"], plan.Steps.Select(static step => step.Target));
        Assert.Contains(plan.Skipped, static line => line.StartsWith("../evil", StringComparison.Ordinal));
    }

    private static Func<CancellationToken, Task<FtpClient>> Open(OwnServer server) => _ => server.LoginAsync();

    private static void Plant(string root, string path, string text)
    {
        string file = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private static string[] Tree(string root) => [.. Directory.EnumerateFileSystemEntries(root, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(root, path) + (File.Exists(path) ? "=" + File.ReadAllText(path) : "/"))
        .Order(StringComparer.Ordinal)];
}
