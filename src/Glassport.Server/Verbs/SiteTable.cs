namespace Glassport.Server.Verbs;

/// <summary>Every SITE command, one line each. SITE HELP follows from it.</summary>
internal static class SiteTable
{
    /// <summary>The commands in reading order.</summary>
    public static IReadOnlyList<SiteCommand> All { get; } =
    [
        new("CHMOD", "mode path", SiteFiles.ChmodAsync),
        new("UTIME", "YYYYMMDDHHMM[SS] path | path atime mtime ctime UTC", SiteFiles.UtimeAsync),
        new("SYMLINK", "target link", SiteFiles.SymlinkAsync),
        new("IDLE", "[seconds]", SiteSession.IdleAsync),
        new("UMASK", "[mode]", SiteSession.UmaskAsync),
        new("WHO", "", SiteSession.WhoAsync),
        new("HELP", "[command]", static (_, argument) => new(SiteVerb.Help(argument)), BeforeLogin: true),
    ];

    /// <summary>The command of a name, or null.</summary>
    /// <param name="name">The name; case does not matter.</param>
    public static SiteCommand? Find(string name) => All.FirstOrDefault(command => command.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
