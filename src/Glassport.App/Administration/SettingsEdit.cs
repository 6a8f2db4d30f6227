using System.Text.Json;
using System.Text.Json.Nodes;
using Glassport.App.Configuration;
using Glassport.App.Configuration.Forms;

namespace Glassport.App.Administration;

/// <summary>Changes single settings by <c>KEY=VALUE</c>, such as <c>limits.sessions=10</c>.</summary>
internal static class SettingsEdit
{
    /// <summary>The value with the assignments done.</summary>
    /// <param name="form">The value's form.</param>
    /// <param name="value">The value.</param>
    /// <param name="assignments">The assignments.</param>
    /// <exception cref="ConfigurationException">A key is none, or a value is not what the key takes.</exception>
    public static T Apply<T>(Form<T> form, T value, IEnumerable<string> assignments)
    {
        foreach (string assignment in assignments)
        {
            int sign = assignment.IndexOf('=', StringComparison.Ordinal);
            if (sign <= 0)
                throw new ConfigurationException(assignment, "is no assignment", "write KEY=VALUE, such as limits.sessions=10");
            value = Assign(form, value, assignment[..sign], assignment[(sign + 1)..]);
        }

        return value;
    }

    // 10, true, null and [..] are JSON; a value that is none, or that the key does not take as such, is text.
    private static T Assign<T>(Form<T> form, T value, string key, string text)
    {
        if (TryParse(text, out JsonNode? json))
        {
            Reading reading = new();
            T read = form.Read(With(form, value, key, json), reading);
            if (reading.Faults.Count == 0)
                return read;
            if (json is JsonObject or JsonArray)
                throw new ConfigurationException(reading.Faults);
        }

        return SettingsJson.Read(form, With(form, value, key, JsonValue.Create(text)));
    }

    private static JsonNode With<T>(Form<T> form, T value, string key, JsonNode? assigned)
    {
        // Parsed anew, so that all numbers are of one type.
        JsonNode document = JsonText.Parse(JsonText.OneLine(form.Write(value, whole: true)))!;
        string[] parts = key.Split('.');
        JsonNode owner = document;
        foreach (string part in parts[..^1])
        {
            if (owner is not JsonObject members || !members.ContainsKey(part))
                throw NoSetting(key);
            owner = members[part] ??= new JsonObject();
        }

        if (owner is not JsonObject target)
            throw NoSetting(key);
        target[parts[^1]] = assigned;
        return document;
    }

    private static ConfigurationException NoSetting(string key) => new(key, "is no setting", "glassport config reference lists them all");

    private static bool TryParse(string text, out JsonNode? json)
    {
        try
        {
            json = JsonText.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            json = null;
            return false;
        }
    }
}
