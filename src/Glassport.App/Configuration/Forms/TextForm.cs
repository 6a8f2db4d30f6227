using System.Globalization;
using System.Text.Json.Nodes;

namespace Glassport.App.Configuration.Forms;

/// <summary>Free text.</summary>
internal sealed class TextForm : Form<string>
{
    private const int MostLetters = 16 * 1024;

    /// <inheritdoc/>
    public override string Words => "text";

    /// <inheritdoc/>
    public override JsonObject Schema() => OfType("string");

    /// <inheritdoc/>
    public override JsonNode? Write(string value, bool whole) => JsonValue.Create(value);

    /// <inheritdoc/>
    public override string Read(JsonNode? json, Reading at)
    {
        if (json is not JsonValue value || !value.TryGetValue(out string? text))
            Refuse(json, at);
        else if (text.Length > MostLetters)
            at.Fault("is too long", string.Create(CultureInfo.InvariantCulture, $"write at most {MostLetters} letters"));
        else
            return text;
        return "";
    }
}
