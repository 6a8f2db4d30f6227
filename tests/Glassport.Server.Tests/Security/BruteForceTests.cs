using Glassport.Server.Settings;

namespace Glassport.Server.Tests.Security;

/// <summary>S17: guessing passwords is slow, ends in a ban, and tells nothing about who exists.</summary>
public sealed class BruteForceTests
{
    [Fact]
    public async Task A_name_that_nobody_has_is_answered_as_one_that_somebody_has()
    {
        await using var victim = await Victim.StartAsync(server: server => server with
        {
            Users = [.. server.Users, new() { Name = "disabled", PasswordHash = Victim.Hash("secret"), IsEnabled = false }, new() { Name = "keyless" }],
        });
        List<string> answers = [];
        foreach (string name in new[] { Victim.User, "nobody", "disabled", "keyless", "root", "ALICE" })
        {
            using var client = await victim.ConnectAsync();
            await client.ReplyAsync();
            answers.Add(await client.CommandAsync("USER " + name) + "\n" + await client.CommandAsync("PASS wrong"));
        }

        Assert.Single(answers.Distinct());
        Assert.StartsWith("331", answers[0]);
        Assert.Contains("\n530", answers[0]);
    }

    [Fact]
    public async Task The_third_failure_closes_the_connection()
    {
        await using var victim = await Victim.StartAsync();
        using var client = await victim.ConnectAsync();
        await client.ReplyAsync();
        for (int i = 0; i < 2; i++)
        {
            await client.ExpectAsync("331", "USER " + Victim.User);
            await client.ExpectAsync("530", "PASS wrong");
        }

        await client.ExpectAsync("331", "USER " + Victim.User);
        await client.ExpectAsync("530", "PASS wrong");
        Assert.Empty(await client.RepliesToEndAsync());
    }

    [Fact]
    public async Task The_answer_to_a_failure_is_held_back_and_twice_as_long_each_time()
    {
        await using var victim = await Victim.StartAsync(server: server => server with { Bans = new() { Delay = TimeSpan.FromSeconds(1) } });
        using var client = await victim.ConnectAsync();
        await client.ReplyAsync();
        foreach (int seconds in new[] { 1, 2 })
        {
            await client.ExpectAsync("331", "USER " + Victim.User);
            await client.SendAsync("PASS wrong\r\n");
            await Until.TrueAsync(() => victim.Log.Of(2102).Count() == seconds);
            victim.Time.Advance(TimeSpan.FromSeconds(seconds - 0.1));
            Assert.Equal(0, client.Socket.Available);
            var reply = client.ReplyAsync();
            await Until.TrueAsync(() =>
            {
                victim.Time.Advance(TimeSpan.FromSeconds(0.1));
                return reply.IsCompleted;
            });
            Assert.StartsWith("530", await reply);
        }
    }

    [Fact]
    public async Task Many_failures_bring_a_ban_that_ends_by_itself_and_leaves_others_alone()
    {
        await using var victim = await Victim.StartAsync(server: server => server with
        {
            Bans = new BanSettings { Failures = 5, Delay = TimeSpan.Zero, Duration = TimeSpan.FromMinutes(10) },
        });
        for (int i = 0; i < 5; i++)
        {
            using var attacker = await victim.ConnectAsync("127.0.0.2");
            await attacker.ReplyAsync();
            await attacker.ExpectAsync("331", "USER " + Victim.User);
            await attacker.ExpectAsync("530", "PASS wrong");
        }

        using var banned = await victim.ConnectAsync("127.0.0.2");
        Assert.Contains("banned", await banned.ReplyAsync());
        using var other = await victim.LoginAsync("127.0.0.1");
        Assert.Contains("127.0.0.2", Assert.Single(victim.Log.Messages, static message => message.StartsWith("Banned", StringComparison.Ordinal)));

        victim.Time.Advance(TimeSpan.FromMinutes(11));
        using var again = await victim.LoginAsync("127.0.0.2");
    }

    [Fact]
    public async Task A_login_without_a_name_or_with_another_password_is_none()
    {
        await using var victim = await Victim.StartAsync();
        using var client = await victim.ConnectAsync();
        await client.ReplyAsync();

        await client.ExpectAsync("503", "PASS " + Victim.Password);
        await client.ExpectAsync("331", "USER " + Victim.User);
        await client.ExpectAsync("530", "PASS");
        // The name is used up: a second guess needs it again.
        await client.ExpectAsync("503", "PASS " + Victim.Password);
        await client.ExpectAsync("530", "PWD");
    }
}
