namespace Glassport.Peers.Tests.Servers.Software;

/// <summary>Pure-FTPd, which asks PAM; it takes data connections with any TLS session.</summary>
internal sealed class PureFtpd : ServerSoftware
{
    public override string Name => "Pure-FTPd";

    public override Task<IRunningServer> StartAsync(ServerFolder folder, Door door) => ServerProcess.StartAsync(
        folder,
        door.Address,
        port =>
        [
            Unpacked("usr/sbin/pure-ftpd"), "-S", $"{door.Address},{port}", "-l", "unix", "-E", "-A", "-H", "-f", "none", "-u", "1", "-c", "50", "-C", "50",
            "-g", folder.In($"pure-ftpd-{port}.pid"), "-Y", "1", "-2", folder.In("both.pem"),
        ],
        Libraries);
}
