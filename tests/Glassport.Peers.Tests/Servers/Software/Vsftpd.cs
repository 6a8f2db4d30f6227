using Glassport.Client;

namespace Glassport.Peers.Tests.Servers.Software;

/// <summary>vsftpd: no MLSD; every data connection has to resume the control connection's TLS session.</summary>
internal sealed class Vsftpd : ServerSoftware
{
    public override string Name => "vsftpd";

    public override bool HasImplicitTls => true;

    public override bool DemandsReuse => true;

    public override bool HasMachineListings => false;

    public override FailureKind ForbiddenFile => FailureKind.NoSuchFile;

    public override Task<IRunningServer> StartAsync(ServerFolder folder, Door door) =>
        ServerProcess.StartAsync(folder, door.Address, port => [Unpacked("usr/sbin/vsftpd"), Configure(folder, door, port)], Libraries);

    private static string Configure(ServerFolder folder, Door door, int port) => folder.Write($"vsftpd-{port}.conf", $"""
        listen={(door.IsIPv6 ? "NO" : "YES")}
        listen_ipv6={(door.IsIPv6 ? "YES" : "NO")}
        listen_address{(door.IsIPv6 ? "6" : "")}={door.Address}
        listen_port={port}
        background=NO
        anonymous_enable=NO
        local_enable=YES
        write_enable=YES
        mdtm_write=YES
        ascii_upload_enable=YES
        ascii_download_enable=YES
        local_root={folder.Tree}
        chroot_local_user=YES
        allow_writeable_chroot=YES
        secure_chroot_dir={folder.In("empty")}
        pam_service_name=vsftpd
        session_support=NO
        xferlog_enable=NO
        delay_failed_login=0
        ssl_enable=YES
        implicit_ssl={(door.IsImplicit ? "YES" : "NO")}
        force_local_logins_ssl=NO
        force_local_data_ssl=NO
        require_ssl_reuse=YES
        ssl_ciphers=HIGH
        rsa_cert_file={folder.In("both.pem")}
        rsa_private_key_file={folder.In("both.pem")}

        """);
}
