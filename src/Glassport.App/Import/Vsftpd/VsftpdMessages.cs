namespace Glassport.App.Import.Vsftpd;

/// <summary>What clients are told, and what is written down.</summary>
internal static class VsftpdMessages
{
    /// <summary>ftpd_banner, banner_file, dirmessage_enable and message_file.</summary>
    public static VsftpdDraft Texts(VsftpdDraft draft, VsftpdValues values) => draft with
    {
        Site = draft.Site with
        {
            Messages = draft.Site.Messages with
            {
                Banner = values.Text("banner_file") is null ? values.Text("ftpd_banner") : values.Content("banner_file").TrimEnd('\r', '\n'),
                DirectoryFile = values.Flag("dirmessage_enable") ? values.Text("message_file") : null,
            },
        },
    };

    /// <summary>The logs.</summary>
    public static VsftpdDraft Logs(VsftpdDraft draft, VsftpdValues values)
    {
        bool both = values.Flag("dual_log_enable");
        bool any = both || values.Flag("xferlog_enable");
        bool transfers = any && (both || values.Flag("xferlog_std_format"));
        bool own = any && (both || !values.Flag("xferlog_std_format"));
        bool system = values.Flag("syslog_enable");
        return draft with
        {
            Site = draft.Site with
            {
                Logs = draft.Site.Logs with
                {
                    Xferlog = transfers ? values.Text("xferlog_file") : null,
                    Vsftpd = own && !system ? values.Text("vsftpd_log_file") : null,
                    Syslog = own && system,
                    Protocol = own && values.Flag("log_ftp_protocol"),
                },
            },
        };
    }
}
