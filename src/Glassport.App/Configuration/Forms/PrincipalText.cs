using Glassport.Server.Settings;

namespace Glassport.App.Configuration.Forms;

/// <summary>Principals as text: <c>everyone</c>, <c>anonymous</c>, <c>users</c>, <c>user:NAME</c>, <c>group:NAME</c>.</summary>
internal static class PrincipalText
{
    private const string User = "user:";
    private const string Group = "group:";

    /// <summary>Reads one.</summary>
    public static bool TryParse(string text, out Principal who)
    {
        who = text switch
        {
            "everyone" => Principal.Everyone,
            "anonymous" => Principal.Anonymous,
            "users" => new(PrincipalKind.Users),
            _ when text.StartsWith(User, StringComparison.Ordinal) && text.Length > User.Length => new(PrincipalKind.User, text[User.Length..]),
            _ when text.StartsWith(Group, StringComparison.Ordinal) && text.Length > Group.Length => new(PrincipalKind.Group, text[Group.Length..]),
            _ => null!,
        };
        return who is not null;
    }

    /// <summary>Writes one.</summary>
    public static string Format(Principal who) => who.Kind switch
    {
        PrincipalKind.Everyone => "everyone",
        PrincipalKind.Anonymous => "anonymous",
        PrincipalKind.Users => "users",
        PrincipalKind.User => User + who.Name,
        PrincipalKind.Group => Group + who.Name,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
