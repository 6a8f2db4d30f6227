using System.Net;
using Glassport.Peers.Tests.Peers;
using Glassport.Server;
using Glassport.Server.Access;
using Glassport.Server.Settings;

namespace Glassport.Peers.Tests;

/// <summary>A server in this process, for one test. Without TLS it lets anonymous users do everything; with TLS a user with a password.</summary>
internal sealed class PeerServer : IAsyncDisposable
{
    /// <summary>The user of sessions with TLS.</summary>
    public const string User = "ada";

    /// <summary>That user's password.</summary>
    public const string Password = "secret of ada";

    private static readonly string Hash = PasswordHash.Create(Password);

    private readonly FtpServer server;

    private PeerServer(FtpServer server) => this.server = server;

    /// <summary>Where it listens.</summary>
    public IPEndPoint Endpoint => server.Endpoints[0].Endpoint;

    /// <summary>Starts a server.</summary>
    /// <param name="root">The folder that it serves.</param>
    /// <param name="address">The address that it listens on.</param>
    /// <param name="way">
    /// How clients come; the server takes nothing else. With TLS: logins and data in TLS of that version.
    /// </param>
    /// <param name="peer">Who comes. Its data connections must resume where it always does.</param>
    public static async Task<PeerServer> StartAsync(string root, IPAddress address, Way way, Peer peer)
    {
        bool secure = way.IsSecure;
        string version = way.Security == Security.Tls12 ? "1.2" : "1.3";
        SiteSettings site = new()
        {
            Name = "peers",
            PhysicalPath = root,
            Bindings = [new(address.ToString(), 0, null, secure ? TlsMode.Explicit : TlsMode.None)],
            Authentication = new() { Anonymous = !secure },
            Rules = [new(RuleEffect.Allow, Principal.Everyone, FileOperations.All)],
            Data = new() { Active = way.IsActive, Passive = !way.IsActive },
            Tls = new()
            {
                RequireForLogin = secure,
                RequireForData = secure,
                SessionReuse = peer.AlwaysResumes(way.Security) ? SessionReuse.Require : SessionReuse.Allow,
                MinimumVersion = version,
                MaximumVersion = version,
            },
        };
        FtpServer server = new(new() { Sites = [site], Users = [new() { Name = User, PasswordHash = Hash }] });
        await server.StartAsync();
        return new(server);
    }

    /// <summary>Waits until the server has seen the last session's end.</summary>
    public async Task WhenIdleAsync()
    {
        for (int tries = 0; server.Sessions.Count > 0 && tries < 1000; tries++)
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        Assert.Empty(server.Sessions);
    }

    public async ValueTask DisposeAsync() => await server.DisposeAsync();
}
