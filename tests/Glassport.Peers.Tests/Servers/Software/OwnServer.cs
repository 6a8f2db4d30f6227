using Glassport.Server;
using Glassport.Server.Access;
using Glassport.Server.Settings;

namespace Glassport.Peers.Tests.Servers.Software;

/// <summary>Glassport's own server, in this process.</summary>
internal sealed class OwnServer : ServerSoftware
{
    private static readonly string Hash = PasswordHash.Create(ServerFolder.Password);

    public override string Name => "Glassport";

    public override bool HasImplicitTls => true;

    public override bool DemandsReuse => true;

    public override bool Hashes => true;

    public override async Task<IRunningServer> StartAsync(ServerFolder folder, Door door)
    {
        SiteSettings site = new()
        {
            Name = "own",
            PhysicalPath = folder.Tree,
            Bindings = [new(door.Address.ToString(), 0, null, door.IsImplicit ? TlsMode.Implicit : TlsMode.Explicit)],
            Rules =
            [
                new(RuleEffect.Deny, Principal.Everyone, FileOperations.All, $"/{KnownTree.Locked}"),
                new(RuleEffect.Allow, Principal.Everyone, FileOperations.All),
            ],
            Tls = new() { SessionReuse = SessionReuse.Require, RequireForLogin = false, RequireForData = false },
        };
        FtpServer server = new(new() { Sites = [site], Users = [new() { Name = ServerFolder.User, PasswordHash = Hash }] });
        await server.StartAsync();
        return new Running(server);
    }

    private sealed class Running(FtpServer server) : IRunningServer
    {
        public int Port => server.Endpoints[0].Endpoint.Port;

        public ValueTask DisposeAsync() => server.DisposeAsync();
    }
}
