using System.Net.Sockets;
using Glassport.Server.Settings;

namespace Glassport.Server.Tests.Security;

/// <summary>S16: neither many connections nor slow ones keep others out.</summary>
public sealed class ExhaustionTests
{
    [Fact]
    public async Task Half_open_logins_of_one_address_leave_room_for_all_others()
    {
        await using var victim = await Victim.StartAsync(server: server => server with { Limits = new() { Sessions = 60, UnauthenticatedPerAddress = 20 } });
        List<RawClient> attackers = [];
        int served = 0, refused = 0;
        for (int i = 0; i < 200; i++)
        {
            var attacker = await victim.ConnectAsync("127.0.0.2");
            attackers.Add(attacker);
            string greeting = await attacker.ReplyAsync();
            served += greeting.StartsWith("220", StringComparison.Ordinal) ? 1 : 0;
            refused += greeting.StartsWith("421", StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.Equal((20, 180), (served, refused));
        using var client = await victim.LoginAsync();
        await client.ExpectAsync("257", "PWD");
        attackers.ForEach(static attacker => attacker.Dispose());
        await Until.TrueAsync(() => victim.Server.Sessions.Count == 1);
        using var back = await victim.LoginAsync("127.0.0.2");
    }

    [Fact]
    public async Task Sessions_by_address_by_user_and_in_all_are_limited()
    {
        await using var victim = await Victim.StartAsync(
            site => site with { Limits = new() { Sessions = 4, SessionsPerAddress = 3, SessionsPerUser = 2 } });
        using var one = await victim.LoginAsync("127.0.0.1");
        using var two = await victim.LoginAsync("127.0.0.1");
        using var three = await victim.ConnectAsync("127.0.0.1");
        await three.ReplyAsync();
        await three.ExpectAsync("331", "USER " + Victim.User);
        await three.ExpectAsync("421", "PASS " + Victim.Password);
        await Until.TrueAsync(() => victim.Server.Sessions.Count == 2);

        using var third = await victim.ConnectAsync("127.0.0.1");
        Assert.StartsWith("220", await third.ReplyAsync());
        using var fourthOfAddress = await victim.ConnectAsync("127.0.0.1");
        Assert.StartsWith("421", await fourthOfAddress.ReplyAsync());
        using var fourth = await victim.ConnectAsync("127.0.0.2");
        Assert.StartsWith("220", await fourth.ReplyAsync());
        using var fifth = await victim.ConnectAsync("127.0.0.3");
        Assert.StartsWith("421", await fifth.ReplyAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("USER alice\r\n")]
    [InlineData("NOOP\r\nFEAT\r\nUSE")]
    public async Task A_login_that_is_not_finished_in_time_ends(string sent)
    {
        await using var victim = await Victim.StartAsync();
        using var client = await victim.ConnectAsync();
        await client.ReplyAsync();
        await client.SendAsync(sent);

        victim.Time.Advance(TimeSpan.FromSeconds(58));
        // Commands do not win more time.
        await client.SendAsync("\r\nNOOP\r\n");
        await Until.TrueAsync(() => victim.Server.Sessions is [{ Doing: "" }]);
        victim.Time.Advance(TimeSpan.FromSeconds(4));

        Assert.StartsWith("421", (await client.RepliesToEndAsync())[^1]);
        await victim.WhenEmptyAsync();
    }

    [Theory]
    [InlineData(TlsMode.Explicit, 0)]
    [InlineData(TlsMode.Explicit, 40)]
    [InlineData(TlsMode.Implicit, 0)]
    [InlineData(TlsMode.Implicit, 40)]
    public async Task A_handshake_that_stops_in_the_middle_ends_with_the_login_timeout(TlsMode mode, int sent)
    {
        await using var victim = await Victim.StartAsync(tls: mode);
        using var client = await victim.ConnectAsync();
        if (mode == TlsMode.Explicit)
        {
            await client.ReplyAsync();
            await client.ExpectAsync("234", "AUTH TLS");
        }

        // The beginning of a ClientHello, which promises 512 bytes.
        byte[] hello = new byte[sent];
        new byte[] { 0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xFC, 0x03, 0x03 }.AsSpan(0, Math.Min(sent, 11)).CopyTo(hello);
        await client.SendAsync(hello);
        await Until.TrueAsync(() => victim.Server.Sessions.Count == 1);

        victim.Time.Advance(TimeSpan.FromSeconds(62));

        await client.RepliesToEndAsync();
        await victim.WhenEmptyAsync();
    }

    [Fact]
    public async Task Logging_out_gives_the_time_of_a_login_again()
    {
        await using var victim = await Victim.StartAsync();
        using var client = await victim.LoginAsync();
        victim.Time.Advance(TimeSpan.FromSeconds(120));

        await client.ExpectAsync("331", "USER " + Victim.User);
        victim.Time.Advance(TimeSpan.FromSeconds(50));
        await client.ExpectAsync("230", "PASS " + Victim.Password);

        await client.ExpectAsync("331", "USER " + Victim.User);
        for (int i = 0; i < 3; i++)
        {
            victim.Time.Advance(TimeSpan.FromSeconds(19));
            await client.SendAsync("USER somebody\r\n");
            await client.ReplyAsync();
        }

        victim.Time.Advance(TimeSpan.FromSeconds(6));
        Assert.StartsWith("421", Assert.Single(await client.RepliesToEndAsync()));
    }

    [Fact]
    public async Task An_idle_session_ends()
    {
        await using var victim = await Victim.StartAsync();
        using var client = await victim.LoginAsync();
        victim.Time.Advance(TimeSpan.FromMinutes(4));
        await client.ExpectAsync("200", "NOOP");
        victim.Time.Advance(TimeSpan.FromMinutes(4));
        await client.ExpectAsync("200", "NOOP");
        await Until.TrueAsync(() => victim.Server.Sessions is [{ Doing: "" }]);

        victim.Time.Advance(TimeSpan.FromMinutes(6));

        Assert.StartsWith("421", Assert.Single(await client.RepliesToEndAsync()));
    }

    [Theory]
    [InlineData(0, "426")]
    [InlineData(1_000, "426")]
    public async Task A_transfer_of_a_byte_in_ten_seconds_ends(long minimumRate, string code)
    {
        await using var victim = await Victim.StartAsync(site => site with { Limits = new() { MinimumRate = minimumRate, StallTimeout = TimeSpan.FromSeconds(60) } });
        using var client = await victim.LoginAsync();
        using var data = await client.DataAsync();
        await client.ExpectAsync("150", "STOR a");
        await data.SendAsync("1"u8.ToArray());
        await Until.TrueAsync(() => victim.Server.Sessions[0].Moved == 1);

        victim.Pass(minimumRate > 0 ? 15 : 65);

        Assert.StartsWith(code, await client.ReplyAsync());
        await client.ExpectAsync("200", "NOOP");
    }

    [Fact]
    public async Task A_slow_transfer_goes_on_where_no_rate_is_asked_for()
    {
        await using var victim = await Victim.StartAsync();
        using var client = await victim.LoginAsync();
        using var data = await client.DataAsync();
        await client.ExpectAsync("150", "STOR a");
        for (int i = 1; i <= 5; i++)
        {
            await data.SendAsync("1"u8.ToArray());
            await Until.TrueAsync(() => victim.Server.Sessions[0].Moved == i);
            victim.Time.Advance(TimeSpan.FromSeconds(60));
        }

        data.Shutdown(SocketShutdown.Send);
        Assert.StartsWith("226", await client.ReplyAsync());
    }

    [Fact]
    public async Task A_client_that_does_not_read_its_replies_is_left()
    {
        await using var victim = await Victim.StartAsync();
        using var client = await victim.ConnectAsync();
        byte[] flood = System.Text.Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("HELP\r\n", 20_000)));
        var sending = client.SendAsync(flood);
        await Until.TrueAsync(() => victim.Server.Sessions is [{ Doing: "HELP" }]);
        long id = victim.Server.Sessions[0].Id;
        using var other = await victim.LoginAsync();

        await Until.TrueAsync(() =>
        {
            victim.Pass(5);
            return victim.Server.Sessions.All(session => session.Id != id);
        });

        try
        {
            await sending;
        }
        catch (IOException)
        {
            // Closed before all of it was sent.
        }

        Assert.Empty(victim.Log.Failures);
    }
}
