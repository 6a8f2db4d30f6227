using Glassport.Server.Settings;
using Glassport.Server.Storage;

namespace Glassport.Server.Access;

/// <summary>An <see cref="AuthorizationRule"/> with its path resolved.</summary>
/// <param name="Effect">Allow or deny.</param>
/// <param name="Who">Whom it is about.</param>
/// <param name="Operations">What they do.</param>
/// <param name="Path">The folder that it is about.</param>
internal sealed record PathRule(RuleEffect Effect, Principal Who, FileOperations Operations, VirtualPath Path)
{
    /// <summary>Whether the rule is about a user.</summary>
    /// <param name="identity">The user.</param>
    public bool IsAbout(Identity identity) => Who.Kind switch
    {
        PrincipalKind.Everyone => true,
        PrincipalKind.Anonymous => identity.IsAnonymous,
        PrincipalKind.Users => !identity.IsAnonymous,
        // A name proves nothing for those who did not prove who they are.
        PrincipalKind.User => !identity.IsAnonymous && string.Equals(Who.Name, identity.Name, StringComparison.Ordinal),
        PrincipalKind.Group => Who.Name is { } group && identity.Groups.Contains(group, StringComparer.Ordinal),
        _ => false,
    };
}
