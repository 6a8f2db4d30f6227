using Glassport.Server.Access;
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

    /// <summary>Whether the user may do something.</summary>
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
}
