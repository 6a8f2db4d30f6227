using System.Net;
using Glassport.App.Import;
using Glassport.Server.Settings;

namespace Glassport.App.Tests.Import;

public sealed class VsftpdMeaningTests : IDisposable
{
    private readonly VsftpdConf conf = new();

    public void Dispose() => conf.Dispose();

    [Fact]
    public void An_empty_file_is_what_vsftpd_does_by_itself()
    {
        var read = conf.Read("");
        var site = read.Settings.Sites.Single();

        Assert.Equal(new Binding("0.0.0.0", 21), site.Bindings.Single());
        Assert.True(site.Authentication.Anonymous);
        Assert.Equal("/srv/ftp", site.Authentication.AnonymousRoot);
        Assert.Equal("ftp", site.Authentication.AnonymousAccount);
        Assert.False(site.Authentication.SystemAccounts);
        Assert.False(site.Authentication.Users);
        Assert.True(site.Commands.ReadOnly);
        Assert.Equal(FileOperations.Read, Operations(site, PrincipalKind.Anonymous));
        Assert.Equal(SessionReuse.Allow, site.Tls.SessionReuse);
        Assert.Equal(63, site.Files.Umask);
        Assert.True(site.Files.NumericOwners);
        Assert.False(site.Files.AsciiDownloads);
        Assert.False(site.Data.ConnectFromPortBelow);
        Assert.Null(site.Data.PassivePorts);
        Assert.Equal(2000, read.Settings.Limits.Sessions);
        Assert.Equal(50, read.Settings.Limits.SessionsPerAddress);
        Assert.Equal(0, read.Settings.Bans.Failures);
        Assert.False(read.Background);
        Assert.Empty(read.Warnings);
    }

    [Fact]
    public void A_file_as_harnesses_write_it_serves_a_folder_to_anonymous_users_without_any_account()
    {
        string folder = Path.GetDirectoryName(conf.Write("docs/a.txt", "a"))!;
        string certificate = conf.Write("server.pem", "");
        var read = conf.Read($"""
            listen=YES
            run_as_launching_user=YES
            listen_port=5021
            local_enable=NO
            anonymous_enable=YES
            anon_root={folder}
            dirmessage_enable=YES
            write_enable=YES
            anon_upload_enable=YES
            log_ftp_protocol=YES
            xferlog_enable=YES
            xferlog_std_format=NO
            vsftpd_log_file={conf.PathOf("vsftpd.log")}
            ssl_enable=YES
            debug_ssl=YES
            allow_anon_ssl=YES
            rsa_cert_file={certificate}
            rsa_private_key_file={certificate}
            require_ssl_reuse=NO
            """);
        var site = read.Settings.Sites.Single();

        Assert.True(read.RunsAsLaunchingUser);
        Assert.Equal(folder, site.PhysicalPath);
        Assert.Null(site.Authentication.AnonymousAccount);
        Assert.Equal(FileOperations.Read | FileOperations.Upload, Operations(site, PrincipalKind.Anonymous));
        Assert.Equal(conf.PathOf("vsftpd.log"), site.Logs.Vsftpd);
        Assert.Null(site.Logs.Xferlog);
        Assert.True(site.Logs.Protocol);
        Assert.Equal(TlsMode.Explicit, site.Bindings.Single().Tls);
        Assert.Equal(SessionReuse.Allow, site.Tls.SessionReuse);
        Assert.True(site.Tls.AllowAnonymous);
        Assert.True(site.Tls.RequireForLogin);
        Assert.False(site.Tls.RequireForAnonymousLogin);
        Assert.Equal("debug_ssl", Assert.Single(read.Warnings).Option);
    }

    [Theory]
    [InlineData("listen_ipv6=YES", "*")]
    [InlineData("listen=NO\nlisten_ipv6=YES", "*")]
    [InlineData("listen=NO\nlisten_ipv6=YES\nlisten_address6=::1", "::1")]
    [InlineData("listen=YES\nlisten_ipv6=YES\nlisten_address=127.0.0.1\nlisten_address6=::1", "127.0.0.1 ::1")]
    [InlineData("listen=YES\nlisten_address=127.0.0.1", "127.0.0.1")]
    public void Addresses_are_listened_on_as_asked(string lines, string expected) =>
        Assert.Equal(expected, string.Join(' ', conf.Site(lines).Bindings.Select(binding => binding.Address)));

    [Theory]
    [InlineData("pasv_min_port=40000\npasv_max_port=40100", "40000-40100")]
    [InlineData("pasv_min_port=40000", "40000-65535")]
    [InlineData("pasv_max_port=6000", "5001-6000")]
    [InlineData("pasv_min_port=40000\npasv_max_port=30000", "40000-65535")]
    public void Passive_ports_are_a_range_as_vsftpd_understands_it(string lines, string expected) =>
        Assert.Equal(expected, conf.Site(lines).Data.PassivePorts.ToString());

    [Fact]
    public void The_passive_address_is_told_to_everybody_and_may_be_a_name()
    {
        var data = conf.Site("pasv_address=ftp.example.com\npasv_addr_resolve=YES").Data;

        Assert.Equal(IPAddress.Parse("192.0.2.7"), data.PublicAddress);
        Assert.Empty(data.LocalNetworks);
    }

    [Fact]
    public void Anonymous_users_overwrite_only_with_both_permissions()
    {
        const string upload = "write_enable=YES\nanon_upload_enable=YES\n";

        Assert.Equal(FileOperations.Read | FileOperations.Upload, Operations(conf.Site(upload), PrincipalKind.Anonymous));
        Assert.True(Operations(conf.Site(upload + "anon_other_write_enable=YES"), PrincipalKind.Anonymous).HasFlag(FileOperations.Overwrite));
        Assert.False(Operations(conf.Site("write_enable=YES\nanon_other_write_enable=YES"), PrincipalKind.Anonymous).HasFlag(FileOperations.Overwrite));
        Assert.Equal(FileOperations.Read, Operations(conf.Site("anon_upload_enable=YES"), PrincipalKind.Anonymous));
    }

    [Fact]
    public void Virtual_users_have_no_more_rights_than_anonymous_ones_unless_told_otherwise()
    {
        const string guests = "local_enable=YES\nguest_enable=YES\nguest_username=virtual\nuser_sub_token=$USER\nwrite_enable=YES\nanon_max_rate=9\nchroot_local_user=NO\n";
        var restricted = conf.Site(guests);
        var local = conf.Site(guests + "virtual_use_local_privs=YES");

        Assert.Equal("virtual", restricted.Authentication.GuestAccount);
        Assert.Equal("/home/virtual/{user}", restricted.Authentication.SystemFolder);
        Assert.True(restricted.Authentication.ConfineSystemAccounts);
        Assert.Equal(FileOperations.Read, Operations(restricted, PrincipalKind.Users));
        Assert.Equal(9, restricted.Limits.RatePerTransfer);
        Assert.Equal(FileOperations.All, Operations(local, PrincipalKind.Users));
        Assert.False(local.Authentication.ConfineSystemAccounts);
        Assert.Equal(0, local.Limits.RatePerTransfer);
    }

    [Fact]
    public void Without_its_account_nobody_is_served_with_the_rights_of_root()
    {
        var anonymous = conf.Read("ftp_username=nobody-here\nanon_root=/");
        var guests = conf.Read("anonymous_enable=NO\nlocal_enable=YES\nguest_enable=YES\nguest_username=nobody-here");

        Assert.False(anonymous.Settings.Sites.Single().Authentication.Anonymous);
        Assert.Equal("ftp_username", Assert.Single(anonymous.Warnings).Option);
        Assert.False(guests.Settings.Sites.Single().Authentication.SystemAccounts);
        Assert.Equal("guest_username", Assert.Single(guests.Warnings).Option);
    }

    [Fact]
    public void A_list_that_admits_nobody_is_not_a_list_that_admits_everybody()
    {
        string empty = conf.Write("empty", "");

        Assert.NotEmpty(conf.Site($"userlist_enable=YES\nuserlist_deny=NO\nuserlist_file={empty}").Authentication.AllowedNames);
        Assert.NotEmpty(conf.Site($"secure_email_list_enable=YES\nemail_password_file={empty}").Authentication.AnonymousPasswords);
    }

    [Fact]
    public void A_file_that_a_list_needs_must_be_there() =>
        Assert.StartsWith($"{conf.File}:2: userlist_file: ", Assert.Throws<ImportException>(() =>
            conf.Read("userlist_enable=YES\nuserlist_file=" + conf.PathOf("none"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Patterns_lose_their_braces_and_a_text_is_found_anywhere()
    {
        Assert.Equal(["*.mp3", "*.mov", ".private"], conf.Site("deny_file={*.mp3,*.mov,.private}").Files.DeniedNames.AsEnumerable());
        Assert.Equal(["ax1", "ay1"], conf.Site("hide_file=a{x,y}1").Files.UnlistedNames.AsEnumerable());
        Assert.Equal(["*secret*"], conf.Site("deny_file=secret").Files.DeniedNames.AsEnumerable());
    }

    [Fact]
    public void A_pattern_for_paths_is_left_out_with_a_warning()
    {
        var read = conf.Read("deny_file={/*,*..*}");

        Assert.Equal(["*..*"], read.Settings.Sites.Single().Files.DeniedNames.AsEnumerable());
        Assert.Equal(1, Assert.Single(read.Warnings).Line);
    }

    [Theory]
    [InlineData("xferlog_enable=YES", null, "/v", false)]
    [InlineData("xferlog_enable=YES\nxferlog_std_format=YES", "/x", null, false)]
    [InlineData("dual_log_enable=YES", "/x", "/v", false)]
    [InlineData("xferlog_enable=YES\nsyslog_enable=YES", null, null, true)]
    [InlineData("dual_log_enable=YES\nsyslog_enable=YES", "/x", null, true)]
    [InlineData("syslog_enable=YES\nlog_ftp_protocol=YES", null, null, false)]
    public void Logs_are_written_where_vsftpd_writes_them(string lines, string? xferlog, string? own, bool system)
    {
        var logs = conf.Site(lines + "\nxferlog_file=/x\nvsftpd_log_file=/v").Logs;

        Assert.Equal((xferlog, own, system), (logs.Xferlog, logs.Vsftpd, logs.Syslog));
    }

    [Fact]
    public void A_user_with_a_file_gets_the_options_in_it_on_top_of_the_others()
    {
        conf.Write("users/chris", "write_enable=YES\nlocal_root=/srv/chris\nnopriv_user=x\n");
        var read = conf.Read($"local_enable=YES\nlocal_max_rate=7\nuser_config_dir={conf.PathOf("users")}");
        var site = read.Settings.Sites.Single();
        var chris = Assert.Single(site.UserOverrides);

        Assert.Equal("chris", chris.Name);
        Assert.False(chris.Settings.Commands.ReadOnly);
        Assert.Equal("/srv/chris", chris.Settings.Authentication.SystemFolder);
        Assert.Equal(7, chris.Settings.Limits.RatePerTransfer);
        Assert.True(site.Commands.ReadOnly);
        Assert.Equal(conf.PathOf("users/chris"), Assert.Single(read.Warnings).File);
    }

    [Theory]
    [InlineData("YES", "NO", true)]
    [InlineData("NO", "YES", false)]
    public void A_file_of_a_user_neither_confines_the_user_nor_sets_them_free(string everybody, string own, bool isConfined)
    {
        string file = conf.Write("users/chris", $"chroot_local_user={own}\n");
        var read = conf.Read($"local_enable=YES\nchroot_local_user={everybody}\nuser_config_dir={conf.PathOf("users")}");

        Assert.Equal(isConfined, Assert.Single(read.Settings.Sites.Single().UserOverrides).Settings.Authentication.ConfineSystemAccounts);
        var warning = Assert.Single(read.Warnings);
        Assert.Equal((file, 1, "chroot_local_user"), (warning.File, warning.Line, warning.Option));
    }

    [Fact]
    public void A_virtual_user_whose_own_file_says_so_is_confined()
    {
        conf.Write("users/chris", "guest_enable=YES\nguest_username=virtual\n");
        var read = conf.Read($"local_enable=YES\nuser_config_dir={conf.PathOf("users")}");

        Assert.True(Assert.Single(read.Settings.Sites.Single().UserOverrides).Settings.Authentication.ConfineSystemAccounts);
    }

    [Fact]
    public void A_wrong_file_of_a_user_is_named()
    {
        string file = conf.Write("users/chris", "\nwrite_enabled=YES\n");

        Assert.StartsWith($"{file}:2: ", Assert.Throws<ImportException>(() => conf.Read($"user_config_dir={conf.PathOf("users")}")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "1.2", "1.3")]
    [InlineData("ssl_tlsv1_2=NO", "1.3", "1.3")]
    [InlineData("ssl_tlsv1_3=NO", "1.2", "1.2")]
    public void Tls_versions_are_the_ones_allowed(string lines, string oldest, string newest)
    {
        var tls = conf.Site(lines).Tls;

        Assert.Equal((oldest, newest), (tls.MinimumVersion, tls.MaximumVersion));
    }

    [Fact]
    public void A_certificate_that_is_named_must_be_there_and_the_usual_one_is_made_when_it_is_not()
    {
        Assert.Contains(":2: rsa_cert_file: cannot load RSA certificate", Assert.Throws<ImportException>(() =>
            conf.Read("ssl_enable=YES\nrsa_cert_file=/none.pem")).Message, StringComparison.Ordinal);
        Assert.Equal("rsa_cert_file", Assert.Single(conf.Read("ssl_enable=YES").Warnings).Option);
    }

    [Fact]
    public void Zero_seconds_are_never() => Assert.True(conf.Site("idle_session_timeout=0").Limits.IdleTimeout > TimeSpan.FromDays(20));

    private static FileOperations Operations(SiteSettings site, PrincipalKind kind) => site.Rules.First(rule => rule.Who.Kind == kind).Operations;
}
