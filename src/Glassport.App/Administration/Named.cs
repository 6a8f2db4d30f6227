using System.Collections.Immutable;
using Glassport.App.Configuration;
using Glassport.Server.Settings;

namespace Glassport.App.Administration;

/// <summary>Finds what a command names.</summary>
internal static class Named
{
    /// <summary>The site of that name, without regard to case.</summary>
    /// <exception cref="ConfigurationException">There is none.</exception>
    public static SiteSettings Site(ServerSettings settings, string name) =>
        settings.Sites.FirstOrDefault(site => string.Equals(site.Name, name, StringComparison.OrdinalIgnoreCase)) ?? throw Missing("site", name, settings.Sites.Select(static site => site.Name));

    /// <summary>The user of that name.</summary>
    /// <exception cref="ConfigurationException">There is none.</exception>
    public static UserSettings User(ServerSettings settings, string name) =>
        settings.Users.FirstOrDefault(user => user.Name == name) ?? throw Missing("user", name, settings.Users.Select(static user => user.Name));

    /// <summary>The group of that name.</summary>
    /// <exception cref="ConfigurationException">There is none.</exception>
    public static GroupSettings Group(ServerSettings settings, string name) =>
        settings.Groups.FirstOrDefault(group => group.Name == name) ?? throw Missing("group", name, settings.Groups.Select(static group => group.Name));

    /// <summary>The list with another item in the place of one.</summary>
    public static ImmutableArray<T> With<T>(ImmutableArray<T> list, T item, Func<T, T> change) => list.Replace(item, change(item));

    private static ConfigurationException Missing(string kind, string name, IEnumerable<string> names)
    {
        string[] known = [.. names.Take(20)];
        return new($"{kind} \"{name}\"", "is not there", known.Length == 0 ? $"there is no {kind} yet" : $"there is {string.Join(", ", known)}");
    }
}
