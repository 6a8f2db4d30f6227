using Glassport.Lab.Scenarios;
using Glassport.Lab.Seats;

namespace Glassport.Lab.Tests.Seats;

public sealed class VsftpdTests
{
    private static readonly string[] Least = Lines(new());

    [Fact]
    public void One_user_is_kept_in_the_tree_and_called_from_port_20() => Assert.Equal(
        [
            "listen=YES",
            "listen_ipv6=NO",
            "listen_address=192.168.111.15",
            "background=NO",
            "session_support=NO",
            "pam_service_name=vsftpd",
            "secure_chroot_dir=/lab/seat/empty",
            "connect_from_port_20=YES",
            "local_enable=YES",
            "write_enable=YES",
            "ascii_upload_enable=YES",
            "ascii_download_enable=YES",
            "local_root=/lab/files",
            "chroot_local_user=YES",
            "allow_writeable_chroot=YES",
            "anonymous_enable=NO",
            "anon_root=/lab/files",
            "ftp_username=ftp",
            "ssl_enable=NO",
        ],
        Least);

    [Fact]
    public void What_an_administrator_has_set_is_said_in_its_words()
    {
        Assert.Equal(["anonymous_enable=YES"], Added(new() { Anonymous = true }));
        Assert.Equal(["pasv_min_port=50000", "pasv_max_port=50009"], Added(new() { PassivePorts = "50000-50009" }));
        Assert.Equal(["pasv_address=203.0.113.9"], Added(new() { PublicAddress = "203.0.113.9" }));
        Assert.Equal(["idle_session_timeout=2"], Added(new() { IdleTimeout = 2 }));
        Assert.Equal(["connect_timeout=4", "accept_timeout=4"], Added(new() { ConnectTimeout = 4 }));
        Assert.Equal(["delay_failed_login=0"], Added(new() { LoginDelay = 0 }));
        Assert.Equal(["local_max_rate=400000", "anon_max_rate=400000"], Added(new() { Rate = 400000 }));
    }

    [Theory]
    [InlineData(false, "require_ssl_reuse=NO")]
    [InlineData(true, "require_ssl_reuse=YES")]
    public void TLS_has_the_certificate_that_was_made_and_is_offered_not_demanded(bool reuse, string line) => Assert.Equal(
        [
            "ssl_enable=YES",
            "rsa_cert_file=/lab/seat/certificate.pem",
            "rsa_private_key_file=/lab/seat/certificate.pem",
            "ssl_ciphers=HIGH",
            "force_local_logins_ssl=NO",
            "force_local_data_ssl=NO",
            "allow_anon_ssl=YES",
            line,
        ],
        Added(new() { Tls = true, RequiresReuse = reuse }));

    private static string[] Added(ServerSetup setup) => [.. Lines(setup).Except(Least)];

    private static string[] Lines(ServerSetup setup) => [.. Vsftpd.Configuration(Chairs.Server(setup), "/lab/seat/certificate.pem")];
}
