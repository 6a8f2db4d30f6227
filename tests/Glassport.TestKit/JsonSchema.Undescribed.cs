using System.Text.Json;

namespace Glassport.TestKit;

public sealed partial class JsonSchema
{
    /// <summary>
    /// The paths of members that no schema names: allowed, because readers ignore what they do not know, but what this project
    /// writes it also describes.
    /// </summary>
    public IReadOnlyList<string> Undescribed(JsonElement document, string reference = "#")
    {
        List<string> paths = [];
        Undescribed(document, [Resolve(reference)], "$", paths);
        return paths;
    }

    private void Undescribed(JsonElement value, IReadOnlyList<JsonElement> schemas, string path, List<string> paths)
    {
        List<JsonElement> open = [];
        foreach (JsonElement schema in schemas)
            Open(schema, open);
        if (value.ValueKind == JsonValueKind.Array)
        {
            List<JsonElement> items = Members(open, "items");
            foreach (JsonElement item in value.EnumerateArray())
                Undescribed(item, items, $"{path}[]", paths);
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            List<JsonElement> properties = Members(open, "properties");
            foreach (JsonProperty member in value.EnumerateObject())
            {
                List<JsonElement> described = Members(properties, member.Name);
                if (described.Count == 0)
                    paths.Add($"{path}.{member.Name}");
                Undescribed(member.Value, described, $"{path}.{member.Name}", paths);
            }
        }
    }

    private void Open(JsonElement schema, List<JsonElement> open)
    {
        open.Add(schema);
        if (schema.TryGetProperty("$ref", out JsonElement reference))
            Open(Resolve(reference.GetString()!), open);
        if (!schema.TryGetProperty("anyOf", out JsonElement choices))
            return;
        foreach (JsonElement choice in choices.EnumerateArray())
            Open(choice, open);
    }

    private static List<JsonElement> Members(List<JsonElement> objects, string name)
    {
        List<JsonElement> found = [];
        foreach (JsonElement one in objects)
        {
            if (one.TryGetProperty(name, out JsonElement member))
                found.Add(member);
        }

        return found;
    }
}
