using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Glassport.TestKit;

/// <summary>
/// Checks documents against the schemas in docs: the keywords of JSON Schema 2020-12 that they use and no others.
/// A keyword that is not known is an error, so that the schema cannot ask for what is not checked.
/// </summary>
public sealed partial class JsonSchema
{
    private static readonly HashSet<string> Annotations = ["$schema", "$id", "$defs", "title", "description"];

    private readonly JsonElement _root;
    private readonly ConcurrentDictionary<string, Regex> _patterns = [];

    /// <summary>Reads a schema; throws <see cref="JsonException"/> when it is no JSON.</summary>
    public JsonSchema(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        _root = document.RootElement.Clone();
    }

    /// <summary>docs/explanation.schema.json.</summary>
    public static JsonSchema Explanation { get; } = Read("explanation.schema.json");

    /// <summary>What is wrong with <paramref name="document"/>: path and reason of each fault; nothing when it is valid.</summary>
    public IReadOnlyList<string> Check(JsonElement document) => Check(document, "#");

    /// <summary>The same against a part of the schema, such as <c>#/$defs/conversation</c>.</summary>
    public IReadOnlyList<string> Check(JsonElement document, string reference)
    {
        List<string> faults = [];
        Check(document, Resolve(reference), "$", faults);
        return faults;
    }

    private void Check(JsonElement value, JsonElement schema, string path, List<string> faults)
    {
        foreach (JsonProperty keyword in schema.EnumerateObject())
        {
            switch (keyword.Name)
            {
                case "$ref":
                    Check(value, Resolve(keyword.Value.GetString()!), path, faults);
                    break;
                case "anyOf":
                    AnyOf(value, keyword.Value, path, faults);
                    break;
                case "type":
                    if (!IsOfType(value, keyword.Value))
                        faults.Add($"{path}: is {value.ValueKind}, not {keyword.Value}");
                    break;
                case "enum":
                    if (!keyword.Value.EnumerateArray().Any(allowed => JsonElement.DeepEquals(allowed, value)))
                        faults.Add($"{path}: {value} is none of {keyword.Value}");
                    break;
                case "const":
                    if (!JsonElement.DeepEquals(keyword.Value, value))
                        faults.Add($"{path}: {value} is not {keyword.Value}");
                    break;
                case "pattern":
                    if (value.ValueKind == JsonValueKind.String && !Pattern(keyword.Value.GetString()!).IsMatch(value.GetString()!))
                        faults.Add($"{path}: {value} does not match {keyword.Value}");
                    break;
                case "minimum":
                    if (value.ValueKind == JsonValueKind.Number && value.GetDouble() < keyword.Value.GetDouble())
                        faults.Add($"{path}: {value} is less than {keyword.Value}");
                    break;
                case "maximum":
                    if (value.ValueKind == JsonValueKind.Number && value.GetDouble() > keyword.Value.GetDouble())
                        faults.Add($"{path}: {value} is more than {keyword.Value}");
                    break;
                case "additionalProperties":
                    OnlyProperties(value, schema, keyword.Value, path, faults);
                    break;
                case "required":
                    Required(value, keyword.Value, path, faults);
                    break;
                case "properties":
                    Properties(value, keyword.Value, path, faults);
                    break;
                case "items":
                case "prefixItems":
                    Items(value, keyword, path, faults);
                    break;
                case "minItems":
                    if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() < keyword.Value.GetInt32())
                        faults.Add($"{path}: has fewer than {keyword.Value} items");
                    break;
                case "maxItems":
                    if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > keyword.Value.GetInt32())
                        faults.Add($"{path}: has more than {keyword.Value} items");
                    break;
                default:
                    if (!Annotations.Contains(keyword.Name))
                        faults.Add($"{path}: the schema's keyword {keyword.Name} is not checked");
                    break;
            }
        }
    }

    private void AnyOf(JsonElement value, JsonElement choices, string path, List<string> faults)
    {
        List<string>? fewest = null;
        foreach (JsonElement choice in choices.EnumerateArray())
        {
            List<string> found = [];
            Check(value, choice, path, found);
            if (found.Count == 0)
                return;

            // The choice that a null would have taken explains nothing about an object.
            if (fewest is null || (found.Count < fewest.Count && !choice.TryGetProperty("type", out _)))
                fewest = found;
        }

        faults.AddRange(fewest ?? [$"{path}: no choice"]);
    }

    private static void Required(JsonElement value, JsonElement names, string path, List<string> faults)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return;
        foreach (JsonElement name in names.EnumerateArray())
        {
            if (!value.TryGetProperty(name.GetString()!, out _))
                faults.Add($"{path}: {name} is missing");
        }
    }

    private void Properties(JsonElement value, JsonElement properties, string path, List<string> faults)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return;
        foreach (JsonProperty property in properties.EnumerateObject())
        {
            if (value.TryGetProperty(property.Name, out JsonElement member))
                Check(member, property.Value, $"{path}.{property.Name}", faults);
        }
    }

    private static void OnlyProperties(JsonElement value, JsonElement schema, JsonElement additional, string path, List<string> faults)
    {
        if (additional.ValueKind != JsonValueKind.False)
            faults.Add($"{path}: additionalProperties other than false is not checked");
        if (value.ValueKind != JsonValueKind.Object)
            return;
        foreach (JsonProperty member in value.EnumerateObject())
        {
            if (!schema.TryGetProperty("properties", out JsonElement properties) || !properties.TryGetProperty(member.Name, out _))
                faults.Add($"{path}: {member.Name} is not in the schema");
        }
    }

    private void Items(JsonElement value, JsonProperty keyword, string path, List<string> faults)
    {
        if (value.ValueKind != JsonValueKind.Array)
            return;
        int index = 0;
        foreach (JsonElement item in value.EnumerateArray())
        {
            if (keyword.Name == "items")
                Check(item, keyword.Value, $"{path}[{index}]", faults);
            else if (index < keyword.Value.GetArrayLength())
                Check(item, keyword.Value[index], $"{path}[{index}]", faults);
            index++;
        }
    }

    private static bool IsOfType(JsonElement value, JsonElement type) => type.ValueKind == JsonValueKind.Array
        ? type.EnumerateArray().Any(one => IsOfType(value, one))
        : type.GetString() switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "null" => value.ValueKind == JsonValueKind.Null,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "number" => value.ValueKind == JsonValueKind.Number,
            _ => false,
        };

    private static JsonSchema Read(string resource)
    {
        using Stream stream = typeof(JsonSchema).Assembly.GetManifestResourceStream(resource)!;
        using StreamReader reader = new(stream);
        return new(reader.ReadToEnd());
    }

    private JsonElement Resolve(string reference)
    {
        JsonElement found = _root;
        foreach (string name in reference.Split('/').Skip(1))
            found = found.GetProperty(name);
        return found;
    }

    private Regex Pattern(string pattern) => _patterns.GetOrAdd(
        pattern, static text => new(text, RegexOptions.ECMAScript | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)));
}
