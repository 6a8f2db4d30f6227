using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Glassport.App.Import.Vsftpd;

/// <summary>Every option of vsftpd 3.0.5, and those that distributions add: one row each.</summary>
internal static class VsftpdOptions
{
    /// <summary>The table, in the order of vsftpd.conf(5): booleans, numbers, texts.</summary>
    public static ImmutableArray<VsftpdOption> All { get; } =
    [
        Flag("allow_anon_ssl", "NO", VsftpdTls.Requirements),
        Needless("allow_writeable_chroot", "NO", "a confined user cannot leave the folder, whoever may write it"),
        Flag("anon_mkdir_write_enable", "NO", VsftpdPermissions.Rules),
        Flag("anon_other_write_enable", "NO", VsftpdPermissions.Rules, "delete, rename; with anon_upload_enable, overwrite and append too"),
        Flag("anon_upload_enable", "NO", VsftpdPermissions.Rules, "new files only, as in vsftpd"),
        Flag("anon_world_readable_only", "YES", VsftpdFiles.Writing, "for anonymous users; not for virtual users, whose files are their account's"),
        Flag("anonymous_enable", "YES", VsftpdAnonymous.Logins, "YES is vsftpd's own default, whatever some manual pages say"),
        Flag("ascii_download_enable", "NO", VsftpdFiles.Writing),
        Flag("ascii_upload_enable", "NO", VsftpdFiles.Writing),
        Needless("async_abor_enable", "NO", "ABOR is heard during transfers, with and without Telnet's signals"),
        Flag("background", "NO", VsftpdListening.Process),
        Needless("better_stou", "NO", "STOU always makes a name that did not exist (a patch of Red Hat)"),
        Needless("check_shell", "YES", "it concerns only a vsftpd built without PAM"),
        Flag("chmod_enable", "YES", VsftpdFiles.Writing),
        Missing("chown_uploads", "NO", "uploads belong to the account that anonymous users have"),
        Flag("chroot_list_enable", "NO", VsftpdAccounts.Logins),
        Flag("chroot_local_user", "NO", VsftpdAccounts.Logins),
        Flag("connect_from_port_20", "NO", VsftpdData.Active),
        Missing("debug_ssl", "NO", "failed handshakes are in the server's own log; a site's key log opens captures of the others"),
        Flag("delete_failed_uploads", "NO", VsftpdFiles.Writing),
        Flag("deny_email_enable", "NO", VsftpdAnonymous.Logins),
        Flag("dirlist_enable", "YES", VsftpdPermissions.Commands, "NO denies LIST, NLST, MLSD and STAT"),
        Flag("dirmessage_enable", "NO", VsftpdMessages.Texts),
        Flag("download_enable", "YES", VsftpdPermissions.Rules),
        Flag("dual_log_enable", "NO", VsftpdMessages.Logs),
        Flag("force_anon_data_ssl", "NO", VsftpdTls.Requirements),
        Flag("force_anon_logins_ssl", "NO", VsftpdTls.Requirements),
        Flag("force_dot_files", "NO", VsftpdFiles.Listing),
        Flag("force_local_data_ssl", "YES", VsftpdTls.Requirements),
        Flag("force_local_logins_ssl", "YES", VsftpdTls.Requirements),
        Missing("ftp_enable", "YES", "FTP is what is served"),
        Flag("guest_enable", "NO", VsftpdAccounts.Logins),
        Flag("hide_ids", "NO", VsftpdFiles.Listing),
        Missing("http_enable", "NO", "HTTP is not served"),
        Flag("implicit_ssl", "NO", VsftpdListening.Bindings),
        Needless("isolate", "YES", "sessions are not processes of their own"),
        Needless("isolate_network", "YES", "sessions are not processes of their own"),
        Flag("listen", "YES", VsftpdListening.Bindings, "NO without listen_ipv6 means an inetd, which is not supported"),
        Flag("listen_ipv6", "NO", VsftpdListening.Bindings, "together with listen=YES both are listened on"),
        Flag("local_enable", "NO", VsftpdAccounts.Logins),
        Flag("lock_upload_files", "YES", VsftpdFiles.Writing, "a file that is locked is answered with 450; vsftpd waits for it"),
        Missing("log_die", "NO", "the server's own log says why it ends (a patch of Red Hat)"),
        Flag("log_ftp_protocol", "NO", VsftpdMessages.Logs),
        Flag("ls_recurse_enable", "NO", VsftpdFiles.Listing),
        Flag("mdtm_write", "YES", VsftpdFiles.Writing, "for MFMT and its like too"),
        Flag("no_anon_password", "NO", VsftpdAnonymous.Logins),
        Needless("no_log_lock", "NO", "one process writes the logs, and locks nothing"),
        Needless("one_process_model", "NO", "sessions are not processes of their own"),
        Missing("passwd_chroot_enable", "NO", "a confined user's root is the whole home; say local_root in a file of user_config_dir"),
        Flag("pasv_addr_resolve", "NO", VsftpdData.Passive),
        Flag("pasv_enable", "YES", VsftpdData.Passive),
        Flag("pasv_promiscuous", "NO", VsftpdData.Foreign),
        Flag("port_enable", "YES", VsftpdData.Active),
        Flag("port_promiscuous", "NO", VsftpdData.Foreign),
        Needless("ptrace_sandbox", "NO", "sessions are not processes of their own"),
        Flag("require_cert", "NO", VsftpdTls.Clients),
        Flag("require_ssl_reuse", "YES", VsftpdTls.Requirements, "a session of any control connection from the client's address will do; vsftpd takes one from any address"),
        Needless("reverse_lookup_enable", "YES", "no name is looked up for an address (a patch of Red Hat)"),
        Flag("run_as_launching_user", "NO", VsftpdListening.Process),
        Needless("seccomp_sandbox", "YES", "sessions are not processes of their own; the systemd unit restricts system calls"),
        Flag("secure_email_list_enable", "NO", VsftpdAnonymous.Logins),
        Missing("session_support", "NO", "utmp and wtmp are not written; glassport session lists who is there"),
        Needless("setproctitle_enable", "NO", "sessions are not processes of their own; glassport session lists them"),
        Flag("ssl_enable", "NO", VsftpdListening.Bindings),
        Flag("ssl_request_cert", "YES", VsftpdTls.Clients, "asked for only where validate_cert looks at it"),
        Missing("ssl_sslv2", "NO", "SSL 2 is broken (RFC 6176)"),
        Missing("ssl_sslv3", "NO", "SSL 3 is broken (RFC 7568)"),
        Missing("ssl_tlsv1", "NO", "TLS 1.0 is deprecated (RFC 8996); 1.2 and 1.3 are offered"),
        Missing("ssl_tlsv1_1", "NO", "TLS 1.1 is deprecated (RFC 8996); 1.2 and 1.3 are offered"),
        Flag("ssl_tlsv1_2", "YES", VsftpdTls.Versions),
        Flag("ssl_tlsv1_3", "YES", VsftpdTls.Versions),
        Flag("strict_ssl_read_eof", "YES", VsftpdTls.Requirements, "YES is vsftpd's own default, whatever its manual page says"),
        Missing("strict_ssl_write_shutdown", "NO", "clients need not confirm the end of a download; the server sends close_notify"),
        Flag("syslog_enable", "NO", VsftpdMessages.Logs),
        Missing("tcp_wrappers", "NO", "hosts.allow and hosts.deny are not read; a site's address rules do the same"),
        Flag("text_userdb_names", "NO", VsftpdFiles.Listing),
        Missing("tilde_user_enable", "NO", "a tilde is a letter of a name; ~user is nobody's home"),
        Flag("use_localtime", "NO", VsftpdFiles.Listing, "in LIST; MDTM stays UTC, as RFC 3659 has it"),
        Needless("use_sendfile", "YES", "zero-copy is used wherever it can be"),
        Flag("userlist_deny", "YES", VsftpdAccounts.Names),
        Flag("userlist_enable", "NO", VsftpdAccounts.Names),
        Missing("userlist_log", "NO", "every refused login is in the log (a patch of Red Hat)"),
        Needless("utf8_filesystem", "NO", "names are UTF-8 (a patch of Debian)"),
        Flag("validate_cert", "NO", VsftpdTls.Clients),
        Flag("virtual_use_local_privs", "NO", VsftpdPermissions.Rules),
        Flag("write_enable", "NO", VsftpdPermissions.Commands),
        Flag("xferlog_enable", "NO", VsftpdMessages.Logs),
        Flag("xferlog_std_format", "NO", VsftpdMessages.Logs),

        Count("accept_timeout", "60", VsftpdLimits.Timeouts),
        Count("anon_max_rate", "0", VsftpdLimits.Rates),
        Count("anon_umask", "077", VsftpdFiles.Writing),
        new("chown_upload_mode", VsftpdKind.Number, "0600", VsftpdDisposition.NotSupported, "see chown_uploads", null),
        Count("connect_timeout", "60", VsftpdLimits.Timeouts),
        Count("data_connection_timeout", "300", VsftpdLimits.Timeouts),
        Count("delay_failed_login", "1", VsftpdLimits.Logins, "it doubles with each failure on a connection"),
        Count("delay_successful_login", "0", VsftpdLimits.Logins),
        Count("file_open_mode", "0666", VsftpdFiles.Writing),
        Count("ftp_data_port", "20", VsftpdData.Active),
        Count("idle_session_timeout", "300", VsftpdLimits.Timeouts),
        Count("listen_port", "21", VsftpdListening.Bindings),
        Count("local_max_rate", "0", VsftpdLimits.Rates),
        Count("local_umask", "077", VsftpdFiles.Writing),
        Count("max_clients", "2000", VsftpdLimits.Sessions, "2000 is vsftpd's own default, whatever its manual page says"),
        Count("max_login_fails", "3", VsftpdLimits.Logins),
        Count("max_per_ip", "50", VsftpdLimits.Sessions, "50 is vsftpd's own default, whatever its manual page says"),
        Count("pasv_max_port", "0", VsftpdData.Passive),
        Count("pasv_min_port", "5001", VsftpdData.Passive, "any port when neither this nor pasv_max_port is set"),
        new("trans_chunk_size", VsftpdKind.Number, "0", VsftpdDisposition.NotNeeded, "rates are kept evenly whatever the size of a write", null),

        Words("anon_root", null, VsftpdAnonymous.Logins),
        Words("banned_email_file", "/etc/vsftpd.banned_emails", VsftpdAnonymous.Logins),
        Words("banner_file", null, VsftpdMessages.Texts, "read when the server starts"),
        Words("ca_certs_file", null, VsftpdTls.Clients),
        Lost("chown_username", "root", "see chown_uploads"),
        Words("chroot_list_file", "/etc/vsftpd.chroot_list", VsftpdAccounts.Logins),
        Words("cmds_allowed", null, VsftpdPermissions.Commands),
        Words("cmds_denied", null, VsftpdPermissions.Commands),
        Words("deny_file", null, VsftpdFiles.Names, "patterns are about names, not paths"),
        new("dh_param_file", VsftpdKind.Text, null, VsftpdDisposition.NotNeeded, "TLS chooses its own groups (a patch of Red Hat)", null),
        Words("download_file", null, VsftpdFiles.Names, "a patch of Debian"),
        Lost("dsa_cert_file", null, "DSA certificates are gone from TLS 1.3; use rsa_cert_file, which may also hold an ECDSA one"),
        Lost("dsa_private_key_file", null, "see dsa_cert_file"),
        new("ecdh_param_file", VsftpdKind.Text, null, VsftpdDisposition.NotNeeded, "TLS chooses its own groups (a patch of Red Hat)", null),
        Words("email_password_file", "/etc/vsftpd.email_passwords", VsftpdAnonymous.Logins),
        Words("ftp_username", "ftp", VsftpdAnonymous.Logins),
        Words("ftpd_banner", null, VsftpdMessages.Texts),
        Words("guest_username", "ftp", VsftpdAccounts.Logins),
        Words("hide_file", null, VsftpdFiles.Names),
        Words("listen_address", null, VsftpdListening.Bindings),
        Words("listen_address6", null, VsftpdListening.Bindings),
        Words("local_root", null, VsftpdAccounts.Logins),
        Words("message_file", ".message", VsftpdMessages.Texts),
        new("nopriv_user", VsftpdKind.Text, "nobody", VsftpdDisposition.NotNeeded, "there is no process that needs an account without rights", null),
        Words("pam_service_name", "vsftpd", VsftpdAccounts.Logins, "ftp in a vsftpd that no distribution changed"),
        Words("pasv_address", null, VsftpdData.Passive),
        Words("rsa_cert_file", "/usr/share/ssl/certs/vsftpd.pem", VsftpdTls.Certificates),
        Words("rsa_private_key_file", null, VsftpdTls.Certificates),
        new("secure_chroot_dir", VsftpdKind.Text, "/usr/share/empty", VsftpdDisposition.NotNeeded, "there is no process to lock away in an empty folder", null),
        Lost("ssl_ciphers", "ECDHE-RSA-AES256-GCM-SHA384", "the system's policy for TLS decides (openssl.cnf)"),
        Lost("ssl_ciphers_tlsv13", null, "the system's policy for TLS decides (openssl.cnf)"),
        Words("ssl_sni_hostname", null, VsftpdTls.Requirements),
        Words("upload_file", null, VsftpdFiles.Names, "a patch of Debian"),
        Words("user_config_dir", null, null, "read when the server starts; a file for each user"),
        Words("user_sub_token", null, VsftpdAccounts.Logins),
        Words("userlist_file", "/etc/vsftpd.user_list", VsftpdAccounts.Names, "read when the server starts"),
        Words("vsftpd_log_file", "/var/log/vsftpd.log", VsftpdMessages.Logs),
        Words("xferlog_file", "/var/log/xferlog", VsftpdMessages.Logs),
    ];

    private static readonly FrozenDictionary<string, VsftpdOption> ByName = All.ToFrozenDictionary(option => option.Name, StringComparer.Ordinal);

    /// <summary>All names.</summary>
    public static IEnumerable<string> Names => All.Select(option => option.Name);

    /// <summary>The option of a name, in which case matters.</summary>
    public static VsftpdOption? Find(string name) => ByName.GetValueOrDefault(name);

    private static VsftpdOption Flag(string name, string value, VsftpdMapping map, string note = "") =>
        new(name, VsftpdKind.Boolean, value, VsftpdDisposition.Honoured, note, map);

    private static VsftpdOption Needless(string name, string value, string reason) =>
        new(name, VsftpdKind.Boolean, value, VsftpdDisposition.NotNeeded, reason, null);

    private static VsftpdOption Missing(string name, string value, string reason) =>
        new(name, VsftpdKind.Boolean, value, VsftpdDisposition.NotSupported, reason, null);

    private static VsftpdOption Count(string name, string value, VsftpdMapping map, string note = "") =>
        new(name, VsftpdKind.Number, value, VsftpdDisposition.Honoured, note, map);

    private static VsftpdOption Words(string name, string? value, VsftpdMapping? map, string note = "") =>
        new(name, VsftpdKind.Text, value, VsftpdDisposition.Honoured, note, map);

    private static VsftpdOption Lost(string name, string? value, string reason) =>
        new(name, VsftpdKind.Text, value, VsftpdDisposition.NotSupported, reason, null);
}
