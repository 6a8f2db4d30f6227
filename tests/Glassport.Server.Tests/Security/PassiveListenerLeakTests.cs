namespace Glassport.Server.Tests.Security;

/// <summary>S3: passive ports that nobody uses are given back.</summary>
public sealed class PassiveListenerLeakTests
{
    [Fact]
    public async Task Ten_thousand_PASV_hold_one_listener()
    {
        await using var victim = await Victim.StartAsync();
        using var client = await victim.LoginAsync();
        for (int batch = 0; batch < 100; batch++)
        {
            await client.SendAsync(string.Concat(Enumerable.Repeat("PASV\r\n", 100)));
            for (int i = 0; i < 100; i++)
                Assert.StartsWith("227", await client.ReplyAsync());
        }

        Assert.Single(victim.PassivePorts);
        await client.ExpectAsync("221", "QUIT");
        await victim.WhenEmptyAsync();
        Assert.Empty(victim.PassivePorts);
    }

    [Theory]
    [InlineData("PORT 127,0,0,1,200,200")]
    [InlineData("ABOR")]
    [InlineData("REIN")]
    public async Task A_port_that_was_replaced_is_closed(string command)
    {
        await using var victim = await Victim.StartAsync();
        using var client = await victim.LoginAsync();
        await client.PassiveAsync();
        Assert.Single(victim.PassivePorts);

        Assert.StartsWith("2", await client.CommandAsync(command));

        Assert.Empty(victim.PassivePorts);
    }

    [Fact]
    public async Task A_port_that_nobody_came_to_is_closed_when_the_time_is_over()
    {
        await using var victim = await Victim.StartAsync();
        File.WriteAllText(victim.Folder.In("a"), "content");
        using var client = await victim.LoginAsync();
        await client.PassiveAsync();
        await client.ExpectAsync("150", "RETR a");
        Assert.Single(victim.PassivePorts);

        victim.Time.Advance(TimeSpan.FromSeconds(32));

        Assert.StartsWith("425", await client.ReplyAsync());
        Assert.Empty(victim.PassivePorts);
        Assert.Equal(0, Descriptors.OpenBelow(victim.Folder.Root));
        await client.ExpectAsync("200", "NOOP");
    }

    [Fact]
    public async Task A_port_that_is_agreed_on_and_not_used_is_not_held_for_as_long_as_a_session_may_idle()
    {
        await using var victim = await Victim.StartAsync(site => site with { Limits = new() { StallTimeout = TimeSpan.FromSeconds(60), IdleTimeout = TimeSpan.FromHours(1) } });
        using var client = await victim.LoginAsync();
        await client.PassiveAsync();
        await Until.TrueAsync(() => victim.Server.Sessions is [{ Doing: "" }]);

        victim.Time.Advance(TimeSpan.FromSeconds(62));

        Assert.StartsWith("421", Assert.Single(await client.RepliesToEndAsync()));
        await victim.WhenEmptyAsync();
        Assert.Empty(victim.PassivePorts);
    }

    [Fact]
    public async Task Clients_that_vanish_leave_no_port_open()
    {
        await using var victim = await Victim.StartAsync();
        for (int i = 0; i < 20; i++)
        {
            using var client = await victim.LoginAsync();
            await client.PassiveAsync();
            RawClient.Reset(client.Socket);
        }

        await victim.WhenEmptyAsync();
        Assert.Empty(victim.PassivePorts);
    }
}
