using System.Net.Sockets;
using Glassport.Client;
using Xunit.Abstractions;

namespace Glassport.Peers.Tests.Servers;

/// <summary>What tests of the client with servers need.</summary>
/// <param name="fixture">The servers.</param>
/// <param name="output">Told the dialogue.</param>
[Collection(ServerCollection.Name)]
public abstract class ServerTestBase(ServerFixture fixture, ITestOutputHelper output)
{
    /// <summary>The tree that is served.</summary>
    protected string Tree => fixture.Folder.Tree;

    /// <summary>Makes a directory of the tree that everybody may write to.</summary>
    protected string MakeDirectory() => fixture.Folder.MakeDirectory();

    /// <summary>The path on this machine of something in the tree.</summary>
    protected string In(params string[] parts) => Path.Combine([Tree, .. parts]);

    /// <summary>Connects and logs in.</summary>
    protected async Task<FtpClient> LoginAsync(
        string server, TlsMode mode, Security security, Func<ClientOptions, ClientOptions>? change = null, string host = "127.0.0.1")
    {
        var client = await ConnectAsync(server, mode, security, change, host);
        await client.LoginAsync(ServerFolder.User, ServerFolder.Password, null, CancellationToken.None);
        return client;
    }

    /// <summary>Connects.</summary>
    protected async Task<FtpClient> ConnectAsync(
        string server, TlsMode mode, Security security, Func<ClientOptions, ClientOptions>? change = null, string host = "127.0.0.1")
    {
        bool isIPv6 = host.Contains(':', StringComparison.Ordinal);
        int port = await fixture.PortOfAsync(ServerSoftware.Find(server), new(isIPv6, mode == TlsMode.Implicit));
        int version = security == Security.Tls12 ? 12 : 13;
        ClientOptions options = new()
        {
            Family = isIPv6 ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork,
            Trust = new() { AcceptsAnything = true, LowestVersion = version, HighestVersion = version },
            ReplyTimeout = TimeSpan.FromSeconds(20),
            Watch = Tell,
        };
        FtpAddress address = new(mode, host, port, ServerFolder.User, ServerFolder.Password, "", null);
        return await FtpClient.ConnectAsync(address, change?.Invoke(options) ?? options, CancellationToken.None);
    }

    /// <summary>Shows an event beside the test's result.</summary>
    protected void Tell(SessionEvent happened) => output.WriteLine(happened switch
    {
        SessionEvent.Command command => $"C> {command.Line}",
        SessionEvent.Reply reply => $"S> {string.Join("\n   ", reply.Content.Lines)}",
        _ => happened.ToString(),
    });
}
