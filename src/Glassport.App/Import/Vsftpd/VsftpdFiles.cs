namespace Glassport.App.Import.Vsftpd;

/// <summary>How files are written and shown.</summary>
internal static class VsftpdFiles
{
    /// <summary>Modes, locks, and what becomes of uploads.</summary>
    public static VsftpdDraft Writing(VsftpdDraft draft, VsftpdValues values) => draft with
    {
        Site = draft.Site with
        {
            Files = draft.Site.Files with
            {
                Umask = Mode(values, VsftpdAccounts.AreLikeAnonymous(values) ? "anon_umask" : "local_umask"),
                AnonymousUmask = Mode(values, "anon_umask"),
                FileMode = Mode(values, "file_open_mode"),
                DeletePartialUploads = values.Flag("delete_failed_uploads"),
                LockFiles = values.Flag("lock_upload_files"),
                AllowChmod = values.Flag("chmod_enable"),
                AllowSetTime = values.Flag("mdtm_write"),
                AsciiUploads = values.Flag("ascii_upload_enable"),
                AsciiDownloads = values.Flag("ascii_download_enable"),
                AnonymousWorldReadableOnly = values.Flag("anon_world_readable_only"),
            },
        },
    };

    /// <summary>Owners, times, dot files and recursion in listings.</summary>
    public static VsftpdDraft Listing(VsftpdDraft draft, VsftpdValues values) => draft with
    {
        Site = draft.Site with
        {
            Files = draft.Site.Files with
            {
                HideOwners = values.Flag("hide_ids") ? "ftp" : null,
                NumericOwners = !values.Flag("text_userdb_names"),
                LocalTime = values.Flag("use_localtime"),
                ShowHidden = values.Flag("force_dot_files"),
                RecursiveListing = values.Flag("ls_recurse_enable"),
            },
        },
    };

    /// <summary>deny_file, hide_file, upload_file and download_file.</summary>
    public static VsftpdDraft Names(VsftpdDraft draft, VsftpdValues values) => draft with
    {
        Site = draft.Site with
        {
            Files = draft.Site.Files with
            {
                DeniedNames = VsftpdPattern.Expand(values, "deny_file"),
                UnlistedNames = VsftpdPattern.Expand(values, "hide_file"),
                UploadNames = VsftpdPattern.Expand(values, "upload_file"),
                DownloadNames = VsftpdPattern.Expand(values, "download_file"),
            },
        },
    };

    private static int Mode(VsftpdValues values, string name) =>
        values.Number(name) is <= 0b111_111_111_111 and long mode ? (int)mode : throw values.Wrong(name, "no file mode; octal numbers begin with 0");
}
