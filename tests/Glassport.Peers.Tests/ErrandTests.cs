using Glassport.Peers.Tests.Peers;

namespace Glassport.Peers.Tests;

public sealed class ErrandTests
{
    public static TheoryData<string, bool, bool, Security> Ways { get; } = Row.Of(_ => true);

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_client_does_all_that_it_can_do(string client, bool active, bool ipv6, Security security)
    {
        var peer = Peer.Find(client);
        Way way = new(active, ipv6, security);
        using TemporaryFolder folder = new();
        string remote = folder.Make("remote");
        await using var server = await PeerServer.StartAsync(remote, way.Address, way, peer);
        Errand errand = new(remote, folder.Make("local"), server.Endpoint, way);

        string printed = await peer.RunAsync(errand);

        errand.AssertDone(peer.Skills, printed);
    }
}
