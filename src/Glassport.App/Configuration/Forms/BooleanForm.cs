using System.Text.Json.Nodes;

namespace Glassport.App.Configuration.Forms;

/// <summary>Yes or no.</summary>
internal sealed class BooleanForm : Form<bool>
{
    /// <inheritdoc/>
    public override string Words => "true or false";

    /// <inheritdoc/>
    public override JsonObject Schema() => OfType("boolean");

    /// <inheritdoc/>
    public override JsonNode? Write(bool value, bool whole) => JsonValue.Create(value);

    /// <inheritdoc/>
    public override bool Read(JsonNode? json, Reading at)
    {
        if (json is JsonValue value && value.TryGetValue(out bool flag))
            return flag;
        Refuse(json, at);
        return false;
    }
}
