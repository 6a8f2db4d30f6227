namespace Glassport.Protocol.Listings;

/// <summary>
/// The server's clock, as far as its distance from UTC goes: places the times of <see cref="ListingEntry.Modified"/>. A server whose
/// <c>ls</c> knows summer time shows each file in the zone of that file's day: then one offset serves half a year.
/// </summary>
public sealed record ServerClock
{
    private static readonly TimeSpan Farthest = TimeSpan.FromHours(14);

    /// <summary>Creates the clock.</summary>
    /// <param name="offset">The server's local time minus UTC: whole minutes, 14 hours at most.</param>
    public ServerClock(TimeSpan offset)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset.Duration(), Farthest);
        ArgumentOutOfRangeException.ThrowIfNotEqual(offset.Ticks % TimeSpan.TicksPerMinute, 0, nameof(offset));
        Offset = offset;
    }

    /// <summary>A server whose local time is UTC, or is taken for it.</summary>
    public static ServerClock Utc { get; } = new(TimeSpan.Zero);

    /// <summary>The server's local time minus UTC.</summary>
    public TimeSpan Offset { get; }

    /// <summary>Places a time.</summary>
    /// <param name="modified">As <see cref="ListingEntry.Modified"/> writes it; a zone in it goes before the server's.</param>
    /// <param name="now">
    /// The time now. A year that is missing is the latest with which the time lies no more than a day ahead of it: clocks differ.
    /// </param>
    /// <returns>Null when there is no time or no such day.</returns>
    public ListedTime? Place(string? modified, DateTimeOffset now)
    {
        if (!ListedParts.TryRead(modified, out var parts))
            return null;
        if (parts.Year is not null)
            return Place(parts, parts.Year.Value);

        // The 29th of February may be eight years back.
        const int YearsBack = 8;
        var latest = now.UtcDateTime < DateTime.MaxValue.AddDays(-1) ? now.AddDays(1) : DateTimeOffset.MaxValue;
        for (int year = now.UtcDateTime.Year + 1; year >= now.UtcDateTime.Year - YearsBack; year--)
        {
            if (Place(parts, year) is { } placed && placed.Time <= latest)
                return placed;
        }

        return null;
    }

    /// <summary>Finds a server's clock from one file's time, told twice.</summary>
    /// <param name="modified">The time in the listing, in the server's zone and to the minute at least.</param>
    /// <param name="utc">The same file's time as MDTM or MLSD tells it.</param>
    /// <returns>The clock, to a quarter of an hour; null when no zone makes the two times one.</returns>
    public static ServerClock? Find(string? modified, DateTimeOffset utc)
    {
        // Zones are quarters of an hour apart. What is left over is the second that the row may lack, and what file systems round.
        const int QuarterMinutes = 15;
        const double MostLeftOver = 2;
        if (!ListedParts.TryRead(modified, out var parts) || parts.Zone is not null || parts.Precision == TimePrecision.Day)
            return null;
        int near = utc.UtcDateTime.Year;
        foreach (int year in (ReadOnlySpan<int>)(parts.Year is { } known ? [known] : [near, near - 1, near + 1]))
        {
            if (Utc.Place(parts, year) is not { } local)
                continue;
            double minutes = (local.Time - utc).TotalMinutes;
            double rounded = Math.Round(minutes / QuarterMinutes) * QuarterMinutes;
            if (Math.Abs(rounded) <= Farthest.TotalMinutes && Math.Abs(minutes - rounded) <= MostLeftOver)
                return new(TimeSpan.FromMinutes(rounded));
        }

        return null;
    }

    /// <summary>Reads the time that MDTM answers (RFC 3659 §2.3), always UTC: <c>20261121192104.123</c>.</summary>
    /// <param name="text">The text of the reply 213.</param>
    public static DateTimeOffset? ReadTimeVal(ReadOnlySpan<char> text) =>
        ListedParts.TryRead(ListingTime.FromTimeVal(text), out var parts) ? Utc.Place(parts, parts.Year ?? 0)?.Time : null;

    private ListedTime? Place(in ListedParts parts, int year)
    {
        if (year is < 1 or > 9999 || parts.Day > DateTime.DaysInMonth(year, parts.Month))
            return null;
        var offset = parts.Zone ?? Offset;
        // Beyond both ends of the calendar there is no moment.
        long ticks = new DateTime(year, parts.Month, parts.Day).Ticks + parts.Clock.Ticks;
        long utc = ticks - offset.Ticks;
        return ticks > DateTime.MaxValue.Ticks || utc < 0 || utc > DateTime.MaxValue.Ticks
            ? null
            : new(new(ticks, offset), parts.Precision);
    }
}
