using Glassport.Client;
using Glassport.TestKit;

namespace Glassport.Peers.Tests.Servers.Software;

/// <summary>ftp-srv of npm: no MLSD, TLS by Node's OpenSSL.</summary>
internal sealed class FtpSrv : ServerSoftware
{
    public override string Name => "ftp-srv";

    // It has both versions, and TLS from the start; but each session waits once until it is known how it handshakes.
    public override IReadOnlyList<Security> TlsVersions => [Security.Tls13];

    public override bool HasMachineListings => false;

    public override bool SetsTimes => false;

    // When it connects and has an empty file to send, it ends the connection in the midst of the handshake.
    public override IReadOnlyList<DataWay> SecureDataWays => [DataWay.Epsv, DataWay.Pasv];

    // With TYPE A it takes away the eighth bit and keeps line ends as they are.
    public override bool ConvertsText => false;

    public override Task<IRunningServer> StartAsync(ServerFolder folder, Door door) => ServerProcess.StartAsync(
        folder,
        door.Address,
        port =>
        [
            "node", Repository.PathOf("tests", "Glassport.Peers.Tests", "ftp-srv", "server.js"),
            $"{(door.IsImplicit ? "ftps" : "ftp")}://{(door.IsIPv6 ? $"[{door.Address}]" : door.Address)}:{port}",
            folder.Tree, ServerFolder.User, ServerFolder.Password, folder.In("key.pem"), folder.In("certificate.pem"), ServerFolder.UserId,
        ],
        ("NODE_PATH", Repository.PathOf("artifacts", "ftp-srv", "node_modules")));
}
