using System.Globalization;
using System.Text;
using Glassport.Analysis.Model;
using Glassport.Packets;

namespace Glassport.Analysis.Rendering;

/// <summary>Numbers as people read them; the same in every language.</summary>
internal static class Figures
{
    private const int RangesShown = 8;

    /// <summary>With commas between thousands.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>In bytes, or decimal kB, MB, GB with three significant digits.</summary>
    public static string Bytes(double bytes) => bytes switch
    {
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{bytes:0} B"),
        < 999_500 => Significant(bytes / 1e3) + " kB",
        < 999_500_000 => Significant(bytes / 1e6) + " MB",
        < 999_500_000_000 => Significant(bytes / 1e9) + " GB",
        _ => Significant(bytes / 1e12) + " TB",
    };

    /// <summary>Bytes a second.</summary>
    public static string Rate(double bytesPerSecond) => Bytes(bytesPerSecond) + "/s";

    /// <summary>A duration given in milliseconds.</summary>
    public static string Duration(double milliseconds)
    {
        double ms = Math.Max(milliseconds, 0);
        if (ms < 1)
            return string.Create(CultureInfo.InvariantCulture, $"{ms:0.###} ms");
        if (ms < 999.5)
            return Significant(ms) + " ms";
        if (ms < 59_950)
            return Significant(ms / 1000) + " s";
        long seconds = (long)Math.Round(ms / 1000);
        return seconds < 3600
            ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 60} min {seconds % 60:00} s")
            : string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600} h {seconds / 60 % 60:00} min");
    }

    /// <summary>Seconds from <paramref name="origin"/> with microseconds, as Wireshark's time column has them.</summary>
    public static string Offset(Timestamp time, Timestamp? origin) =>
        origin is { } start ? ((time.Nanoseconds - start.Nanoseconds) / 1e9).ToString("0.000000", CultureInfo.InvariantCulture) : "";

    /// <summary>A moment in UTC to the microsecond.</summary>
    public static string Moment(Timestamp time) => $"{time.ToString()[..26].Replace('T', ' ')} UTC";

    /// <summary>Packet numbers as ranges, such as <c>22–24, 27</c>; long lists end with an ellipsis.</summary>
    public static string Packets(IReadOnlyList<PacketRange> ranges)
    {
        StringBuilder text = new();
        for (int i = 0; i < ranges.Count; i++)
        {
            if (i == RangesShown && ranges.Count > RangesShown + 1)
            {
                text.Append(CultureInfo.InvariantCulture, $", … {ranges[^1].Last}");
                break;
            }

            if (i > 0)
                text.Append(", ");
            text.Append(Range(ranges[i].First, ranges[i].Last));
        }

        return text.ToString();
    }

    /// <summary>Sorted packet numbers as ranges.</summary>
    public static string Packets(IReadOnlyList<long> packets)
    {
        List<PacketRange> ranges = [];
        foreach (long packet in packets)
        {
            if (ranges.Count > 0 && packet <= ranges[^1].Last + 1)
                ranges[^1] = ranges[^1] with { Last = Math.Max(packet, ranges[^1].Last) };
            else
                ranges.Add(new(packet, packet));
        }

        return Packets(ranges);
    }

    /// <summary>One packet, or the first and last of several.</summary>
    public static string Range(long first, long last) => first == last
        ? first.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{first}–{last}");

    private static string Significant(double value) => value switch
    {
        < 9.995 => value.ToString("0.00", CultureInfo.InvariantCulture),
        < 99.95 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("0", CultureInfo.InvariantCulture),
    };
}
