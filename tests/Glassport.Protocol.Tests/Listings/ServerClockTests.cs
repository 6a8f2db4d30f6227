using System.Globalization;
using Glassport.Protocol.Listings;

namespace Glassport.Protocol.Tests.Listings;

public sealed class ServerClockTests
{
    [Theory]
    [InlineData("2026-11-21T19:21:04Z", 480, "2026-11-21T19:21:04+00:00 Second")]
    [InlineData("2026-11-21T19:21:04.25Z", 480, "2026-11-21T19:21:04.25+00:00 Second")]
    [InlineData("2026-11-21T19:21:04.123456789+08:00", 0, "2026-11-21T19:21:04.1234567+08:00 Second")]
    [InlineData("2026-11-21T19:21:04-03:30", 0, "2026-11-21T19:21:04-03:30 Second")]
    [InlineData("2026-11-21T19:21:04", 480, "2026-11-21T19:21:04+08:00 Second")]
    [InlineData("2026-11-21T19:21", -300, "2026-11-21T19:21:00-05:00 Minute")]
    [InlineData("2024-11-21", 480, "2024-11-21T00:00:00+08:00 Day")]
    [InlineData("2024-02-28T24:00", 0, "2024-02-29T00:00:00+00:00 Minute")]
    [InlineData("2016-12-31T23:59:60Z", 0, "2017-01-01T00:00:00+00:00 Second")]
    public void A_time_has_the_servers_offset_unless_it_has_its_own(string modified, int minutes, string expected) =>
        Assert.Equal(expected, Show(Clock(minutes).Place(modified, Time("2026-11-26T12:00:00Z"))));

    [Theory]
    [InlineData("--11-21T19:21", "2026-11-26T12:00:00Z", 0, "2026-11-21T19:21:00+00:00 Minute")]
    [InlineData("--11-27T11:59", "2026-11-26T12:00:00Z", 0, "2026-11-27T11:59:00+00:00 Minute")]
    [InlineData("--11-27T12:01", "2026-11-26T12:00:00Z", 0, "2025-11-27T12:01:00+00:00 Minute")]
    [InlineData("--12-31T23:00", "2026-01-02T00:00:00Z", 0, "2025-12-31T23:00:00+00:00 Minute")]
    [InlineData("--01-01T07:30", "2025-12-31T23:45:00Z", 480, "2026-01-01T07:30:00+08:00 Minute")]
    [InlineData("--01-01T00:30", "2025-12-31T23:45:00Z", 0, "2026-01-01T00:30:00+00:00 Minute")]
    [InlineData("--02-29T12:00", "2026-11-26T12:00:00Z", 0, "2024-02-29T12:00:00+00:00 Minute")]
    [InlineData("--02-29T12:00", "2103-11-26T12:00:00Z", 0, "2096-02-29T12:00:00+00:00 Minute")]
    [InlineData("--11-21", "2026-11-26T12:00:00Z", 0, "2026-11-21T00:00:00+00:00 Day")]
    public void A_missing_year_is_the_latest_that_does_not_lie_ahead_by_more_than_a_day(string modified, string now, int minutes, string expected) =>
        Assert.Equal(expected, Show(Clock(minutes).Place(modified, Time(now))));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026")]
    [InlineData("2026-13-01")]
    [InlineData("2026-02-29T12:00")]
    [InlineData("--02-30T12:00")]
    [InlineData("2026-11-21 19:21")]
    [InlineData("2026-11-21T")]
    [InlineData("2026-11-21T19")]
    [InlineData("2026-11-21T24:01")]
    [InlineData("2026-11-21T19:21:61")]
    [InlineData("2026-11-21T19:21:04.")]
    [InlineData("2026-11-21T19:21:04+15:00")]
    [InlineData("0000-11-21T19:21:04Z")]
    [InlineData("0001-01-01T00:00")]
    [InlineData("9999-12-31T24:00")]
    public void What_is_no_time_is_not_placed(string? modified) => Assert.Null(Clock(60).Place(modified, Time("2026-11-26T12:00:00Z")));

    [Fact]
    public void The_ends_of_the_calendar_are_no_trap()
    {
        foreach (var now in (DateTimeOffset[])[DateTimeOffset.MinValue, DateTimeOffset.MaxValue])
        {
            foreach (int minutes in (int[])[-840, 0, 840])
                Assert.InRange(Clock(minutes).Place("--06-15T12:00", now)?.Time ?? now, DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
        }

        Assert.Null(Clock(840).Place("0001-01-01T13:59", default));
        Assert.Null(Clock(-840).Place("9999-12-31T10:00", default));
    }

    [Theory]
    [InlineData("2026-11-21T19:21", "2026-11-21T11:21:04Z", 480)]
    [InlineData("2026-11-21T19:21:04", "2026-11-21T19:21:04Z", 0)]
    [InlineData("2026-11-21T19:21", "2026-11-22T00:21:59Z", -300)]
    [InlineData("--11-21T19:21", "2019-11-21T13:51:30Z", 330)]
    [InlineData("--01-01T05:44", "2025-12-31T23:59:10Z", 345)]
    [InlineData("--12-31T20:00", "2026-01-01T05:00:30Z", -540)]
    [InlineData("2026-11-21T19:21:06", "2026-11-21T18:21:05Z", 60)]
    public void A_file_whose_time_is_told_in_both_ways_tells_the_offset(string modified, string utc, int minutes) =>
        Assert.Equal(Clock(minutes), ServerClock.Find(modified, Time(utc)));

    [Theory]
    [InlineData(null, "2026-11-21T11:21:04Z")]
    [InlineData("2026-11-21", "2026-11-21T11:21:04Z")]
    [InlineData("2026-11-21T19:21:04Z", "2026-11-21T11:21:04Z")]
    [InlineData("2026-11-21T19:28", "2026-11-21T11:21:04Z")]
    [InlineData("2026-11-23T19:21", "2026-11-21T11:21:04Z")]
    [InlineData("--06-21T19:21", "2026-11-21T11:21:04Z")]
    public void Two_times_that_no_zone_makes_one_tell_nothing(string? modified, string utc) => Assert.Null(ServerClock.Find(modified, Time(utc)));

    [Fact]
    public void An_offset_is_one_that_a_zone_can_have()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ServerClock(TimeSpan.FromHours(15)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ServerClock(TimeSpan.FromSeconds(30)));
        Assert.Equal(TimeSpan.FromHours(-14), new ServerClock(TimeSpan.FromHours(-14)).Offset);
    }

    [Fact]
    public void The_answer_of_MDTM_is_read()
    {
        Assert.Equal(Time("2026-11-21T19:21:04.123Z"), ServerClock.ReadTimeVal("20261121192104.123"));
        Assert.Null(ServerClock.ReadTimeVal("2026112119210"));
        Assert.Null(ServerClock.ReadTimeVal("00001121192104"));
    }

    private static ServerClock Clock(int minutes) => new(TimeSpan.FromMinutes(minutes));

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static string? Show(ListedTime? time) =>
        time is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known.Time:yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz} {known.Precision}") : null;
}
