using Glassport.App.Import.Vsftpd;

namespace Glassport.App.Tests.Import;

public sealed class VsftpdHonouredTests : IDisposable
{
    /// <summary>What else must be said before an option can be seen to work, by option; <c>FILE</c> is a file with one line, <c>DIR</c> a folder.</summary>
    private static readonly Dictionary<string, string> Contexts = new()
    {
        ["allow_anon_ssl"] = Tls,
        ["anon_max_rate"] = "local_max_rate=5",
        ["anon_mkdir_write_enable"] = "write_enable=YES",
        ["anon_other_write_enable"] = "write_enable=YES",
        ["anon_upload_enable"] = "write_enable=YES",
        ["banned_email_file"] = "deny_email_enable=YES\nbanned_email_file=EMPTY",
        ["chroot_list_enable"] = "local_enable=YES\nchroot_list_file=FILE",
        ["chroot_list_file"] = "local_enable=YES\nchroot_list_enable=YES\nchroot_list_file=EMPTY",
        ["chroot_local_user"] = "local_enable=YES",
        ["deny_email_enable"] = "banned_email_file=FILE",
        ["dual_log_enable"] = "xferlog_enable=YES",
        ["email_password_file"] = "secure_email_list_enable=YES\nemail_password_file=EMPTY",
        ["force_anon_data_ssl"] = Tls,
        ["force_anon_logins_ssl"] = Tls,
        ["force_local_data_ssl"] = Tls,
        ["force_local_logins_ssl"] = Tls,
        ["ftp_data_port"] = "connect_from_port_20=YES",
        ["guest_enable"] = "local_enable=YES",
        ["guest_username"] = "local_enable=YES\nguest_enable=YES",
        ["implicit_ssl"] = Tls,
        ["listen"] = "listen_ipv6=YES\nlisten_address6=::1",
        ["listen_address6"] = "listen_ipv6=YES",
        ["local_root"] = "local_enable=YES",
        ["log_ftp_protocol"] = "xferlog_enable=YES",
        ["message_file"] = "dirmessage_enable=YES",
        ["pasv_addr_resolve"] = "pasv_address=192.0.2.1",
        ["require_ssl_reuse"] = Tls,
        ["rsa_cert_file"] = Tls,
        ["rsa_private_key_file"] = Tls,
        ["secure_email_list_enable"] = "email_password_file=FILE",
        ["ssl_enable"] = "rsa_cert_file=FILE",
        ["ssl_request_cert"] = "validate_cert=YES",
        ["ssl_sni_hostname"] = Tls,
        ["strict_ssl_read_eof"] = Tls,
        ["syslog_enable"] = "xferlog_enable=YES",
        ["user_sub_token"] = "local_enable=YES\nlocal_root=/srv/$USER",
        ["userlist_deny"] = "userlist_enable=YES\nuserlist_file=FILE",
        ["userlist_enable"] = "userlist_file=FILE",
        ["userlist_file"] = "userlist_enable=YES\nuserlist_file=EMPTY",
        ["validate_cert"] = "require_cert=YES",
        ["virtual_use_local_privs"] = "local_enable=YES\nguest_enable=YES\nwrite_enable=YES",
        ["vsftpd_log_file"] = "xferlog_enable=YES",
        ["xferlog_file"] = "xferlog_enable=YES\nxferlog_std_format=YES",
        ["xferlog_std_format"] = "xferlog_enable=YES",
    };

    /// <summary>Values for texts; a path where none is given.</summary>
    private static readonly Dictionary<string, string> Texts = new()
    {
        ["anon_root"] = "DIR",
        ["banned_email_file"] = "FILE",
        ["banner_file"] = "FILE",
        ["chroot_list_file"] = "FILE",
        ["email_password_file"] = "FILE",
        ["ftp_username"] = "chris",
        ["guest_username"] = "chris",
        ["listen"] = "YES",
        ["listen_address"] = "127.0.0.1",
        ["listen_address6"] = "::1",
        ["pasv_addr_resolve"] = "YES\npasv_address=ftp.example.com",
        ["pasv_address"] = "192.0.2.1",
        ["rsa_cert_file"] = "FILE2",
        ["rsa_private_key_file"] = "FILE",
        ["user_config_dir"] = "DIR",
        ["user_sub_token"] = "$USER",
        ["userlist_file"] = "FILE",
    };

    private const string Tls = "ssl_enable=YES\nrsa_cert_file=FILE";

    private readonly VsftpdConf conf = new();

    public static TheoryData<string> Honoured =>
        [.. VsftpdOptions.All.Where(option => option.Disposition == VsftpdDisposition.Honoured).Select(option => option.Name)];

    public void Dispose() => conf.Dispose();

    [Theory]
    [MemberData(nameof(Honoured))]
    public void An_honoured_option_changes_the_settings_and_brings_no_warning_that_it_does_not(string name)
    {
        string context = Contexts.GetValueOrDefault(name, "");

        var without = conf.Read(Fill(context));
        var with = conf.Read(Fill($"{context}\n{name}={Other(VsftpdOptions.Find(name)!)}"));

        Assert.NotEqual(Text(without), Text(with));
        Assert.DoesNotContain(with.Warnings, warning => warning.Option == name);
    }

    [Fact]
    public void What_is_not_needed_is_named_with_its_line()
    {
        var warning = Assert.Single(conf.Read("listen=YES\nsecure_chroot_dir=/var/run/vsftpd/empty\n").Warnings);

        Assert.Equal($"{conf.File}:2: secure_chroot_dir: not needed: there is no process to lock away in an empty folder", warning.ToString());
    }

    [Theory]
    [InlineData("tcp_wrappers=YES", true)]
    [InlineData("tcp_wrappers=NO", false)]
    [InlineData("chown_username=root", false)]
    [InlineData("chown_username=chris", true)]
    [InlineData("chown_upload_mode=0600", false)]
    [InlineData("chown_upload_mode=384", false)]
    [InlineData("chown_upload_mode=0644", true)]
    public void What_is_not_supported_is_named_where_it_asks_for_something(string line, bool warns)
    {
        var warnings = conf.Read(line).Warnings;

        Assert.Equal(warns, warnings.Length == 1);
        Assert.All(warnings, warning => Assert.StartsWith("not supported: ", warning.Text, StringComparison.Ordinal));
    }

    private static string Other(VsftpdOption option) => option.Kind switch
    {
        _ when Texts.TryGetValue(option.Name, out string? text) => text,
        VsftpdKind.Boolean => option.Default == "YES" ? "NO" : "YES",
        VsftpdKind.Number => "1029",
        _ => "/elsewhere",
    };

    private string Fill(string lines)
    {
        string file = conf.Write("list", "somebody\n");
        string file2 = conf.Write("list2", "somebody\n");
        string empty = conf.Write("empty", "");
        conf.Write("folder/chris", "write_enable=YES\n");
        return lines.Replace("FILE2", file2, StringComparison.Ordinal).Replace("FILE", file, StringComparison.Ordinal)
            .Replace("EMPTY", empty, StringComparison.Ordinal).Replace("DIR", conf.PathOf("folder"), StringComparison.Ordinal);
    }

    /// <summary>Settings are compared as text, since arrays in records are not compared by content.</summary>
    private static string Text(VsftpdConfiguration configuration) => SiteText.Of(configuration with { Warnings = [] });
}
