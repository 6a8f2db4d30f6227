using Glassport.Client;
using Glassport.Client.Mirrors;
using Xunit.Abstractions;

namespace Glassport.Peers.Tests.Servers;

public sealed class TreeTests(ServerFixture fixture, ITestOutputHelper output) : ServerTestBase(fixture, output)
{
    [ServerTheory]
    [MemberData(nameof(ServerRows.Protections), MemberType = typeof(ServerRows))]
    public async Task A_tree_goes_and_comes_back_by_four_sessions_and_then_nothing_is_left_to_do(string server, TlsMode mode, Security security)
    {
        using TemporaryFolder here = new();
        string source = here.Make("source");
        string copy = here.Make("copy");
        KnownTree.Make(source);
        string directory = MakeDirectory();

        await MirrorAsync(server, mode, security, source, directory, isUpload: true);
        await MirrorAsync(server, mode, security, copy, directory, isUpload: false);

        Assert.Equal(Describe(source), Describe(In(directory)));
        Assert.Equal(Describe(source), Describe(copy));
    }

    private async Task MirrorAsync(string server, TlsMode mode, Security security, string local, string remote, bool isUpload)
    {
        Mirror mirror = new(_ => LoginAsync(server, mode, security), local, remote, new() { IsUpload = isUpload, Parallel = 4 }, TimeProvider.System);
        var plan = await mirror.PlanAsync(default);
        Assert.NotEmpty(plan.Steps);
        Assert.Empty(plan.Skipped);
        Assert.Empty(await mirror.RunAsync(plan, static (_, _) => { }, default));

        Assert.Empty((await mirror.PlanAsync(default)).Steps);
    }

    private static string[] Describe(string top) =>
    [
        .. Directory.EnumerateDirectories(top, "*", SearchOption.AllDirectories).Select(folder => Path.GetRelativePath(top, folder))
            .Concat(Directory.EnumerateFiles(top, "*", SearchOption.AllDirectories)
                .Select(file => $"{Path.GetRelativePath(top, file)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}"))
            .Order(StringComparer.Ordinal),
    ];
}
