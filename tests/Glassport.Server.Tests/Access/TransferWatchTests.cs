using Glassport.Server.Access;
using Glassport.Server.Settings;
using Microsoft.Extensions.Time.Testing;

namespace Glassport.Server.Tests.Access;

public sealed class TransferWatchTests
{
    private static readonly SiteLimits Limits = new() { StallTimeout = TimeSpan.FromSeconds(30), MinimumRate = 240 };

    [Theory]
    [InlineData(1_000_000, 60.0, 1.0, 0.0, nameof(TransferVerdict.GoOn))]
    [InlineData(1_000_000, 60.0, 29.9, 0.0, nameof(TransferVerdict.GoOn))]
    [InlineData(1_000_000, 60.0, 30.0, 0.0, nameof(TransferVerdict.Stalled))]
    [InlineData(0, 9.9, 9.9, 0.0, nameof(TransferVerdict.GoOn))]
    [InlineData(1, 10.0, 0.0, 0.0, nameof(TransferVerdict.TooSlow))]
    [InlineData(2_399, 10.0, 0.0, 0.0, nameof(TransferVerdict.TooSlow))]
    [InlineData(2_400, 10.0, 0.0, 0.0, nameof(TransferVerdict.GoOn))]
    [InlineData(100, 20.0, 0.0, 15.0, nameof(TransferVerdict.GoOn))]
    [InlineData(1_199, 20.0, 0.0, 5.0, nameof(TransferVerdict.TooSlow))]
    public void A_transfer_is_ended_when_it_stalls_or_is_too_slow(long bytes, double elapsed, double still, double throttled, string verdict) =>
        Assert.Equal(verdict, TransferWatch.Judge(
            Limits, bytes, TimeSpan.FromSeconds(elapsed), TimeSpan.FromSeconds(still), TimeSpan.FromSeconds(throttled)).ToString());

    [Fact]
    public void One_byte_in_ten_seconds_does_not_last()
    {
        FakeTimeProvider time = new();
        long began = time.GetTimestamp();
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(TransferVerdict.TooSlow, TransferWatch.Judge(time, Limits, 1, began, time.GetTimestamp(), TimeSpan.Zero));
    }

    [Fact]
    public void Without_limits_anything_goes_on()
    {
        SiteLimits none = new() { StallTimeout = TimeSpan.Zero };

        Assert.Equal(TransferVerdict.GoOn, TransferWatch.Judge(none, 0, TimeSpan.FromDays(1), TimeSpan.FromDays(1), TimeSpan.Zero));
        Assert.Null(TransferWatch.NextLook(none, TimeSpan.FromDays(1)));
    }

    [Theory]
    [InlineData(0.0, 10.0)]
    [InlineData(25.0, 5.0)]
    [InlineData(40.0, 0.0)]
    public void The_next_look_comes_no_later_than_a_verdict_could(double still, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), TransferWatch.NextLook(Limits, TimeSpan.FromSeconds(still)));
}
