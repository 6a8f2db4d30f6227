using System.Collections.Immutable;
using System.Text;
using Glassport.Protocol.Text;
using Glassport.Server.Settings;
using Glassport.Server.Storage;

namespace Glassport.Server.Access;

/// <summary>Who is logged in. It is a value of one settings snapshot and of no session, so that sessions can share it.</summary>
internal sealed record Identity
{
    /// <summary>The name that authorization rules, limits and logs know.</summary>
    public required string Name { get; init; }

    /// <summary>How the user got in.</summary>
    public required IdentityKind Kind { get; init; }

    /// <summary>The groups that the user belongs to.</summary>
    public ImmutableArray<string> Groups { get; init; } = [];

    /// <summary>The folder that is the user's own, or null.</summary>
    public string? Home { get; init; }

    /// <summary>The account of the system whose rights apply, or null for those of the process.</summary>
    public AccountIdentity? Account { get; init; }

    /// <summary>The settings of one of Glassport's own users.</summary>
    public UserSettings? User { get; init; }

    /// <summary>The encoding of names on the wire; null: what the site says.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>True for users who did not prove who they are.</summary>
    public bool IsAnonymous => Kind == IdentityKind.Anonymous;

    /// <summary>The one identity of all anonymous users.</summary>
    public static Identity Anonymous { get; } = new() { Name = "anonymous", Kind = IdentityKind.Anonymous };

    /// <summary>The identity of one of Glassport's own users.</summary>
    /// <param name="user">The user's settings.</param>
    public static Identity Of(UserSettings user) => new()
    {
        Name = user.Name,
        Kind = IdentityKind.User,
        Groups = user.Groups,
        Home = user.Home,
        User = user,
        Encoding = user.Encoding is null ? null : NameEncoding.TryFind(user.Encoding),
    };
}
