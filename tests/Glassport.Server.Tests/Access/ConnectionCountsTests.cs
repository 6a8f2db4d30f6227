using System.Net;
using Glassport.Server.Access;
using Glassport.Server.Settings;

namespace Glassport.Server.Tests.Access;

public sealed class ConnectionCountsTests
{
    private static readonly IPAddress Here = IPAddress.Parse("192.0.2.1");
    private static readonly IPAddress There = IPAddress.Parse("192.0.2.2");
    private static readonly ServerLimits Unlimited = new();
    private readonly ConnectionCounts counts = new();

    [Fact]
    public void Half_open_logins_from_one_address_leave_room_for_others()
    {
        // S16: 2,000 connections that never log in.
        ServerLimits limits = new() { Sessions = 500, UnauthenticatedPerAddress = 50 };
        List<MetLimit> met = [];
        for (int i = 0; i < 2000; i++)
            met.Add(counts.TryEnter(Here, limits, Site(), out _));

        Assert.Equal(50, met.Count(limit => limit == MetLimit.None));
        Assert.All(met.Skip(50), limit => Assert.Equal(MetLimit.UnauthenticatedPerAddress, limit));
        Assert.Equal(MetLimit.None, counts.TryEnter(There, limits, Site(), out var lease));
        Assert.Equal(MetLimit.None, lease!.TryLogIn(Users.Of("bob"), new()));
    }

    [Fact]
    public void Logging_in_makes_room_for_the_next_login_and_logging_out_takes_it()
    {
        ServerLimits limits = new() { UnauthenticatedPerAddress = 1 };
        Assert.Equal(MetLimit.None, counts.TryEnter(Here, limits, Site(), out var first));
        Assert.Equal(MetLimit.UnauthenticatedPerAddress, counts.TryEnter(Here, limits, Site(), out _));

        first!.TryLogIn(Users.Of("bob"), new());
        Assert.Equal(MetLimit.None, counts.TryEnter(Here, limits, Site(), out var second));
        second!.Dispose();
        first.LogOut();
        Assert.Equal(MetLimit.UnauthenticatedPerAddress, counts.TryEnter(Here, limits, Site(), out _));
    }

    [Fact]
    public void Each_limit_is_named_when_it_is_met()
    {
        Assert.Equal(MetLimit.ServerSessions, Second(new() { Sessions = 1 }, new(), There));
        Assert.Equal(MetLimit.ServerSessionsPerAddress, Second(new() { SessionsPerAddress = 1 }, new(), Here));
        Assert.Equal(MetLimit.None, Second(new() { SessionsPerAddress = 1 }, new(), There));
        Assert.Equal(MetLimit.SiteSessions, Second(Unlimited, new() { Sessions = 1 }, There));
        Assert.Equal(MetLimit.SiteSessionsPerAddress, Second(Unlimited, new() { SessionsPerAddress = 1 }, Here));
        Assert.Equal(MetLimit.None, Second(Unlimited, new() { SessionsPerAddress = 1 }, There));

        static MetLimit Second(ServerLimits server, SiteLimits site, IPAddress address)
        {
            ConnectionCounts counts = new();
            Assert.Equal(MetLimit.None, counts.TryEnter(Here, server, Site() with { Limits = site }, out _));
            return counts.TryEnter(address, server, Site() with { Limits = site }, out _);
        }
    }

    [Fact]
    public void A_user_has_so_many_sessions_and_anonymous_is_many_people()
    {
        SiteLimits limits = new() { SessionsPerUser = 1 };

        Assert.Equal(MetLimit.None, Enter().TryLogIn(Users.Of("bob"), limits));
        var second = Enter();
        Assert.Equal(MetLimit.SessionsPerUser, second.TryLogIn(Users.Of("bob"), limits));
        Assert.Equal(MetLimit.None, second.TryLogIn(Users.Of("Bob"), limits));
        Assert.Equal(MetLimit.None, Enter().TryLogIn(Identity.Anonymous, limits));
        Assert.Equal(MetLimit.None, Enter().TryLogIn(Identity.Anonymous, limits));
    }

    [Fact]
    public void A_place_is_given_back_once()
    {
        var lease = Enter();
        var other = Enter();
        lease.TryLogIn(Users.Of("bob"), new());
        lease.Dispose();
        lease.Dispose();
        lease.LogOut();

        Assert.Equal(1, counts.Sessions);
        other.Dispose();
        Assert.Equal(0, counts.Sessions);
        Assert.Equal(0, counts.SessionsOf("Site"));
        Assert.Equal(MetLimit.None, Enter().TryLogIn(Users.Of("bob"), new() { SessionsPerUser = 1 }));
    }

    [Fact]
    public void Host_moves_a_session_to_a_site_that_has_room()
    {
        var full = Site() with { Name = "full", Limits = new() { Sessions = 0 } };
        var lease = Enter();
        Assert.Equal(MetLimit.SiteSessions, lease.TryMove(full));
        Assert.Equal(1, counts.SessionsOf("site"));

        Assert.Equal(MetLimit.None, lease.TryMove(Site() with { Name = "other" }));
        Assert.Equal((0, 1, 1), (counts.SessionsOf("site"), counts.SessionsOf("OTHER"), counts.Sessions));
        lease.Dispose();
        Assert.Equal(0, counts.SessionsOf("other"));
    }

    [Fact]
    public async Task Connections_from_many_threads_never_pass_a_limit_and_leave_nothing_behind()
    {
        ServerLimits limits = new() { Sessions = 10, UnauthenticatedPerAddress = 10 };
        int most = 0;
        await Parallel.ForAsync(0, 20_000, (i, _) =>
        {
            if (counts.TryEnter(i % 2 == 0 ? Here : There, limits, Site(), out var lease) == MetLimit.None)
            {
                int now = counts.Sessions;
                int seen = Volatile.Read(ref most);
                while (now > seen)
                    seen = Interlocked.CompareExchange(ref most, now, seen) == seen ? now : Volatile.Read(ref most);
                lease!.TryLogIn(Users.Of("bob"), new());
                lease.Dispose();
            }

            return ValueTask.CompletedTask;
        });

        Assert.InRange(most, 1, 10);
        Assert.Equal(0, counts.Sessions);
        Assert.Equal(0, counts.SessionsOf("site"));
    }

    private ConnectionLease Enter()
    {
        Assert.Equal(MetLimit.None, counts.TryEnter(Here, Unlimited, Site(), out var lease));
        return lease!;
    }

    private static SiteSettings Site() => new() { Name = "site", PhysicalPath = "/srv" };
}
