using System.Text.Json.Nodes;

namespace Glassport.App.Configuration.Forms;

/// <summary>A time span as a number of seconds.</summary>
internal sealed class SecondsForm : Form<TimeSpan>
{
    // What timers take at most, in round numbers.
    private const double Most = 4_000_000;

    /// <inheritdoc/>
    public override string Words => "a number of seconds";

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["type"] = "number", ["minimum"] = 0, ["maximum"] = (long)Most };

    /// <inheritdoc/>
    public override JsonNode? Write(TimeSpan value, bool whole) =>
        value.Ticks % TimeSpan.TicksPerSecond == 0 ? JsonValue.Create((long)value.TotalSeconds) : JsonValue.Create(value.TotalSeconds);

    /// <inheritdoc/>
    public override TimeSpan Read(JsonNode? json, Reading at)
    {
        if (json is JsonValue value && Number(value) is >= 0 and <= Most and { } seconds)
            return TimeSpan.FromSeconds(seconds);
        Refuse(json, at);
        return TimeSpan.Zero;
    }

    private static double? Number(JsonValue value) =>
        value.TryGetValue(out double number) ? number : value.TryGetValue(out long whole) ? whole : null;
}
