using System.Globalization;

namespace Glassport.Protocol.Listings;

/// <summary>The parts of a time as <see cref="ListingEntry.Modified"/> writes it.</summary>
/// <param name="Year">The year, or null.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 31.</param>
/// <param name="Clock">The time since midnight; 24:00 and the second 60 belong to the next day and minute.</param>
/// <param name="Zone">The zone's offset, or null where the time is the server's own.</param>
/// <param name="Precision">How exact it is.</param>
internal readonly record struct ListedParts(int? Year, int Month, int Day, TimeSpan Clock, TimeSpan? Zone, TimePrecision Precision)
{
    /// <summary>Reads the parts.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out ListedParts parts)
    {
        parts = default;
        int? year = null;
        if (text.StartsWith("--", StringComparison.Ordinal))
            text = text[2..];
        else if (text is [_, _, _, _, '-', ..] && ListingNumber.TryInt(text[..4], 0, 9999, out int number))
        {
            year = number;
            text = text[5..];
        }
        else
        {
            return false;
        }

        if (text is not [_, _, '-', _, _, ..] || !ListingNumber.TryInt(text[..2], 1, 12, out int month) || !ListingNumber.TryInt(text[3..5], 1, 31, out int day))
            return false;
        text = text[5..];
        parts = new(year, month, day, TimeSpan.Zero, null, TimePrecision.Day);
        if (text.IsEmpty)
            return true;
        if (text[0] != 'T' || !TrySplitZone(text[1..], out var clockText, out var zone) || !TryClock(clockText, out var clock, out var precision))
            return false;
        parts = parts with { Clock = clock, Zone = zone, Precision = precision };
        return true;
    }

    // Z, or +08:00.
    private static bool TrySplitZone(ReadOnlySpan<char> text, out ReadOnlySpan<char> clock, out TimeSpan? zone)
    {
        const int ZoneLength = 6;
        const int FarthestHours = 14;
        clock = text;
        zone = null;
        if (text is [.., 'Z'])
        {
            clock = text[..^1];
            zone = TimeSpan.Zero;
            return true;
        }

        if (text is not [.., '+' or '-', _, _, ':', _, _])
            return true;
        clock = text[..^ZoneLength];
        if (!ListingNumber.TryInt(text[^5..^3], 0, FarthestHours, out int hours)
            || !ListingNumber.TryInt(text[^2..], 0, hours == FarthestHours ? 0 : 59, out int minutes))
            return false;
        var offset = new TimeSpan(hours, minutes, 0);
        zone = text[^ZoneLength] == '-' ? -offset : offset;
        return true;
    }

    // 19:21, 19:21:04, 19:21:04.123456789
    private static bool TryClock(ReadOnlySpan<char> text, out TimeSpan clock, out TimePrecision precision)
    {
        const int TickDigits = 7;
        clock = default;
        precision = TimePrecision.Minute;
        if (text is not [_, _, ':', _, _, ..] || !ListingNumber.TryInt(text[..2], 0, 24, out int hour)
            || !ListingNumber.TryInt(text[3..5], 0, hour == 24 ? 0 : 59, out int minute))
            return false;
        clock = new(hour, minute, 0);
        text = text[5..];
        if (text.IsEmpty)
            return true;
        precision = TimePrecision.Second;
        if (text is not [':', _, _, ..] || !ListingNumber.TryInt(text[1..3], 0, 60, out int second))
            return false;
        clock += TimeSpan.FromSeconds(second);
        text = text[3..];
        if (text.IsEmpty)
            return true;
        if (text is not ['.', _, ..] || text[1..].ContainsAnyExceptInRange('0', '9'))
            return false;
        var fraction = text[1..Math.Min(text.Length, TickDigits + 1)];
        long ticks = long.Parse(fraction, NumberStyles.None, CultureInfo.InvariantCulture);
        for (int digits = fraction.Length; digits < TickDigits; digits++)
            ticks *= 10;
        clock += new TimeSpan(ticks);
        return true;
    }
}
