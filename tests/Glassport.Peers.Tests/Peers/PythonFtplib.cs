using Glassport.TestKit;

namespace Glassport.Peers.Tests.Peers;

/// <summary>Python's ftplib: EPSV only for IPv6, MLSD; TLS by OpenSSL.</summary>
internal sealed class PythonFtplib : Peer
{
    public override string Name => "Python ftplib";

    public override Skills Skills => Skills.Errand | Skills.MirrorDownload | Skills.MirrorUpload;

    public override IReadOnlyList<Way> Ways { get; } = Way.All(active: true, ipv6: true, tls: true);

    public override Task<string> RunAsync(Errand errand) => PythonAsync(errand, "errand");

    public override Task MirrorDownAsync(Errand errand) => PythonAsync(errand, "down");

    public override Task MirrorUpAsync(Errand errand) => PythonAsync(errand, "up");

    private static Task<string> PythonAsync(Errand errand, string task) => ClientProcess.RunAsync(
        errand.Local,
        "",
        "/usr/bin/python3",
        Repository.PathOf("tests", "Glassport.Peers.Tests", "python", "client.py"),
        task,
        errand.Host,
        errand.Port,
        errand.Way.IsActive ? "active" : "passive",
        errand.Way.IsSecure ? "tls" : "plain",
        PeerServer.User,
        PeerServer.Password);
}
