using Glassport.Server.Access;
using Glassport.Server.Settings;

namespace Glassport.Server.Tests.Access;

/// <summary>Identities of tests.</summary>
internal static class Users
{
    public static Identity Of(string name, params string[] groups) => Identity.Of(new UserSettings { Name = name, Groups = [.. groups] });

    public static Identity Account(string name, string? home) => new() { Name = name, Kind = IdentityKind.SystemAccount, Home = home };

    public static Identity AtHome(string name, string home) => Identity.Of(new UserSettings { Name = name, Home = home });
}
