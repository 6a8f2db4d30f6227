using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Glassport.Analysis.Tests.Golden;

/// <summary>Compares what is wanted of a capture with what was got, and tells every place where they differ at once.</summary>
/// <param name="capture">The capture's name.</param>
internal sealed class Comparison(string capture)
{
    // The truth rounds to microseconds.
    private const double MillisecondsOff = 0.0011;
    private const int MostTold = 40;
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<string> _faults = [];

    /// <summary>
    /// Everything in <paramref name="want"/> must be in <paramref name="got"/>: members by name (others are ignored),
    /// array items by position and number, values as they are, durations as exactly as the truth tells them.
    /// </summary>
    public void Covers(string place, JsonNode? want, JsonNode? got)
    {
        switch (want)
        {
            case JsonObject members when got is JsonObject present:
                foreach ((string name, JsonNode? member) in members)
                    Covers(place.Length == 0 ? name : $"{place}.{name}", member, Member(present, name));
                break;
            case JsonArray items when got is JsonArray present && items.Count == present.Count && items.Any(static item => item is not JsonValue):
                for (int i = 0; i < items.Count; i++)
                    Covers($"{place}[{i}]", items[i], present[i]);
                break;
            case JsonValue duration when place.EndsWith("Ms", StringComparison.Ordinal) && got is JsonValue measured:
                if (Math.Abs(duration.GetValue<double>() - measured.GetValue<double>()) > MillisecondsOff)
                    Same(place, Shown(want), Shown(got));
                break;
            default:
                Same(place, Shown(want), Shown(got));
                break;
        }
    }

    /// <summary>Two documents must be the same to the last member.</summary>
    public void Identical(string place, JsonNode? want, JsonNode? got)
    {
        switch (want)
        {
            case JsonObject members when got is JsonObject present && members.Count == present.Count:
                foreach ((string name, JsonNode? member) in members)
                    Identical($"{place}.{name}", member, Member(present, name));
                break;
            case JsonArray items when got is JsonArray present && items.Count == present.Count:
                for (int i = 0; i < items.Count; i++)
                    Identical($"{place}[{i}]", items[i], present[i]);
                break;
            default:
                if (Shown(want) != Shown(got))
                    Fault($"{place}: want {Shown(want)}, got {Shown(got)}");
                break;
        }
    }

    /// <summary>Two values must be the same, or differ as <see cref="Differences"/> says.</summary>
    public void Same(string place, string want, string got)
    {
        Difference? known = Differences.Find(capture, place);
        if (known is not null && known.Truth != want)
            _faults.Add($"{place}: a difference is listed with the truth {known.Truth}, but the truth is {want}");
        else if (got != (known?.Contract ?? want))
            _faults.Add($"{place}: want {known?.Contract ?? want}, got {got}");
    }

    /// <summary>Something that should not be.</summary>
    public void Fault(string what) => _faults.Add(what);

    /// <summary>Fails with everything that was found.</summary>
    public void Conclude()
    {
        if (_faults.Count == 0)
            return;
        StringBuilder told = new();
        told.Append(CultureInfo.InvariantCulture, $"{capture}: {_faults.Count} faults");
        foreach (string fault in _faults.Take(MostTold))
            told.Append("\n  ").Append(fault);
        Assert.Fail(told.ToString());
    }

    private static JsonNode? Member(JsonObject members, string name) =>
        members.TryGetPropertyValue(name, out JsonNode? member) ? member : JsonValue.Create("(no such member)");

    private static string Shown(JsonNode? node) => node?.ToJsonString(Readable) ?? "null";
}
