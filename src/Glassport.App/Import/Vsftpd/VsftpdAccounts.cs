using System.Collections.Immutable;
using Glassport.Server.Settings;

namespace Glassport.App.Import.Vsftpd;

/// <summary>Logins of accounts, real or virtual.</summary>
internal static class VsftpdAccounts
{
    /// <summary>Whether sessions change to the rights of an account.</summary>
    public static bool Change(VsftpdValues values) => values.Surroundings.IsPrivileged && !values.Flag("run_as_launching_user");

    /// <summary>Whether virtual users have no more rights than anonymous ones.</summary>
    public static bool AreLikeAnonymous(VsftpdValues values) => values.Flag("guest_enable") && !values.Flag("virtual_use_local_privs");

    /// <summary>local_enable, the PAM service, virtual users, where they begin, and whether they leave that folder.</summary>
    public static VsftpdDraft Logins(VsftpdDraft draft, VsftpdValues values)
    {
        var authentication = draft.Site.Authentication with
        {
            Users = false,
            SystemAccounts = values.Flag("local_enable"),
            PamService = values.Text("pam_service_name") ?? "vsftpd",
        };
        if (!authentication.SystemAccounts)
            return draft with { Site = draft.Site with { Authentication = authentication } };

        string? folder = values.Text("local_root");
        if (values.Flag("guest_enable"))
        {
            string guest = values.Text("guest_username") ?? throw values.Wrong("guest_username", "no account is named");
            if (values.Surroundings.HomeOf(guest) is { } home)
                folder ??= home;
            else if (Change(values))
            {
                values.Warn("guest_username", $"there is no account {guest}, so its virtual users cannot log in");
                authentication = authentication with { SystemAccounts = false };
            }

            authentication = authentication with { GuestAccount = guest };
        }

        return draft with { Site = draft.Site with { Authentication = Confine(authentication, values) with { SystemFolder = ByUser(folder, values) } } };
    }

    /// <summary>userlist_enable, userlist_deny and userlist_file.</summary>
    public static VsftpdDraft Names(VsftpdDraft draft, VsftpdValues values)
    {
        if (!values.Flag("userlist_enable"))
            return draft;
        var names = values.Lines("userlist_file");
        var authentication = draft.Site.Authentication;
        return draft with
        {
            Site = draft.Site with
            {
                Authentication = values.Flag("userlist_deny")
                    ? authentication with { DeniedNames = names }
                    : authentication with { AllowedNames = [VsftpdValues.Nobody, .. names] },
            },
        };
    }

    /// <summary>chroot_local_user and chroot_list_enable; virtual users without rights of their own never leave their folder.</summary>
    public static AuthenticationSettings Confine(AuthenticationSettings authentication, VsftpdValues values) => AreLikeAnonymous(values)
        ? authentication with { ConfineSystemAccounts = true }
        : authentication with
        {
            ConfineSystemAccounts = values.Flag("chroot_local_user"),
            ConfinementExceptions = values.Flag("chroot_list_enable") ? values.Lines("chroot_list_file") : ImmutableArray<string>.Empty,
        };

    private static string? ByUser(string? folder, VsftpdValues values) =>
        values.Text("user_sub_token") is { } token ? folder?.Replace(token, "{user}", StringComparison.Ordinal) : folder;
}
