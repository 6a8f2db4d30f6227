using System.Globalization;

namespace Glassport.Server.Verbs;

/// <summary>Times on the wire: YYYYMMDDHHMMSS, perhaps with a fraction, in UTC (RFC 3659 §2.3).</summary>
internal static class WireTime
{
    private const string Pattern = "yyyyMMddHHmmss";

    /// <summary>Writes a time.</summary>
    /// <param name="time">The time in UTC.</param>
    public static string Format(DateTime time) => time.ToString(Pattern, CultureInfo.InvariantCulture);

    /// <summary>Reads a time.</summary>
    /// <param name="text">The text.</param>
    /// <param name="time">The time.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length < Pattern.Length)
            return false;
        var fraction = text[Pattern.Length..];
        long ticks = 0;
        if (!fraction.IsEmpty)
        {
            if (fraction is not ['.', .. var digits] || digits.IsEmpty || digits.Length > 7 || digits.ContainsAnyExceptInRange('0', '9'))
                return false;
            ticks = long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
            for (int i = digits.Length; i < 7; i++)
                ticks *= 10;
        }

        if (!DateTimeOffset.TryParseExact(
            text[..Pattern.Length], Pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time))
            return false;
        time = time.AddTicks(ticks);
        return true;
    }
}
