using Glassport.Server.Access;
using Glassport.Server.Settings;

namespace Glassport.Server.Tests.Access;

public sealed class LoginDelayTests
{
    [Theory]
    [InlineData(1.0, 0, 0.0)]
    [InlineData(1.0, 1, 1.0)]
    [InlineData(1.0, 2, 2.0)]
    [InlineData(1.0, 4, 8.0)]
    [InlineData(1.0, 1_000_000, 8.0)]
    [InlineData(3.0, 2, 6.0)]
    [InlineData(3.0, 3, 8.0)]
    [InlineData(0.0, 9, 0.0)]
    [InlineData(20.0, 3, 20.0)]
    public void It_doubles_up_to_eight_seconds(double setting, int failures, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), LoginDelay.After(new() { Delay = TimeSpan.FromSeconds(setting) }, failures));

    [Fact]
    public void It_counts_from_the_password_so_that_the_reply_does_not_tell_how_long_the_check_took()
    {
        BanSettings settings = new() { Delay = TimeSpan.FromSeconds(1) };

        Assert.Equal(TimeSpan.FromMilliseconds(880), LoginDelay.Remaining(settings, 1, TimeSpan.FromMilliseconds(120)));
        Assert.Equal(TimeSpan.Zero, LoginDelay.Remaining(settings, 1, TimeSpan.FromSeconds(3)));
    }
}
