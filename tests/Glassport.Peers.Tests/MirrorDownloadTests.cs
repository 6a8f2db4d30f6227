using Glassport.Peers.Tests.Peers;

namespace Glassport.Peers.Tests;

public sealed class MirrorDownloadTests
{
    public static TheoryData<string> Clients { get; } = [.. Peer.All.Where(peer => peer.Skills.HasFlag(Skills.MirrorDownload)).Select(peer => peer.Name)];

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task A_tree_of_2000_files_is_the_same_on_both_sides(string client)
    {
        Way way = new(IsActive: false, IsIPv6: false, Security.Plain);
        using TemporaryFolder folder = new();
        string remote = folder.Make("remote");
        string local = folder.Make("local");
        Tree.Make(remote);
        var peer = Peer.Find(client);
        await using var server = await PeerServer.StartAsync(remote, way.Address, way, peer);

        await peer.MirrorDownAsync(new(remote, local, server.Endpoint, way));

        string[] expected = Tree.Describe(remote);
        Assert.Equal(Tree.Files, expected.Length);
        Assert.Equal(expected, Tree.Describe(local));
    }
}
