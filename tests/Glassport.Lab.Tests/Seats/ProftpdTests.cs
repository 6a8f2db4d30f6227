using Glassport.Lab.Scenarios;
using Glassport.Lab.Seats;

namespace Glassport.Lab.Tests.Seats;

public sealed class ProftpdTests
{
    private static readonly string[] Least = Lines(new());

    [Fact]
    public void One_user_of_its_own_file_is_kept_in_the_tree_and_called_from_port_20() => Assert.Equal(
        [
            "ModulePath /usr/lib/proftpd",
            "ServerType standalone",
            "ServerName Lab",
            "DefaultAddress 192.168.111.15",
            "SocketBindTight on",
            "Port 21",
            "User nobody",
            "RootRevoke off",
            "Group nogroup",
            "AuthOrder mod_auth_file.c",
            "AuthUserFile /lab/seat/users",
            "AuthGroupFile /lab/seat/groups",
            "RequireValidShell off",
            "DefaultRoot ~",
            "AllowOverwrite on",
            "AllowStoreRestart on",
            "UseReverseDNS off",
            "ScoreboardFile none",
            "WtmpLog off",
            "TransferLog none",
            "PidFile /lab/seat/proftpd.pid",
            "DelayEngine off",
        ],
        Least);

    [Fact]
    public void What_an_administrator_has_set_is_said_in_its_words()
    {
        Assert.Equal(
            ["<Anonymous /lab/files>", "User ftp", "Group ftp", "UserAlias anonymous ftp", "<Limit WRITE>", "DenyAll", "</Limit>", "</Anonymous>"],
            Added(new() { Anonymous = true }));
        Assert.Equal(["PassivePorts 50000 50009"], Added(new() { PassivePorts = "50000-50009" }));
        Assert.Equal(["MasqueradeAddress 203.0.113.9"], Added(new() { PublicAddress = "203.0.113.9" }));
        Assert.Equal(["TimeoutIdle 2"], Added(new() { IdleTimeout = 2 }));
        Assert.Equal(["TimeoutNoTransfer 4"], Added(new() { ConnectTimeout = 4 }));
        Assert.Equal(["TransferRate APPE,RETR,STOR,STOU 390.625"], Added(new() { Rate = 400000 }));
        Assert.Equal(["DelayOnEvent FailedLogin 2000"], Added(new() { LoginDelay = 2 }));
        Assert.Empty(Added(new() { LoginDelay = 0 }));
    }

    [Fact]
    public void TLS_demands_a_resumed_session_unless_told_otherwise()
    {
        string[] always =
        [
            "<IfModule !mod_tls.c>", "LoadModule mod_tls.c", "</IfModule>",
            "TLSEngine on", "TLSRequired off", "TLSECCertificateFile /lab/seat/certificate.pem", "TLSECCertificateKeyFile /lab/seat/certificate.pem",
        ];

        Assert.Equal(always, Added(new() { Tls = true, RequiresReuse = true }));
        Assert.Equal([.. always, "TLSOptions NoSessionReuseRequired"], Added(new() { Tls = true }));
    }

    [Fact]
    public void Where_its_modules_are_is_said_only_when_it_is_known() =>
        Assert.DoesNotContain(Proftpd.Configuration(Chairs.Server(new()), null, ""), static line => line.StartsWith("ModulePath", StringComparison.Ordinal));

    private static string[] Added(ServerSetup setup) => [.. Lines(setup).Except(Least)];

    private static string[] Lines(ServerSetup setup) => [.. Proftpd.Configuration(Chairs.Server(setup), "/usr/lib/proftpd", "/lab/seat/certificate.pem")];
}
