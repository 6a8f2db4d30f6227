namespace Glassport.Peers.Tests.Servers.Software;

/// <summary>ProFTPD with mod_tls, which demands that data connections resume the control connection's session unless told otherwise.</summary>
internal sealed class Proftpd : ServerSoftware
{
    public override string Name => "ProFTPD";

    public override bool HasImplicitTls => true;

    public override bool DemandsReuse => true;

    public override bool Hashes => true;

    public override Task<IRunningServer> StartAsync(ServerFolder folder, Door door) =>
        ServerProcess.StartAsync(folder, door.Address, port => [Unpacked("usr/sbin/proftpd"), "-n", "-q", "-c", Configure(folder, door, port)], Libraries);

    private static string Configure(ServerFolder folder, Door door, int port)
    {
        string users = folder.Write($"proftpd-{port}.passwd", $"{ServerFolder.User}:{ServerFolder.Hash}:{ServerFolder.UserId}:{ServerFolder.UserId}::{folder.Tree}:/bin/sh\n");
        string groups = folder.Write($"proftpd-{port}.group", $"{ServerFolder.User}:x:{ServerFolder.UserId}:\n");
        foreach (string secret in new[] { users, groups })
            File.SetUnixFileMode(secret, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return folder.Write($"proftpd-{port}.conf", $"""
            ModulePath {Unpacked("usr/lib/proftpd")}
            LoadModule mod_tls.c
            LoadModule mod_digest.c
            ServerType standalone
            ServerName "Test"
            DefaultAddress {door.Address}
            SocketBindTight on
            Port {port}
            User nobody
            Group nogroup
            AuthOrder mod_auth_file.c
            AuthUserFile {users}
            AuthGroupFile {groups}
            RequireValidShell off
            DefaultRoot ~
            AllowOverwrite on
            AllowStoreRestart on
            AllowRetrieveRestart on
            UseReverseDNS off
            ScoreboardFile none
            DelayEngine off
            WtmpLog off
            TransferLog none
            SystemLog none
            PidFile {folder.In($"proftpd-{port}.pid")}
            TLSEngine on
            TLSRequired off
            TLSProtocol TLSv1.2 TLSv1.3
            TLSECCertificateFile {folder.In("certificate.pem")}
            TLSECCertificateKeyFile {folder.In("key.pem")}
            {(door.IsImplicit ? "TLSOptions UseImplicitSSL" : "")}

            """);
    }
}
