using System.Globalization;

namespace Glassport.Packets;

/// <summary>A moment in a capture: nanoseconds since 1970-01-01T00:00:00Z, as every capture format can be read to.</summary>
/// <param name="Nanoseconds">Nanoseconds since the Unix epoch; negative before it.</param>
public readonly record struct Timestamp(long Nanoseconds) : IComparable<Timestamp>
{
    /// <summary>Milliseconds from <paramref name="earlier"/> to this moment, with nanosecond resolution.</summary>
    public double MillisecondsSince(Timestamp earlier) => (Nanoseconds - earlier.Nanoseconds) / 1e6;

    /// <inheritdoc/>
    public int CompareTo(Timestamp other) => Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>Whether <paramref name="left"/> is earlier.</summary>
    public static bool operator <(Timestamp left, Timestamp right) => left.Nanoseconds < right.Nanoseconds;

    /// <summary>Whether <paramref name="left"/> is later.</summary>
    public static bool operator >(Timestamp left, Timestamp right) => left.Nanoseconds > right.Nanoseconds;

    /// <summary>Whether <paramref name="left"/> is not later.</summary>
    public static bool operator <=(Timestamp left, Timestamp right) => left.Nanoseconds <= right.Nanoseconds;

    /// <summary>Whether <paramref name="left"/> is not earlier.</summary>
    public static bool operator >=(Timestamp left, Timestamp right) => left.Nanoseconds >= right.Nanoseconds;

    /// <summary>RFC 3339 in UTC with nine fractional digits, such as <c>2026-11-21T19:21:04.387787000Z</c>.</summary>
    public override string ToString()
    {
        long seconds = Math.DivRem(Nanoseconds, 1_000_000_000, out long fraction);
        if (fraction < 0)
        {
            fraction += 1_000_000_000;
            seconds--;
        }

        return string.Create(CultureInfo.InvariantCulture,
            $"{DateTimeOffset.FromUnixTimeSeconds(seconds):yyyy-MM-ddTHH:mm:ss}.{fraction:D9}Z");
    }
}
