using Glassport.Server.Access;
using Microsoft.Extensions.Time.Testing;

namespace Glassport.Server.Tests.Access;

public sealed class RecentLoginsTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void A_key_keeps_its_parts_apart()
    {
        RecentLogins logins = new(time);
        UInt128[] keys =
        [
            logins.KeyOf("ab", "c", "d"), logins.KeyOf("a", "bc", "d"), logins.KeyOf("ab", "", "cd"), logins.KeyOf("", "ab", "cd"), logins.KeyOf("AB", "c", "d"),
            logins.KeyOf("ab", "c", "d\0"), logins.KeyOf("ab", "c", new('d', 5000)), logins.KeyOf("ab", "c", new('d', 5001)),
        ];

        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Equal(keys[0], logins.KeyOf("ab", "c", "d"));
        Assert.NotEqual(keys[0], new RecentLogins(time).KeyOf("ab", "c", "d"));
    }

    [Fact]
    public void Only_so_many_are_kept_and_the_oldest_go_first()
    {
        RecentLogins logins = new(time, capacity: 3);
        for (int i = 0; i < 100; i++)
            logins.Add((UInt128)i);

        Assert.Equal(3, logins.Count);
        Assert.True(logins.Contains(99));
        Assert.True(logins.Contains(97));
        Assert.False(logins.Contains(96));
    }

    [Fact]
    public void One_that_was_added_again_lives_on()
    {
        RecentLogins logins = new(time);
        logins.Add(1);
        time.Advance(RecentLogins.Lifetime / 2);
        logins.Add(1);
        time.Advance(RecentLogins.Lifetime / 2);
        logins.Add(2);
        Assert.True(logins.Contains(1));

        time.Advance(RecentLogins.Lifetime / 2);
        Assert.False(logins.Contains(1));
    }
}
