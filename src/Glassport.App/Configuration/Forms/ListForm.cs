using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Glassport.App.Configuration.Forms;

/// <summary>A list.</summary>
/// <typeparam name="T">The items' type.</typeparam>
/// <param name="item">The items' form.</param>
internal sealed class ListForm<T>(Form<T> item) : Form<ImmutableArray<T>>
{
    /// <inheritdoc/>
    public override string Words => "a list, each item " + item.Words;

    /// <inheritdoc/>
    public override IEnumerable<IObjectForm> Objects => item.Objects;

    /// <inheritdoc/>
    public override JsonObject Schema()
    {
        JsonObject schema = OfType("array");
        schema["items"] = item.Schema();
        return schema;
    }

    /// <inheritdoc/>
    public override JsonNode? Write(ImmutableArray<T> value, bool whole) =>
        new JsonArray([.. value.Select(one => item.Write(one, whole))]);

    /// <inheritdoc/>
    public override ImmutableArray<T> Read(JsonNode? json, Reading at)
    {
        if (json is not JsonArray array)
        {
            Refuse(json, at);
            return [];
        }

        return [.. array.Select((one, index) => item.Read(one, at.Item(index)))];
    }
}
