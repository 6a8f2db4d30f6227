using Glassport.Server.Settings;

namespace Glassport.App.Import;

/// <summary>What another server's configuration adds to this one's.</summary>
/// <param name="Sites">Its sites.</param>
/// <param name="Groups">The groups that its rules name.</param>
/// <param name="Bans">What follows failed logins; null: it does not say.</param>
/// <param name="Limits">The limits of the whole server; null: it does not say.</param>
internal sealed record ImportedSettings(
    IReadOnlyList<SiteSettings> Sites, IReadOnlyList<GroupSettings> Groups, BanSettings? Bans, ServerLimits? Limits)
{
    /// <summary>Adds it. A site takes the place of one that has its name, so that a file can be imported again; a group that is there stays as it is.</summary>
    public ServerSettings AddTo(ServerSettings settings)
    {
        HashSet<string> sites = new(Sites.Select(static site => site.Name), StringComparer.OrdinalIgnoreCase);
        HashSet<string> groups = new(settings.Groups.Select(static group => group.Name), StringComparer.Ordinal);
        return settings with
        {
            Sites = [.. settings.Sites.Where(site => !sites.Contains(site.Name)), .. Sites],
            Groups = [.. settings.Groups, .. Groups.Where(group => !groups.Contains(group.Name))],
            Bans = Bans ?? settings.Bans,
            Limits = Limits ?? settings.Limits,
        };
    }
}
