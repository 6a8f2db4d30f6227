using System.Globalization;

namespace Glassport.App.Capturing;

/// <summary>Sizes and durations as they are written on a command line.</summary>
internal static class Quantity
{
    /// <summary>How a size is written, for messages.</summary>
    public const string SizeForm = "a size such as 500kB, 100MB or 2GiB";

    /// <summary>How a duration is written, for messages.</summary>
    public const string DurationForm = "a duration such as 30s, 10m, 2h or 1d";

    // 49 days: a timer counts milliseconds in 32 bits.
    private const long LongestDuration = 49L * 86_400_000;

    private static readonly (string Unit, long Bytes)[] Sizes =
    [
        ("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30), ("TiB", 1L << 40),
        ("kB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("TB", 1_000_000_000_000),
        ("k", 1L << 10), ("M", 1L << 20), ("G", 1L << 30), ("T", 1L << 40), ("B", 1), ("", 1),
    ];

    private static readonly (string Unit, long Milliseconds)[] Durations =
    [
        ("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000), ("", 1_000),
    ];

    /// <summary>Bytes: a number and B, kB, MB, GB, TB (thousands), or KiB, k and so on (1024).</summary>
    public static bool TrySize(string text, out long bytes) => TryParse(text, Sizes, 1L << 60, StringComparison.OrdinalIgnoreCase, out bytes);

    /// <summary>A time: a number and ms, s, m, h or d (49 at most); seconds without one.</summary>
    public static bool TryDuration(string text, out TimeSpan duration)
    {
        bool understood = TryParse(text, Durations, LongestDuration, StringComparison.Ordinal, out long milliseconds);
        duration = TimeSpan.FromMilliseconds(milliseconds);
        return understood;
    }

    /// <summary>Either, told apart by its unit, which it must have: <c>10m</c> is a time, <c>10M</c> and <c>10MB</c> are sizes.</summary>
    public static bool TryEither(string text, out long? bytes, out TimeSpan? duration)
    {
        (bytes, duration) = (null, null);
        if (text.Length == 0 || char.IsAsciiDigit(text[^1]))
            return false;
        if (TryDuration(text, out TimeSpan time))
            duration = time;
        else if (TrySize(text, out long size))
            bytes = size;
        return duration is not null || bytes is not null;
    }

    private static bool TryParse(string text, (string Unit, long Of)[] units, long most, StringComparison letters, out long value)
    {
        foreach ((string unit, long of) in units)
        {
            if (!text.EndsWith(unit, letters))
                continue;
            bool understood = double.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number);
            value = understood && number * of <= most ? (long)(number * of) : 0;
            return value > 0;
        }

        value = 0;
        return false;
    }
}
