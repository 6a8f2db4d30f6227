using System.Collections.Immutable;
using Glassport.Server.Settings;

namespace Glassport.App.Import.Vsftpd;

/// <summary>user_config_dir: a file for each user whose settings differ.</summary>
internal static class VsftpdOverrides
{
    /// <summary>More users than this want a database.</summary>
    private const int MostFiles = 10_000;

    private const string Confinement = "chroot_local_user";

    /// <summary>The settings of every user who has a file, made of the site's options and then the user's.</summary>
    public static ImmutableArray<UserOverride> Read(
        IReadOnlyDictionary<string, VsftpdSetting> settings, VsftpdValues values, VsftpdSurroundings surroundings, List<ImportWarning> warnings)
    {
        if (values.Text("user_config_dir") is not { } folder)
            return [];
        if (!Directory.Exists(folder))
        {
            values.Warn("user_config_dir", $"{folder} is not there");
            return [];
        }

        var overrides = ImmutableArray.CreateBuilder<UserOverride>();
        foreach (string path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            if (overrides.Count == MostFiles)
                throw values.Wrong("user_config_dir", $"more than {MostFiles} users");
            Dictionary<string, VsftpdSetting> own = new(settings, StringComparer.Ordinal);
            VsftpdParser.AddFile(path, own);
            VsftpdValues merged = new(own, surroundings, path);
            overrides.Add(new(Path.GetFileName(path), Confined(VsftpdReader.Map(merged).Site, merged, values)));
            if (own.GetValueOrDefault(Confinement)?.File == path)
                merged.Warn(Confinement, "it says nothing in a user's file, as in vsftpd; chroot_list_file names the exceptions");
            warnings.AddRange(VsftpdReader.Differences(own.Where(setting => setting.Value.File == path)));
            warnings.AddRange(merged.Warnings.Where(warning => warning.File == path));
        }

        return overrides.ToImmutable();
    }

    // vsftpd decides who is confined before it reads the user's file: one that says NO sets nobody free.
    private static SiteSettings Confined(SiteSettings site, VsftpdValues merged, VsftpdValues values) =>
        VsftpdAccounts.AreLikeAnonymous(merged) ? site : site with { Authentication = VsftpdAccounts.Confine(site.Authentication, values) };
}
