using System.Text.Json.Nodes;
using Glassport.App.Configuration.Forms;

namespace Glassport.App.Configuration;

/// <summary>The JSON Schema of the configuration, made of the forms that read it.</summary>
internal static class SettingsSchema
{
    /// <summary>The schema.</summary>
    public static JsonObject Build()
    {
        JsonObject definitions = [];
        foreach (IObjectForm form in Objects())
            definitions[form.Name] = Define(form);
        JsonObject schema = new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Glassport's configuration",
            ["$ref"] = ServerForms.Server.Schema()["$ref"]!.GetValue<string>(),
            ["$defs"] = definitions,
        };
        return schema;
    }

    /// <summary>Every kind of object that there is, each once, the whole configuration first.</summary>
    public static IEnumerable<IObjectForm> Objects() => ServerForms.Server.Objects.DistinctBy(static form => form.Name);

    private static JsonObject Define(IObjectForm form)
    {
        JsonObject properties = [];
        foreach (MemberText member in form.Members)
        {
            JsonObject property = new() { ["description"] = member.Summary };
            foreach ((string keyword, JsonNode? value) in member.Form.Schema())
                property[keyword] = value?.DeepClone();
            properties[member.Name] = property;
        }

        JsonObject definition = new() { ["description"] = form.Summary, ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
        JsonNode[] required = [.. form.Members.Where(static member => member.Required).Select(static member => (JsonNode)member.Name)];
        if (required.Length > 0)
            definition["required"] = new JsonArray(required);
        return definition;
    }
}
