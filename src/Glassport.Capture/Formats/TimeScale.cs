using Glassport.Packets;

namespace Glassport.Capture.Formats;

/// <summary>
/// How an interface counts time (pcapng if_tsresol and if_tsoffset), turned into nanoseconds.
/// Moments that a <see cref="Timestamp"/> cannot hold (before 1677, after 2262) become its nearest one.
/// </summary>
internal readonly struct TimeScale
{
    private const ulong NanosecondsPerSecond = 1_000_000_000;

    // The exact product of the common case, for ticks up to a limit that cannot overflow.
    private readonly ulong _limit;
    private readonly long _multiplier;
    private readonly long _offset;

    private readonly byte _resolution;
    private readonly long _offsetSeconds;

    /// <param name="resolution">if_tsresol: a power of ten, or of two when the highest bit is set, of which a tick is one part.</param>
    /// <param name="offsetSeconds">if_tsoffset: seconds to add.</param>
    public TimeScale(byte resolution, long offsetSeconds)
    {
        _resolution = resolution;
        _offsetSeconds = offsetSeconds;
        if (resolution > 9 || offsetSeconds is < 0 or > int.MaxValue)
            return;
        _multiplier = (long)PowerOfTen(9 - resolution);
        _offset = offsetSeconds * (long)NanosecondsPerSecond;
        _limit = (ulong)((long.MaxValue - _offset) / _multiplier);
    }

    /// <summary>Microseconds since the epoch, which is what an interface without options counts.</summary>
    public static TimeScale Microseconds => new(6, 0);

    /// <summary>The moment that many ticks after the interface's zero.</summary>
    public Timestamp At(ulong ticks) => _multiplier != 0 && ticks <= _limit
        ? new(((long)ticks * _multiplier) + _offset)
        : AtAnyScale(ticks);

    private Timestamp AtAnyScale(ulong ticks)
    {
        int exponent = _resolution & 0x7F;
        UInt128 nanoseconds = (_resolution & 0x80) != 0
            ? ((UInt128)ticks * NanosecondsPerSecond) >> exponent
            : exponent switch
            {
                <= 9 => (UInt128)ticks * PowerOfTen(9 - exponent),
                <= 9 + 19 => ticks / PowerOfTen(exponent - 9),
                _ => UInt128.Zero, // a tick count of 64 bits is less than 10^20
            };
        Int128 moment = (Int128)nanoseconds + ((Int128)_offsetSeconds * NanosecondsPerSecond);
        return new((long)Int128.Clamp(moment, long.MinValue, long.MaxValue));
    }

    private static ulong PowerOfTen(int exponent)
    {
        ulong power = 1;
        for (int i = 0; i < exponent; i++)
            power *= 10;
        return power;
    }
}
