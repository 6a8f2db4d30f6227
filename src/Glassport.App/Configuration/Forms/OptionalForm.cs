using System.Text.Json.Nodes;

namespace Glassport.App.Configuration.Forms;

/// <summary>A value or null.</summary>
/// <typeparam name="T">The value's type with its null.</typeparam>
/// <typeparam name="TValue">The value's type without it.</typeparam>
/// <param name="form">The value's form.</param>
/// <param name="value">Takes the value out of one that is not null.</param>
/// <param name="wrap">The other way.</param>
internal sealed class OptionalForm<T, TValue>(Form<TValue> form, Func<T, TValue> value, Func<TValue, T> wrap) : Form<T>
{
    /// <inheritdoc/>
    public override string Words => form.Words + " or null";

    /// <inheritdoc/>
    public override IEnumerable<IObjectForm> Objects => form.Objects;

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["anyOf"] = new JsonArray(form.Schema(), OfType("null")) };

    /// <inheritdoc/>
    public override JsonNode? Write(T optional, bool whole) => optional is null ? null : form.Write(value(optional), whole);

    /// <inheritdoc/>
    public override T Read(JsonNode? json, Reading at) => json is null ? default! : wrap(form.Read(json, at));
}
