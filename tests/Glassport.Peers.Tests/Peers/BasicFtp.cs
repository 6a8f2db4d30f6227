using Glassport.TestKit;

namespace Glassport.Peers.Tests.Peers;

/// <summary>basic-ftp of npm: EPSV, MLSD, passive only; TLS by Node's OpenSSL.</summary>
internal sealed class BasicFtp : Peer
{
    public override string Name => "basic-ftp";

    public override Skills Skills => Skills.Errand | Skills.MirrorDownload | Skills.MirrorUpload;

    public override IReadOnlyList<Way> Ways { get; } = Way.All(active: false, ipv6: true, tls: true);

    public override Task<string> RunAsync(Errand errand) => NodeAsync(errand, "errand");

    public override Task MirrorDownAsync(Errand errand) => NodeAsync(errand, "down");

    public override Task MirrorUpAsync(Errand errand) => NodeAsync(errand, "up");

    private static Task<string> NodeAsync(Errand errand, string task) => ClientProcess.RunAsync(
        errand.Local,
        "",
        "node",
        Repository.PathOf("tests", "Glassport.Peers.Tests", "basic-ftp", "client.js"),
        task,
        errand.Host,
        errand.Port,
        errand.Way.IsSecure ? "tls" : "plain",
        PeerServer.User,
        PeerServer.Password);
}
