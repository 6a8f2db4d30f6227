using Glassport.Server.Access;
using Glassport.Server.Listings;
using Glassport.Server.Settings;
using Glassport.Server.Sites;
using Glassport.Server.Storage;

namespace Glassport.Server.Sessions;

/// <summary>What a session may touch once a user is logged in.</summary>
/// <param name="identity">Who it is.</param>
/// <param name="tree">The tree that the user sees.</param>
/// <param name="site">The site, whose rules say what the user may do in it.</param>
internal sealed class Login(Identity identity, Tree tree, Site site) : IDisposable
{
    // Directories remembered to have shown their message; with more than this, some show it again.
    private const int MostGreeted = 256;

    private readonly HashSet<VirtualPath> greeted = [];
    private AuthorizationRules rules = site.RulesOf(identity);
    private Authorization authorization = site.RulesOf(identity).For(identity);

    /// <summary>Who it is.</summary>
    public Identity Identity => identity;

    /// <summary>The tree that the user sees.</summary>
    public IStorage Storage => tree.Storage;

    /// <summary>The first working directory.</summary>
    public VirtualPath Start => tree.Start;

    /// <summary>What an anonymous user gave as password, by custom a mail address; null for others.</summary>
    public string? MailAddress { get; init; }

    /// <summary>The folder on the disk that is the tree's root.</summary>
    public string PhysicalRoot => tree.PhysicalRoot;

    /// <summary>The settings that hold for the user.</summary>
    public SiteSettings Settings => site.SettingsOf(identity);

    /// <summary>Bytes uploaded since the login.</summary>
    public long Uploaded { get; set; }

    /// <summary>Bytes downloaded since the login.</summary>
    public long Downloaded { get; set; }

    /// <summary>Whether a directory's message is yet to be shown; asked once, for it is shown once.</summary>
    /// <param name="directory">The directory.</param>
    public bool IsNew(VirtualPath directory)
    {
        if (greeted.Count == MostGreeted)
            greeted.Clear();
        return greeted.Add(directory);
    }

    /// <summary>Bytes that may still be uploaded in this session; null: no limit.</summary>
    public long? UploadLeft => Left(static quota => quota.UploadedBytes, Uploaded);

    /// <summary>Bytes that may still be downloaded in this session; null: no limit.</summary>
    public long? DownloadLeft => Left(static quota => quota.DownloadedBytes, Downloaded);

    /// <summary>Whether the user may do something, by the rules and by the names.</summary>
    /// <param name="operation">What; None asks about the names alone.</param>
    /// <param name="path">Where.</param>
    public bool Admits(FileOperations operation, VirtualPath path) =>
        NameRules.Allow(Settings.Files, operation, path) && (operation == FileOperations.None || Allows(operation, path));

    /// <summary>Whether the user may do something, by the rules.</summary>
    /// <param name="operation">What.</param>
    /// <param name="path">Where.</param>
    public bool Allows(FileOperations operation, VirtualPath path)
    {
        var inForce = site.RulesOf(identity);
        if (inForce != rules)
        {
            rules = inForce;
            authorization = inForce.For(identity);
        }

        return authorization.Allows(operation, path);
    }

    /// <inheritdoc/>
    public void Dispose() => tree.Dispose();

    private long? Left(Func<Quota, long?> limit, long moved)
    {
        long? own = identity.User is { } user ? limit(user.Quota) : null;
        long? all = limit(Settings.Files.Quota);
        return (own ?? all) is null ? null : Math.Max(0, Math.Min(own ?? long.MaxValue, all ?? long.MaxValue) - moved);
    }
}
