using System.Buffers;
using System.Globalization;

namespace Glassport.Protocol.Listings;

/// <summary>Writes the times of listings in ISO 8601, as far as a row knows them.</summary>
internal static class ListingTime
{
    private static readonly SearchValues<char> SecondCharacters = SearchValues.Create("0123456789.");

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    // The character for "month" behind its number in a Chinese, Japanese or Korean ls, as Latin-1 shows it:
    // UTF-8, GBK, Shift-JIS, EUC-JP and Big5; Korean in UTF-8 and EUC-KR.
    private static readonly string[] MonthMarks =
    [
        "\u00E6\u009C\u0088", "\u00D4\u00C2", "\u008C\u008E", "\u00B7\u00EE", "\u00A4\u00EB", "\u00EC\u009B\u0094", "\u00BF\u00F9",
    ];

    // The same for "day".
    private static readonly string[] DayMarks =
    [
        "\u00E6\u0097\u00A5", "\u00C8\u00D5", "\u0093\u00FA", "\u00C6\u00FC", "\u00A4\u00E9", "\u00EC\u009D\u00BC", "\u00C0\u00CF",
    ];

    // The same for "year".
    private static readonly string[] YearMarks =
    [
        "\u00E5\u00B9\u00B4", "\u00C4\u00EA", "\u0094N", "\u00C7\u00AF", "\u00A6~", "\u00EB\u0085\u0084", "\u00B3\u00E2",
    ];

    /// <summary>A time-val of RFC 3659 §2.3, always UTC: <c>20261121192104.123</c> is <c>2026-11-21T19:21:04.123Z</c>.</summary>
    public static string? FromTimeVal(ReadOnlySpan<char> text)
    {
        var fraction = text.Length > 14 ? text[14..] : default;
        if (text.Length < 14 || !ListingNumber.TrySize(text[..14], out _))
            return null;
        bool plain = fraction.IsEmpty || (fraction is ['.', _, ..] && !fraction[1..].ContainsAnyExceptInRange('0', '9'));
        if (!plain || fraction.Length > 10 || !IsDate(text[4..6], text[6..8]) || !IsTime(text[8..10], text[10..12], text[12..14]))
            return null;
        return $"{text[..4]}-{text[4..6]}-{text[6..8]}T{text[8..10]}:{text[10..12]}:{text[12..14]}{fraction}Z";
    }

    /// <summary>Seconds since 1970, UTC; null beyond the year 9999, the last that a date can show.</summary>
    public static string? FromUnix(long seconds)
    {
        const long Last = 253_402_300_799;
        return seconds is < 0 or > Last
            ? null
            : DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }

    /// <summary>Year, or null, month, day and clock (<c>19:21</c>, or empty).</summary>
    public static string Of(int? year, int month, int day, string clock)
    {
        string date = string.Create(CultureInfo.InvariantCulture, $"{month:00}-{day:00}");
        date = year is null ? "--" + date : string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{date}");
        return clock.Length == 0 ? date : date + "T" + clock;
    }

    /// <summary>An English month of three letters, or a number with the Chinese and Japanese character for month.</summary>
    public static bool TryMonth(ReadOnlySpan<char> text, out int month)
    {
        month = 0;
        foreach (string mark in MonthMarks)
        {
            if (text.EndsWith(mark, StringComparison.Ordinal))
                return ListingNumber.TryInt(text[..^mark.Length], 1, 12, out month);
        }

        if (text.Length != 3)
            return false;
        for (int i = 0; i < Months.Length && month == 0; i++)
            month = text.Equals(Months[i], StringComparison.OrdinalIgnoreCase) ? i + 1 : 0;
        return month > 0;
    }

    /// <summary>1 to 31, with the character for day behind it or not.</summary>
    public static bool TryDay(ReadOnlySpan<char> text, out int day)
    {
        foreach (string mark in DayMarks)
        {
            if (text.EndsWith(mark, StringComparison.Ordinal))
                text = text[..^mark.Length];
        }

        return ListingNumber.TryInt(text, 1, 31, out day) && text.Length <= 2;
    }

    /// <summary>Four digits, with the character for year behind them or not.</summary>
    public static bool TryYear(ReadOnlySpan<char> text, out int year)
    {
        year = 0;
        if (text.Length > 4)
        {
            foreach (string mark in YearMarks)
            {
                if (text.EndsWith(mark, StringComparison.Ordinal))
                    text = text[..^mark.Length];
            }
        }

        return text.Length == 4 && ListingNumber.TryInt(text, 1900, 9999, out year);
    }

    /// <summary><c>7:21</c>, <c>19:21</c>, <c>19:21:04</c> or <c>19:21:04.123456789</c>; written with two digits for the hour. 24:00 is the day's end.</summary>
    public static bool TryClock(ReadOnlySpan<char> text, out string clock)
    {
        clock = "";
        int colon = text.IndexOf(':');
        if (colon is not (1 or 2) || text.Length < colon + 3)
            return false;
        var minute = text.Slice(colon + 1, 2);
        var rest = text[(colon + 3)..];
        if (!ListingNumber.TryInt(text[..colon], 0, 24, out int hour) || !ListingNumber.TryInt(minute, 0, hour == 24 ? 0 : 59, out _))
            return false;
        if (!rest.IsEmpty && (rest.Length is < 3 or > 13 || rest[0] != ':' || rest[1..].ContainsAnyExcept(SecondCharacters)))
            return false;
        clock = string.Create(CultureInfo.InvariantCulture, $"{hour:00}:{minute}{rest}");
        return true;
    }

    private static bool IsDate(ReadOnlySpan<char> month, ReadOnlySpan<char> day) =>
        ListingNumber.TryInt(month, 1, 12, out _) && ListingNumber.TryInt(day, 1, 31, out _);

    // 60 is a leap second (RFC 3659 §2.3).
    private static bool IsTime(ReadOnlySpan<char> hour, ReadOnlySpan<char> minute, ReadOnlySpan<char> second) =>
        ListingNumber.TryInt(hour, 0, 23, out _) && ListingNumber.TryInt(minute, 0, 59, out _) && ListingNumber.TryInt(second, 0, 60, out _);
}
