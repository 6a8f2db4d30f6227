using System.Collections.Immutable;
using Glassport.Server.Settings;

namespace Glassport.App.Import.Vsftpd;

/// <summary>What users may do.</summary>
internal static class VsftpdPermissions
{
    /// <summary>write_enable, download_enable and the anon_ permissions, as rules.</summary>
    public static VsftpdDraft Rules(VsftpdDraft draft, VsftpdValues values)
    {
        var read = FileOperations.List | (values.Flag("download_enable") ? FileOperations.Download : FileOperations.None);
        bool write = values.Flag("write_enable");
        var anonymous = write ? read | AnonymousWrites(values) : read;
        var users = VsftpdAccounts.AreLikeAnonymous(values) ? anonymous : write ? read | FileOperations.Write : read;
        return draft with
        {
            Site = draft.Site with
            {
                Rules = [new(RuleEffect.Allow, Principal.Anonymous, anonymous), new(RuleEffect.Allow, new(PrincipalKind.Users), users)],
            },
        };
    }

    /// <summary>cmds_allowed, cmds_denied, write_enable and dirlist_enable, as the commands that are answered.</summary>
    public static VsftpdDraft Commands(VsftpdDraft draft, VsftpdValues values)
    {
        ImmutableArray<string> listings = values.Flag("dirlist_enable") ? [] : ["LIST", "NLST", "MLSD", "STAT"];
        return draft with
        {
            Site = draft.Site with
            {
                Commands = draft.Site.Commands with
                {
                    Allowed = Verbs(values.Text("cmds_allowed")),
                    Denied = [.. Verbs(values.Text("cmds_denied")).Union(listings)],
                    ReadOnly = !values.Flag("write_enable"),
                },
            },
        };
    }

    private static FileOperations AnonymousWrites(VsftpdValues values)
    {
        var operations = FileOperations.None;
        bool other = values.Flag("anon_other_write_enable");
        if (values.Flag("anon_upload_enable"))
            operations |= other ? FileOperations.Upload | FileOperations.Overwrite | FileOperations.Append : FileOperations.Upload;
        if (values.Flag("anon_mkdir_write_enable"))
            operations |= FileOperations.MakeDirectory;
        return other ? operations | FileOperations.Delete | FileOperations.Rename : operations;
    }

    private static ImmutableArray<string> Verbs(string? list) =>
        [.. (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(verb => verb.ToUpperInvariant())];
}
