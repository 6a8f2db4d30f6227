using System.Globalization;
using Glassport.TestKit;

namespace Glassport.Peers.Tests.Servers.Software;

/// <summary>pyftpdlib with PyOpenSSL.</summary>
internal sealed class Pyftpdlib : ServerSoftware
{
    public override string Name => "pyftpdlib";

    public override Task<IRunningServer> StartAsync(ServerFolder folder, Door door) => ServerProcess.StartAsync(
        folder,
        door.Address,
        port =>
        [
            "/usr/bin/python3", Repository.PathOf("tests", "Glassport.Peers.Tests", "python", "pyftpdlib_server.py"), door.Address.ToString(),
            port.ToString(CultureInfo.InvariantCulture), folder.Tree, ServerFolder.User, ServerFolder.Password, folder.In("both.pem"), ServerFolder.UserId,
        ],
        ("PYTHONPATH", Unpacked("usr/lib/python3/dist-packages")),
        ("PYTHONDONTWRITEBYTECODE", "1"));
}
