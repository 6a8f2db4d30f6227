using System.Globalization;
using System.Text;
using Glassport.Analysis.Model;

namespace Glassport.Analysis.Story;

/// <summary>The small pieces that every sentence is made of: packet numbers, sizes, times and quotations, in both languages.</summary>
internal static class Phrase
{
    private const int MostRuns = 8;
    private const int LongestQuote = 120;

    /// <summary><c>packet 12</c>, <c>packets 22–24 and 30</c>; 「22–24、30 号包」. Long lists are shortened and counted.</summary>
    public static string Packets(IReadOnlyList<long> packets, Language language)
    {
        List<PacketRange> runs = [];
        foreach (long packet in packets)
        {
            if (runs.Count > 0 && packet == runs[^1].Last + 1)
                runs[^1] = runs[^1] with { Last = packet };
            else if (runs.Count == 0 || packet != runs[^1].Last)
                runs.Add(new PacketRange(packet, packet));
        }

        return Ranges(runs, language);
    }

    /// <summary>The same for one packet.</summary>
    public static string Packet(long packet, Language language) =>
        language == Language.Chinese ? $"{packet} 号包" : $"packet {packet}";

    /// <summary>The same for ranges.</summary>
    public static string Ranges(IReadOnlyList<PacketRange> ranges, Language language)
    {
        bool chinese = language == Language.Chinese;
        if (ranges.Count == 0)
            return chinese ? "（无）" : "none";
        List<string> parts = [];
        long shown = 0, all = 0;
        foreach (PacketRange range in ranges)
        {
            all += range.Count;
            if (parts.Count >= MostRuns)
                continue;
            shown += range.Count;
            if (range.Count == 1)
                parts.Add(Plain(range.First));
            else if (range.Count == 2)
                parts.AddRange([Plain(range.First), Plain(range.Last)]);
            else
                parts.Add($"{range.First}–{range.Last}");
        }

        long more = all - shown;
        if (chinese)
            return more > 0 ? $"{string.Join('、', parts)} 等共 {all:N0} 个包" : $"{string.Join('、', parts)} 号包";
        string word = all == 1 ? "packet " : "packets ";
        if (more > 0)
            return $"{word}{string.Join(", ", parts)} and {more:N0} more";
        return word + List(parts, language);
    }

    /// <summary><c>a, b and c</c>; 「a、b、c」.</summary>
    public static string List(IReadOnlyList<string> items, Language language)
    {
        if (language == Language.Chinese)
            return string.Join('、', items);
        return items.Count switch
        {
            0 => "",
            1 => items[0],
            _ => $"{string.Join(", ", items.Take(items.Count - 1))} and {items[^1]}",
        };
    }

    /// <summary><c>111 bytes</c>, <c>60,000 bytes (58.6 KiB)</c>.</summary>
    public static string Bytes(long bytes, Language language)
    {
        string exact = bytes.ToString("N0", CultureInfo.InvariantCulture);
        string unit = language == Language.Chinese ? " 字节" : bytes == 1 ? " byte" : " bytes";
        if (bytes < 10_240)
            return exact + unit;
        return language == Language.Chinese ? $"{exact}{unit}（{Scaled(bytes)}）" : $"{exact}{unit} ({Scaled(bytes)})";
    }

    /// <summary><c>227.9 KiB/s</c>.</summary>
    public static string Rate(double bytesPerSecond) =>
        (bytesPerSecond < 1024 ? $"{bytesPerSecond.ToString("N0", CultureInfo.InvariantCulture)} B" : Scaled(bytesPerSecond)) + "/s";

    /// <summary><c>0.06 ms</c>, <c>220 ms</c>, <c>2.5 s</c>, <c>5 min 12 s</c>.</summary>
    public static string Duration(double milliseconds, Language language)
    {
        bool chinese = language == Language.Chinese;
        CultureInfo plain = CultureInfo.InvariantCulture;
        if (milliseconds < 10)
            return milliseconds.ToString("0.###", plain) + (chinese ? " 毫秒" : " ms");
        if (milliseconds < 1000)
            return milliseconds.ToString("0", plain) + (chinese ? " 毫秒" : " ms");
        if (milliseconds < 120_000)
            return (milliseconds / 1000).ToString("0.##", plain) + (chinese ? " 秒" : " s");
        long seconds = (long)(milliseconds / 1000);
        return chinese ? $"{seconds / 60:N0} 分 {seconds % 60} 秒" : $"{seconds / 60:N0} min {seconds % 60} s";
    }

    /// <summary>Text from the wire in quotation marks, shortened to a readable length. Renderings escape it.</summary>
    public static string Quote(string text) => $"“{Shortened(text)}”";

    /// <summary>Text from the wire, shortened to a readable length.</summary>
    public static string Shortened(string text)
    {
        string line = text.AsSpan().IndexOfAny('\r', '\n') is int end and >= 0 ? text[..end] : text;
        if (line.Length <= LongestQuote)
            return line;
        int cut = char.IsHighSurrogate(line[LongestQuote - 1]) ? LongestQuote - 1 : LongestQuote;
        return line[..cut] + "…";
    }

    /// <summary><c>the client</c>, 「客户端」.</summary>
    public static string Of(Side side, Language language) => (side, language) switch
    {
        (Side.Client, Language.Chinese) => "客户端",
        (_, Language.Chinese) => "服务器",
        (Side.Client, _) => "the client",
        _ => "the server",
    };

    /// <summary>The other party.</summary>
    public static Side Other(Side side) => side == Side.Client ? Side.Server : Side.Client;

    /// <summary>The same with a capital letter, to begin an English sentence.</summary>
    public static string Capital(string text)
    {
        if (text.Length == 0 || !char.IsAsciiLetterLower(text[0]))
            return text;
        StringBuilder capital = new(text);
        capital[0] = char.ToUpperInvariant(text[0]);
        return capital.ToString();
    }

    private static string Plain(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Scaled(double bytes)
    {
        string[] units = ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];
        int unit = 0;
        double value = bytes / 1024;
        while (value >= 1023.95 && unit < units.Length - 1)
        {
            value /= 1024;
            unit++;
        }

        return $"{value.ToString("0.#", CultureInfo.InvariantCulture)} {units[unit]}";
    }
}
