using System.Net;
using Glassport.Server;
using Glassport.Server.Access;
using Glassport.Server.Settings;

namespace Glassport.Client.Tests;

/// <summary>Glassport's server in this process, on a folder of its own.</summary>
internal sealed class OwnServer : IAsyncDisposable
{
    public const string User = "ada";
    public const string Password = "secret of ada";

    private static readonly string Hash = PasswordHash.Create(Password);

    private readonly FtpServer server;
    private readonly Server.Settings.TlsMode mode;

    private OwnServer(FtpServer server, string root, Server.Settings.TlsMode mode)
    {
        this.server = server;
        Root = root;
        this.mode = mode;
    }

    public string Root { get; }

    public FtpAddress Address
    {
        get
        {
            var endpoint = server.Endpoints[0].Endpoint;
            return new(
                mode switch { Server.Settings.TlsMode.Explicit => TlsMode.Explicit, Server.Settings.TlsMode.Implicit => TlsMode.Implicit, _ => TlsMode.None },
                endpoint.Address.ToString(), endpoint.Port, User, Password, "", null);
        }
    }

    public static async Task<OwnServer> StartAsync(Server.Settings.TlsMode mode = Server.Settings.TlsMode.None, string version = "1.3", IPAddress? address = null, Func<SiteSettings, SiteSettings>? change = null)
    {
        string root = Directory.CreateTempSubdirectory("glassport-client-").FullName;
        SiteSettings site = new()
        {
            Name = "own",
            PhysicalPath = root,
            Bindings = [new((address ?? IPAddress.Loopback).ToString(), 0, null, mode)],
            Rules = [new(RuleEffect.Allow, Principal.Everyone, FileOperations.All)],
            Tls = new()
            {
                RequireForLogin = mode != Server.Settings.TlsMode.None,
                RequireForData = mode != Server.Settings.TlsMode.None,
                SessionReuse = SessionReuse.Require,
                MinimumVersion = version,
                MaximumVersion = version,
            },
        };
        FtpServer server = new(new() { Sites = [change?.Invoke(site) ?? site], Users = [new() { Name = User, PasswordHash = Hash }] });
        await server.StartAsync();
        return new(server, root, mode);
    }

    public async Task<FtpClient> LoginAsync(ClientOptions? options = null)
    {
        var client = await FtpClient.ConnectAsync(Address, options ?? Options, CancellationToken.None);
        await client.LoginAsync(User, Password, null, CancellationToken.None);
        return client;
    }

    /// <summary>The certificate is the server's own.</summary>
    public static ClientOptions Options => new() { Trust = new() { AcceptsAnything = true } };

    public string In(string name) => Path.Combine(Root, name);

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Directory.Delete(Root, recursive: true);
    }
}
