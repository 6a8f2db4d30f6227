using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;

namespace Glassport.App.Configuration.Forms;

/// <summary>A whole number within bounds.</summary>
/// <typeparam name="T">The number's type.</typeparam>
/// <param name="least">The lowest that is allowed.</param>
/// <param name="most">The highest that is allowed.</param>
internal sealed class WholeNumberForm<T>(T least, T most) : Form<T>
    where T : struct, INumber<T>, IMinMaxValue<T>
{
    /// <inheritdoc/>
    public override string Words => most == T.MaxValue
        ? string.Create(CultureInfo.InvariantCulture, $"a whole number from {least}")
        : string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}");

    /// <inheritdoc/>
    public override JsonObject Schema()
    {
        JsonObject schema = OfType("integer");
        schema["minimum"] = long.CreateChecked(least);
        if (most != T.MaxValue)
            schema["maximum"] = long.CreateChecked(most);
        return schema;
    }

    /// <inheritdoc/>
    public override JsonNode? Write(T value, bool whole) => JsonValue.Create(long.CreateChecked(value));

    /// <inheritdoc/>
    public override T Read(JsonNode? json, Reading at)
    {
        if (json is JsonValue value && value.TryGetValue(out long number) && number >= long.CreateChecked(least) && number <= long.CreateChecked(most))
            return T.CreateChecked(number);
        Refuse(json, at);
        return least;
    }
}
