using Glassport.Client;
using Glassport.Peers.Tests.Servers.Software;
using Glassport.TestKit;

namespace Glassport.Peers.Tests.Servers;

/// <summary>A server that the client is tested with: how it is started, and what it has.</summary>
internal abstract class ServerSoftware
{
    /// <summary>Every server.</summary>
    public static IReadOnlyList<ServerSoftware> All { get; } =
        [new OwnServer(), new Vsftpd(), new Proftpd(), new PureFtpd(), new Pyftpdlib(), new InetutilsFtpd(), new FtpSrv()];

    /// <summary>Its name.</summary>
    public abstract string Name { get; }

    /// <summary>The TLS versions that it is tested with.</summary>
    public virtual IReadOnlyList<Security> TlsVersions => [Security.Tls12, Security.Tls13];

    /// <summary>Whether it can begin with TLS.</summary>
    public virtual bool HasImplicitTls => false;

    /// <summary>Whether it is made to refuse data connections that do not resume the control connection's TLS session.</summary>
    public virtual bool DemandsReuse => false;

    /// <summary>Whether it listens on IPv6.</summary>
    public virtual bool HasIPv6 => true;

    /// <summary>Whether it lists by MLSD.</summary>
    public virtual bool HasMachineListings => true;

    /// <summary>Whether it sets a file's time (MFMT, or MDTM with a time).</summary>
    public virtual bool SetsTimes => true;

    /// <summary>Whether it compresses what a copy is compared by into a hash (HASH, XSHA256 …).</summary>
    public virtual bool Hashes => false;

    /// <summary>The ways to data connections that it knows over IPv4.</summary>
    public virtual IReadOnlyList<DataWay> DataWays => [DataWay.Epsv, DataWay.Pasv, DataWay.Eprt, DataWay.Port];

    /// <summary>Those that carry TLS too.</summary>
    public virtual IReadOnlyList<DataWay> SecureDataWays => DataWays;

    /// <summary>What the client takes a refusal to read or delete a file for: some say of one that may not be touched what they say of one that is not there.</summary>
    public virtual FailureKind ForbiddenFile => FailureKind.Refused;

    /// <summary>Whether text is sent and stored with the right line ends.</summary>
    public virtual bool ConvertsText => true;

    /// <summary>Starts it.</summary>
    /// <param name="folder">What it serves and to whom.</param>
    /// <param name="door">What it listens to.</param>
    public abstract Task<IRunningServer> StartAsync(ServerFolder folder, Door door);

    /// <summary>The server of a name.</summary>
    public static ServerSoftware Find(string name) => All.Single(software => software.Name == name);

    /// <summary>The path of something that eng/peers.sh unpacked.</summary>
    protected static string Unpacked(string path) => Repository.PathOf("artifacts", "peers", "root", path);

    /// <summary>Where the shared libraries of what eng/peers.sh unpacked are.</summary>
    protected static (string Name, string Value) Libraries { get; } = (
        "LD_LIBRARY_PATH", string.Join(':', Directory.Exists(Unpacked("usr/lib")) ? Directory.GetDirectories(Unpacked("usr/lib"), "*-linux-gnu*") : []));
}
