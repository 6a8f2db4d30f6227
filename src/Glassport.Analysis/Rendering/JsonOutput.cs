using System.Text.Encodings.Web;
using System.Text.Json;
using Glassport.Packets;

namespace Glassport.Analysis.Rendering;

/// <summary>A JSON writer over a buffer, and how this project writes times, durations and lists of packets.</summary>
internal sealed class JsonOutput
{
    private const long NanosecondsPerMillisecond = 1_000_000;

    /// <summary>Creates a writer into <paramref name="buffer"/>.</summary>
    public JsonOutput(OutputBuffer buffer, bool indented)
    {
        // The relaxed encoder leaves letters of every script and "->" readable; it still escapes control characters and U+2028.
        Json = new(buffer, new() { Indented = indented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
    }

    /// <summary>The writer.</summary>
    public Utf8JsonWriter Json { get; }

    /// <summary>Writes a string, or null. Half of a surrogate pair becomes U+FFFD.</summary>
    public void Text(ReadOnlySpan<byte> name, string? value)
    {
        if (value is null)
            Json.WriteNull(name);
        else
            Json.WriteString(name, WellFormed.Of(value));
    }

    /// <summary>Writes an integer, or null.</summary>
    public void Number(ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } number)
            Json.WriteNumber(name, number);
        else
            Json.WriteNull(name);
    }

    /// <summary>Writes a moment as RFC 3339 with nine fractional digits, or null.</summary>
    public void Time(ReadOnlySpan<byte> name, Timestamp? time)
    {
        if (time is not { } moment)
        {
            Json.WriteNull(name);
            return;
        }

        Span<byte> text = stackalloc byte[Rfc3339.Length];
        Rfc3339.Format(moment, text);
        Json.WriteString(name, text);
    }

    /// <summary>Writes milliseconds to the nanosecond, without an exponent, or null.</summary>
    public void Milliseconds(ReadOnlySpan<byte> name, double? value)
    {
        if (value is not { } milliseconds || !double.IsFinite(milliseconds))
        {
            Json.WriteNull(name);
            return;
        }

        // By way of a long: a conversion from double to decimal keeps fifteen digits only, and this one saturates.
        long nanoseconds = (long)Math.Round(milliseconds * NanosecondsPerMillisecond);
        (long whole, long rest) = Math.DivRem(nanoseconds, NanosecondsPerMillisecond);
        if (rest == 0)
            Json.WriteNumber(name, whole);
        else
            Json.WriteNumber(name, Shortest((decimal)nanoseconds / NanosecondsPerMillisecond));
    }

    /// <summary>Writes packet numbers as an array.</summary>
    public void Packets(ReadOnlySpan<byte> name, IReadOnlyList<long> packets)
    {
        Json.WriteStartArray(name);
        for (int i = 0; i < packets.Count; i++)
            Json.WriteNumberValue(packets[i]);
        Json.WriteEndArray();
    }

    /// <summary>Writes strings as an array.</summary>
    public void Texts(ReadOnlySpan<byte> name, IReadOnlyList<string> values)
    {
        Json.WriteStartArray(name);
        for (int i = 0; i < values.Count; i++)
            Json.WriteStringValue(WellFormed.Of(values[i]));
        Json.WriteEndArray();
    }

    // A decimal keeps trailing zeros; dividing by one with all its places drops them.
    private static decimal Shortest(decimal value) => value / 1.0000000000000000000000000000m;
}
