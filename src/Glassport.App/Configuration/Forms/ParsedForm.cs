using System.Text.Json.Nodes;

namespace Glassport.App.Configuration.Forms;

/// <summary>A value with a notation of its own, as text.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="words">The notation in words, with an example.</param>
/// <param name="parse">Reads the notation; false when it is not followed.</param>
/// <param name="format">Writes it.</param>
/// <param name="pattern">The notation as a regular expression for the schema, or null when none says it.</param>
internal sealed class ParsedForm<T>(string words, ParsedForm<T>.Parser parse, Func<T, string> format, string? pattern = null) : Form<T>
{
    /// <summary>Reads the notation.</summary>
    public delegate bool Parser(string text, out T value);

    /// <inheritdoc/>
    public override string Words => words;

    /// <inheritdoc/>
    public override JsonObject Schema()
    {
        JsonObject schema = OfType("string");
        if (pattern is not null)
            schema["pattern"] = pattern;
        return schema;
    }

    /// <inheritdoc/>
    public override JsonNode? Write(T value, bool whole) => JsonValue.Create(format(value));

    /// <inheritdoc/>
    public override T Read(JsonNode? json, Reading at)
    {
        if (json is JsonValue node && node.TryGetValue(out string? text) && parse(text, out T value))
            return value;
        Refuse(json, at);
        return default!;
    }
}
