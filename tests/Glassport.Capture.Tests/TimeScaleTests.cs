using Glassport.Capture.Formats;

namespace Glassport.Capture.Tests;

public sealed class TimeScaleTests
{
    [Theory]
    [InlineData(6, 0, 1_700_000_000_123_456, 1_700_000_000_123_456_000)]
    [InlineData(9, 0, 1_700_000_000_123_456_789, 1_700_000_000_123_456_789)]
    [InlineData(0, 0, 1_700_000_000, 1_700_000_000_000_000_000)]
    [InlineData(3, 0, 1_700_000_000_123, 1_700_000_000_123_000_000)]
    [InlineData(12, 0, 1_234_999, 1_234)]
    [InlineData(28, 0, 18_000_000_000_000_000_000, 1)]
    [InlineData(28, 0, 9_999, 0)]
    [InlineData(127, 0, ulong.MaxValue, 0)]
    [InlineData(0x80, 0, 5, 5_000_000_000)]
    [InlineData(0x81, 0, 3, 1_500_000_000)]
    [InlineData(0x80 | 20, 0, (1UL << 20) + 1, 1_000_000_953)]
    [InlineData(0x80 | 30, 0, ulong.MaxValue, long.MaxValue)]
    [InlineData(0x80 | 63, 0, ulong.MaxValue, 1_999_999_999)]
    [InlineData(0xFF, 0, ulong.MaxValue, 0)]
    [InlineData(6, 10, 5, 10_000_005_000)]
    [InlineData(6, -10, 5, -9_999_995_000)]
    [InlineData(9, -1, 0, -1_000_000_000)]
    [InlineData(6, long.MaxValue, 0, long.MaxValue)]
    [InlineData(6, long.MinValue, ulong.MaxValue, long.MinValue)]
    [InlineData(6, 0, ulong.MaxValue, long.MaxValue)]
    [InlineData(0, 0, ulong.MaxValue, long.MaxValue)]
    [InlineData(9, 1, long.MaxValue, long.MaxValue)]
    [InlineData(9, 0, long.MaxValue, long.MaxValue)]
    public void Ticks_become_nanoseconds_without_overflow(byte resolution, long offset, ulong ticks, long nanoseconds) =>
        Assert.Equal(nanoseconds, new TimeScale(resolution, offset).At(ticks).Nanoseconds);
}
