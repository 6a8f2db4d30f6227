using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Glassport.App.Configuration;

/// <summary>JSON as text.</summary>
internal static class JsonText
{
    private const int ExcerptLength = 60;
    private const int MostDepth = 32;

    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        AllowDuplicateProperties = false,
        MaxDepth = MostDepth,
    };

    /// <summary>Reads JSON; comments and trailing commas are let pass, a member that stands there twice is not.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonNode? Parse(string text) => JsonNode.Parse(text, null, Lenient);

    /// <summary>The JSON for people: indented, with a line end behind it.</summary>
    public static string Indented(JsonNode? json) => Write(json, indented: true) + "\n";

    /// <summary>The JSON on one line.</summary>
    public static string OneLine(JsonNode? json) => Write(json, indented: false);

    /// <summary>The beginning of the JSON, for a message.</summary>
    public static string Excerpt(JsonNode? json)
    {
        string text = OneLine(json);
        return text.Length <= ExcerptLength ? text : text[..ExcerptLength] + "…";
    }

    // JsonNode.ToJsonString asks for serializer options, and those for reflection.
    private static string Write(JsonNode? json, bool indented)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new() { Indented = indented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            if (json is null)
                writer.WriteNullValue();
            else
                json.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
