namespace Glassport.Lab.Scenarios;

/// <summary>JSON's null in a list or a table, which the reader lets pass whatever the element's type says.</summary>
internal static class ScenarioGaps
{
    /// <summary>Where one is, and what to do; or null when everything is there.</summary>
    public static string? Fault(Scenario scenario) =>
        First(Lists(scenario)) ?? First(scenario.Hosts.SelectMany(static host => Lists(host.Key, host.Value))) ?? First(scenario.Programs.Select(static one => ("programs.command", (IEnumerable<object?>)one.Command)))
        ?? (scenario.Programs.Any(static one => one.Command.Count == 0) ? "programs.command: it names no program." : null);

    private static string? First(IEnumerable<(string Place, IEnumerable<object?> Elements)> lists) =>
        lists.Where(static list => list.Elements.Contains(null)).Select(static list => $"{list.Place}: null stands for nothing here; leave it out.").FirstOrDefault();

    private static IEnumerable<(string Place, IEnumerable<object?> Elements)> Lists(Scenario scenario)
    {
        yield return ("hosts", scenario.Hosts.Values);
        yield return ("files", scenario.Files.Values);
        yield return ("client.files", scenario.Client.Files.Values);
        yield return ("client.types", scenario.Client.Types);
        yield return ("programs", scenario.Programs);
        yield return ("events", scenario.Events);
        yield return ("see.findings", scenario.See.Findings);
        yield return ("see.dialogue", scenario.See.Dialogue);
        yield return ("see.transfers", scenario.See.Transfers);
        yield return ("see.says", scenario.See.Says);
    }

    private static IEnumerable<(string Place, IEnumerable<object?> Elements)> Lists(string name, LabHost host)
    {
        yield return ($"hosts.{name}.interfaces", host.Interfaces);
        yield return ($"hosts.{name}.firewall", host.Firewall);
    }
}
