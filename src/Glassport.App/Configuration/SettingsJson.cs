using System.Text.Json.Nodes;
using Glassport.App.Configuration.Forms;
using Glassport.Server.Settings;

namespace Glassport.App.Configuration;

/// <summary>The whole settings as JSON and back: what the database, the administration channel and <c>config</c> read and write.</summary>
internal static class SettingsJson
{
    /// <summary>The settings in JSON; members that have their default are left out.</summary>
    public static JsonObject Write(ServerSettings settings) => (JsonObject)ServerForms.Server.Write(settings, whole: false)!;

    /// <summary>The settings in JSON with every member.</summary>
    public static JsonObject WriteWhole(ServerSettings settings) => (JsonObject)ServerForms.Server.Write(settings, whole: true)!;

    /// <summary>The settings that the JSON says.</summary>
    /// <exception cref="ConfigurationException">Something in it is wrong; all faults are told at once.</exception>
    public static ServerSettings Read(JsonNode? json) => Read(ServerForms.Server, json);

    /// <summary>The value that the JSON says.</summary>
    /// <exception cref="ConfigurationException">Something in it is wrong.</exception>
    public static T Read<T>(Form<T> form, JsonNode? json)
    {
        Reading reading = new();
        T value = form.Read(json, reading);
        return reading.Faults.Count == 0 ? value : throw new ConfigurationException(reading.Faults);
    }
}
