using Glassport.Packets;

namespace Glassport.Analysis.Rendering;

/// <summary>Writes moments as <see cref="Timestamp.ToString"/> does, into bytes and without allocating.</summary>
internal static class Rfc3339
{
    /// <summary>How many bytes a moment takes.</summary>
    public const int Length = 30;

    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>Writes <paramref name="time"/> into the first <see cref="Length"/> bytes of <paramref name="text"/>.</summary>
    public static void Format(Timestamp time, Span<byte> text)
    {
        long seconds = Math.DivRem(time.Nanoseconds, NanosecondsPerSecond, out long fraction);
        if (fraction < 0)
        {
            fraction += NanosecondsPerSecond;
            seconds--;
        }

        DateTime moment = DateTime.UnixEpoch.AddTicks(seconds * TimeSpan.TicksPerSecond);
        "0000-00-00T00:00:00.000000000Z"u8.CopyTo(text);
        Digits(text[..4], moment.Year);
        Digits(text[5..7], moment.Month);
        Digits(text[8..10], moment.Day);
        Digits(text[11..13], moment.Hour);
        Digits(text[14..16], moment.Minute);
        Digits(text[17..19], moment.Second);
        Digits(text[20..29], fraction);
    }

    private static void Digits(Span<byte> text, long value)
    {
        for (int i = text.Length - 1; i >= 0; i--)
        {
            text[i] = (byte)('0' + (value % 10));
            value /= 10;
        }
    }
}
