using System.Globalization;
using Glassport.TestKit;

namespace Glassport.Peers.Tests.Servers.Software;

/// <summary>ftpd of GNU inetutils, started by a super-server as it is meant to be: no FEAT, no MLSD, no TLS; it shows the whole disk.</summary>
internal sealed class InetutilsFtpd : ServerSoftware
{
    public override string Name => "inetutils-ftpd";

    public override IReadOnlyList<Security> TlsVersions => [];

    public override bool HasMachineListings => false;

    public override bool SetsTimes => false;

    public override Task<IRunningServer> StartAsync(ServerFolder folder, Door door) => ServerProcess.StartAsync(
        folder,
        door.Address,
        port =>
        [
            "/usr/bin/python3", Repository.PathOf("tests", "Glassport.Peers.Tests", "python", "inetd.py"), door.Address.ToString(),
            port.ToString(CultureInfo.InvariantCulture), Unpacked("usr/sbin/ftpd"), "-l",
        ],
        Libraries);
}
