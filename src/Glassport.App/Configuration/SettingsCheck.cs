using System.Collections.Immutable;
using System.Globalization;
using Glassport.Server.Settings;

namespace Glassport.App.Configuration;

/// <summary>What no single setting shows: names that stand for nothing, or for two things.</summary>
internal static class SettingsCheck
{
    /// <summary>What is wrong with the settings as a whole.</summary>
    public static IReadOnlyList<Fault> Faults(ServerSettings settings)
    {
        List<Fault> faults = [];
        Unique(settings.Sites.Select(static site => site.Name), "sites", StringComparer.OrdinalIgnoreCase, faults);
        Unique(settings.Users.Select(static user => user.Name), "users", StringComparer.Ordinal, faults);
        Unique(settings.Groups.Select(static group => group.Name), "groups", StringComparer.Ordinal, faults);
        HashSet<string> groups = [.. settings.Groups.Select(static group => group.Name)];
        Memberships(settings.Users, groups, faults);
        for (int i = 0; i < settings.Sites.Length; i++)
        {
            string path = string.Create(CultureInfo.InvariantCulture, $"sites[{i}]");
            Rules(settings.Sites[i], path, groups, faults);
            Durations(settings.Sites[i], path, faults);
        }

        Bindings(settings.Sites, faults);
        Columns(settings.Sites, faults);
        return faults;
    }

    /// <summary>The settings, when nothing is wrong with them.</summary>
    /// <exception cref="ConfigurationException">Something is.</exception>
    public static ServerSettings Require(ServerSettings settings) =>
        Faults(settings) is { Count: > 0 } faults ? throw new ConfigurationException(faults) : settings;

    /// <summary>What would work, but hardly as it is meant.</summary>
    public static IEnumerable<string> Doubts(ServerSettings settings)
    {
        foreach (SiteSettings site in settings.Sites)
        {
            if (!Directory.Exists(site.PhysicalPath))
                yield return $"site \"{site.Name}\": the folder {site.PhysicalPath} is not there";
            if (site.Bindings.IsEmpty)
                yield return $"site \"{site.Name}\" has no bindings, so nobody reaches it: glassport site bind NAME ADDRESS:PORT";
            if (site.Rules.IsEmpty)
                yield return $"site \"{site.Name}\" has no rules, so nobody may do anything: glassport rule add NAME allow users read";
            if (site.Authentication is { Users: true, Anonymous: false, SystemAccounts: false } && settings.Users.IsEmpty)
                yield return $"site \"{site.Name}\" admits users, and there are none: glassport user add NAME";
        }
    }

    private static void Unique(IEnumerable<string> names, string list, StringComparer comparer, List<Fault> faults)
    {
        HashSet<string> seen = new(comparer);
        int index = 0;
        foreach (string name in names)
        {
            if (!seen.Add(name))
                faults.Add(new(string.Create(CultureInfo.InvariantCulture, $"{list}[{index}].name"), $"is \"{name}\", which another one is called already", "choose another name"));
            index++;
        }
    }

    private static void Memberships(ImmutableArray<UserSettings> users, HashSet<string> groups, List<Fault> faults)
    {
        for (int i = 0; i < users.Length; i++)
        {
            foreach (string group in users[i].Groups)
            {
                if (!groups.Contains(group))
                    faults.Add(new(string.Create(CultureInfo.InvariantCulture, $"users[{i}].groups"), $"names the group \"{group}\", which there is not", "add the group, or leave it out"));
            }
        }
    }

    // A user may come from the system's accounts, so only groups can be checked.
    private static void Rules(SiteSettings site, string path, HashSet<string> groups, List<Fault> faults)
    {
        for (int i = 0; i < site.Rules.Length; i++)
        {
            if (site.Rules[i].Who is { Kind: PrincipalKind.Group, Name: { } name } && !groups.Contains(name) && !site.Authentication.SystemAccounts)
                faults.Add(new(string.Create(CultureInfo.InvariantCulture, $"{path}.rules[{i}].who"), $"is the group \"{name}\", which there is not", "add the group, or name another"));
        }
    }

    private static void Durations(SiteSettings site, string path, List<Fault> faults)
    {
        if (site.Limits.LongestIdleTimeout < site.Limits.IdleTimeout)
            faults.Add(new($"{path}.limits.longestIdleTimeout", "is shorter than idleTimeout", "make it at least as long"));
    }

    private static void Columns(ImmutableArray<SiteSettings> sites, List<Fault> faults)
    {
        Dictionary<string, SiteSettings> owners = [];
        for (int i = 0; i < sites.Length; i++)
        {
            if (sites[i].Logs.W3C is { } folder && !owners.TryAdd(Path.GetFullPath(folder), sites[i])
                && !owners[Path.GetFullPath(folder)].Logs.ColumnsOfW3C().SequenceEqual(sites[i].Logs.ColumnsOfW3C()))
            {
                faults.Add(new(
                    string.Create(CultureInfo.InvariantCulture, $"sites[{i}].logs.w3CFields"),
                    $"are not those of site \"{owners[Path.GetFullPath(folder)].Name}\", which writes to the same folder",
                    "choose the same columns, or another folder"));
            }
        }
    }

    private static void Bindings(ImmutableArray<SiteSettings> sites, List<Fault> faults)
    {
        Dictionary<(string, int, string?), string> owners = [];
        for (int i = 0; i < sites.Length; i++)
        {
            for (int j = 0; j < sites[i].Bindings.Length; j++)
            {
                Binding binding = sites[i].Bindings[j];
                if (binding.Port == 0)
                    continue;
                string path = string.Create(CultureInfo.InvariantCulture, $"sites[{i}].bindings[{j}]");
                var key = (binding.Address, binding.Port, binding.HostName?.ToLowerInvariant());
                if (!owners.TryAdd(key, sites[i].Name))
                    faults.Add(new(path, $"is also a binding of site \"{owners[key]}\"", "choose another port, or give each a hostName of its own"));
            }
        }
    }
}
