using System.Text.Json.Nodes;
using Glassport.Server.Settings;

namespace Glassport.App.Configuration;

/// <summary>What is different between two configurations, in words.</summary>
internal static class SettingsChanges
{
    private const string Secret = "passwordHash";

    /// <summary>A line for each thing added (+), removed (-) or changed (~); nothing when they are the same.</summary>
    public static IReadOnlyList<string> Between(ServerSettings before, ServerSettings after)
    {
        List<string> lines = [];
        Compare("", SettingsJson.WriteWhole(before), SettingsJson.WriteWhole(after), lines);
        return lines;
    }

    private static void Compare(string path, JsonObject before, JsonObject after, List<string> lines)
    {
        foreach ((string name, JsonNode? now) in after)
        {
            JsonNode? then = before[name];
            string here = path.Length == 0 ? name : $"{path}.{name}";
            if (JsonNode.DeepEquals(then, now))
                continue;
            if (then is JsonObject oldMembers && now is JsonObject newMembers)
                Compare(here, oldMembers, newMembers, lines);
            else if (then is JsonArray oldItems && now is JsonArray newItems && AreNamed(oldItems) && AreNamed(newItems))
                CompareNamed(name, oldItems, newItems, lines);
            else
                lines.Add(name == Secret ? $"~ {path}: another password" : $"~ {here}: {JsonText.OneLine(then)} -> {JsonText.OneLine(now)}");
        }
    }

    private static void CompareNamed(string kind, JsonArray before, JsonArray after, List<string> lines)
    {
        int from = lines.Count;
        foreach (JsonObject then in before.Cast<JsonObject>())
        {
            if (Find(after, NameOf(then)) is null)
                lines.Add($"- {One(kind, then)}");
        }

        foreach (JsonObject now in after.Cast<JsonObject>())
        {
            if (Find(before, NameOf(now)) is { } then)
                Compare(One(kind, now), then, now, lines);
            else
                lines.Add($"+ {One(kind, now)}");
        }

        if (lines.Count == from)
            lines.Add($"~ {kind}: in another order");
    }

    private static bool AreNamed(JsonArray items) => items.All(static item => item is JsonObject members && members.ContainsKey("name"));

    private static JsonObject? Find(JsonArray items, string name) => items.Cast<JsonObject>().FirstOrDefault(item => NameOf(item) == name);

    private static string NameOf(JsonObject item) => item["name"]!.GetValue<string>();

    private static string One(string kind, JsonObject item) => $"{kind.TrimEnd('s')} \"{NameOf(item)}\"";
}
