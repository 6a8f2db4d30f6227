using System.Net;
using Glassport.Server.Access;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Glassport.Server.Tests.Access;

public sealed class BanListTests
{
    private static readonly IPAddress Attacker = IPAddress.Parse("198.51.100.9");
    private readonly FakeTimeProvider time = new();
    private readonly RecordedLog log = new();
    private readonly BanList list;

    public BanListTests() => list = new(time, log)
    {
        Settings = new() { Failures = 3, Window = TimeSpan.FromMinutes(5), Duration = TimeSpan.FromMinutes(10) },
    };

    [Fact]
    public void Too_many_failures_bring_a_ban_that_is_told_and_says_when_it_ends()
    {
        List<Ban> told = [];
        list.Banned += (_, ban) => told.Add(ban);

        Assert.Null(list.RecordFailure(Attacker));
        Assert.Null(list.RecordFailure(Attacker));
        Assert.False(list.IsBanned(Attacker, out _));
        var brought = list.RecordFailure(Attacker);

        Assert.True(list.IsBanned(Attacker, out var ban));
        Assert.Same(brought, ban);
        Assert.Equal(time.GetUtcNow() + TimeSpan.FromMinutes(10), ban.Until);
        Assert.Equal([ban], told);
        var (level, text) = Assert.Single(log.Lines);
        Assert.Equal(LogLevel.Warning, level);
        Assert.Contains("198.51.100.9/32", text, StringComparison.Ordinal);
        Assert.Contains("3 failed logins within 300 seconds", text, StringComparison.Ordinal);
        Assert.False(list.IsBanned(IPAddress.Parse("198.51.100.10"), out _));
    }

    [Fact]
    public void A_ban_ends_by_itself_and_the_count_begins_anew()
    {
        Fail(3);
        time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        Assert.True(list.IsBanned(Attacker, out _));
        time.Advance(TimeSpan.FromTicks(1));

        Assert.False(list.IsBanned(Attacker, out _));
        Assert.Empty(list.List());
        Assert.Null(list.RecordFailure(Attacker));
    }

    [Fact]
    public void A_failure_counts_within_the_window_only()
    {
        Fail(2);
        time.Advance(TimeSpan.FromMinutes(5));
        Fail(2);

        Assert.False(list.IsBanned(Attacker, out _));
        time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        Fail(1);
        Assert.True(list.IsBanned(Attacker, out _));
    }

    [Fact]
    public void A_success_takes_one_failure_away_and_not_all_of_them()
    {
        Fail(2);
        list.RecordSuccess(Attacker);
        Fail(1);
        Assert.False(list.IsBanned(Attacker, out _));
        Fail(1);
        Assert.True(list.IsBanned(Attacker, out _));
    }

    [Fact]
    public void Addresses_of_one_customer_count_together()
    {
        list.RecordFailure(IPAddress.Parse("2001:db8:1:2::1"));
        list.RecordFailure(IPAddress.Parse("2001:db8:1:2::2"));
        list.RecordFailure(IPAddress.Parse("2001:db8:1:2:3:4:5:6"));

        Assert.True(list.IsBanned(IPAddress.Parse("2001:db8:1:2::77"), out var ban));
        Assert.Equal(IPNetwork.Parse("2001:db8:1:2::/64"), ban.Network);
        Assert.False(list.IsBanned(IPAddress.Parse("2001:db8:1:3::1"), out _));
    }

    [Fact]
    public void Zero_failures_in_the_settings_never_bring_a_ban()
    {
        list.Settings = new() { Failures = 0 };
        Fail(100);
        Assert.False(list.IsBanned(Attacker, out _));
    }

    [Fact]
    public void An_administrator_bans_and_lifts()
    {
        List<Ban> lifted = [];
        list.Lifted += (_, ban) => lifted.Add(ban);

        var ban = list.Add(Attacker, null, "scanner");
        time.Advance(TimeSpan.FromDays(365));
        Assert.True(list.IsBanned(IPAddress.Parse("::ffff:198.51.100.9"), out _));
        Assert.Equal([ban], list.List());

        Assert.True(list.Remove(Attacker));
        Assert.Equal([ban], lifted);
        Assert.False(list.IsBanned(Attacker, out _));
        Assert.False(list.Remove(Attacker));
    }

    [Fact]
    public void Lifting_a_ban_forgets_the_failures()
    {
        Fail(3);
        Assert.True(list.Remove(Attacker));
        Fail(2);
        Assert.False(list.IsBanned(Attacker, out _));
    }

    [Fact]
    public void Stored_bans_come_back_unless_they_are_over()
    {
        var now = time.GetUtcNow();
        list.Restore(
        [
            new(IPNetwork.Parse("192.0.2.1/32"), now, null, "kept", IsManual: true),
            new(IPNetwork.Parse("192.0.2.2/32"), now, now, "over", IsManual: true),
        ]);

        Assert.True(list.IsBanned(IPAddress.Parse("192.0.2.1"), out _));
        Assert.False(list.IsBanned(IPAddress.Parse("192.0.2.2"), out _));
        Assert.Empty(log.Lines);
    }

    [Fact]
    public void What_is_remembered_is_bounded_and_the_oldest_goes_first()
    {
        Fail(2);
        for (int i = 0; i < BanList.MostAddresses; i++)
            list.RecordFailure(new IPAddress(0x0A000000L + i));
        Fail(1);
        Assert.False(list.IsBanned(Attacker, out _));

        list.Settings = new() { Failures = 1 };
        for (int i = 0; i < BanList.MostAddresses + 5; i++)
            list.RecordFailure(new IPAddress(0x0B000000L + i));
        Assert.Equal(BanList.MostAddresses, list.List().Count);
        Assert.False(list.IsBanned(new IPAddress(0x0B000000L), out _));
    }

    [Fact]
    public void Bans_made_by_hand_are_not_dropped_for_those_that_failures_bring()
    {
        list.Add(Attacker, null, "scanner");
        list.Settings = new() { Failures = 1 };
        for (int i = 0; i < BanList.MostAddresses + 5; i++)
            list.RecordFailure(new IPAddress(0x0B000000L + i));

        Assert.True(list.IsBanned(Attacker, out _));
    }

    private void Fail(int times)
    {
        for (int i = 0; i < times; i++)
            list.RecordFailure(Attacker);
    }

    private sealed class RecordedLog : ILogger<BanList>
    {
        public List<(LogLevel Level, string Text)> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add((logLevel, formatter(state, exception)));
    }
}
