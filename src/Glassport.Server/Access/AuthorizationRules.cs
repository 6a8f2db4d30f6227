using Glassport.Server.Settings;
using Glassport.Server.Storage;

namespace Glassport.Server.Access;

/// <summary>The authorization rules of one snapshot of a site.</summary>
internal sealed class AuthorizationRules
{
    private readonly PathRule[] rules;
    private readonly Authorization? forAll;
    private readonly bool readOnly;
    private readonly StringComparison names;

    /// <summary>Compiles the rules of a site.</summary>
    /// <param name="site">The site.</param>
    /// <exception cref="ArgumentException">A rule's path is none.</exception>
    public AuthorizationRules(SiteSettings site)
        : this(site, OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
    {
    }

    /// <summary>Compiles the rules of a site.</summary>
    /// <param name="site">The site.</param>
    /// <param name="names">How the file system compares names.</param>
    /// <exception cref="ArgumentException">A rule's path is none.</exception>
    public AuthorizationRules(SiteSettings site, StringComparison names)
    {
        rules = [.. site.Rules.Select(Compile)];
        readOnly = site.Commands.ReadOnly;
        this.names = names;
        if (Array.TrueForAll(rules, rule => rule.Who.Kind == PrincipalKind.Everyone))
            forAll = new(rules, readOnly, names);
    }

    /// <summary>What a user may do; to be kept for as long as the snapshot and the login last.</summary>
    /// <param name="identity">The user.</param>
    public Authorization For(Identity identity) => forAll ?? new(Array.FindAll(rules, rule => rule.IsAbout(identity)), readOnly, names);

    private static PathRule Compile(AuthorizationRule rule) => VirtualPath.TryResolve(VirtualPath.Root, rule.Path, out var path)
        ? new(rule.Effect, rule.Who, rule.Operations, path)
        : throw new ArgumentException("The path of an authorization rule is none.");
}
