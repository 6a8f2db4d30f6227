namespace Glassport.App.Import.Vsftpd;

/// <summary>Anonymous logins.</summary>
internal static class VsftpdAnonymous
{
    /// <summary>anonymous_enable, ftp_username, anon_root, and what is asked of anonymous users.</summary>
    public static VsftpdDraft Logins(VsftpdDraft draft, VsftpdValues values)
    {
        if (!values.Flag("anonymous_enable"))
            return draft;
        string account = values.Text("ftp_username") ?? throw values.Wrong("ftp_username", "no account is named");
        string? home = values.Surroundings.HomeOf(account);
        bool changes = VsftpdAccounts.Change(values);
        if (changes && home is null)
        {
            values.Warn("ftp_username", $"there is no account {account}, so anonymous users cannot log in");
            return draft;
        }

        string? folder = values.Text("anon_root") is { } root && (Directory.Exists(root) || home is null) ? root : home;
        if (folder is null)
        {
            values.Warn("anon_root", "there is no folder for anonymous users, so they cannot log in");
            return draft;
        }

        var site = draft.Site;
        return draft with
        {
            Site = site with
            {
                PhysicalPath = folder,
                Authentication = site.Authentication with
                {
                    Anonymous = true,
                    AnonymousRoot = folder,
                    AnonymousAccount = changes ? account : null,
                    AnonymousWithoutPassword = values.Flag("no_anon_password"),
                    AnonymousPasswords = values.Flag("secure_email_list_enable") ? [VsftpdValues.Nobody, .. values.Lines("email_password_file")] : [],
                    DeniedAnonymousPasswords = values.Flag("deny_email_enable") ? values.Lines("banned_email_file") : [],
                },
            },
        };
    }
}
