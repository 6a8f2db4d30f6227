using Glassport.App.Capturing;

namespace Glassport.App.Tests.Capturing;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("1", 1)]
    [InlineData("100MB", 100_000_000)]
    [InlineData("1.5kB", 1_500)]
    [InlineData("64MiB", 67_108_864)]
    [InlineData("2g", 2_147_483_648)]
    [InlineData("7b", 7)]
    public void Sizes_are_read(string text, long bytes)
    {
        Assert.True(Quantity.TrySize(text, out long read));
        Assert.Equal(bytes, read);
    }

    [Theory]
    [InlineData("30", 30_000)]
    [InlineData("250ms", 250)]
    [InlineData("1.5m", 90_000)]
    [InlineData("2h", 7_200_000)]
    [InlineData("1d", 86_400_000)]
    public void Durations_are_read(string text, double milliseconds)
    {
        Assert.True(Quantity.TryDuration(text, out TimeSpan read));
        Assert.Equal(milliseconds, read.TotalMilliseconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("MB")]
    [InlineData("1e9")]
    [InlineData("10 MB")]
    [InlineData("999999999999999999999TB")]
    [InlineData("5parsecs")]
    public void What_is_neither_is_refused(string text)
    {
        Assert.False(Quantity.TrySize(text, out _));
        Assert.False(Quantity.TryDuration(text, out _));
    }

    [Theory]
    [InlineData("100MB", 100_000_000L, null)]
    [InlineData("10M", 10_485_760L, null)]
    [InlineData("10m", null, 600.0)]
    [InlineData("2s", null, 2.0)]
    public void A_size_and_a_time_are_told_apart_by_their_unit(string text, long? bytes, double? seconds)
    {
        Assert.True(Quantity.TryEither(text, out long? size, out TimeSpan? time));
        Assert.Equal(bytes, size);
        Assert.Equal(seconds, time?.TotalSeconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("10")]
    [InlineData("m")]
    public void Without_a_unit_it_is_neither(string text) => Assert.False(Quantity.TryEither(text, out _, out _));
}
