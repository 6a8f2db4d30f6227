using System.Text.Json.Nodes;

namespace Glassport.App.Configuration.Forms;

/// <summary>An object of a kind that is described elsewhere: what lets a kind hold its own.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="name">The name of the kind.</param>
/// <param name="form">Its form, asked for when it is needed.</param>
internal sealed class ReferenceForm<T>(string name, Func<Form<T>> form) : Form<T>
{
    /// <inheritdoc/>
    public override string Words => $"an object ({name})";

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["$ref"] = "#/$defs/" + name };

    /// <inheritdoc/>
    public override JsonNode? Write(T value, bool whole) => form().Write(value, whole);

    /// <inheritdoc/>
    public override T Read(JsonNode? json, Reading at) => form().Read(json, at);
}
