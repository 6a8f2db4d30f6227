using System.Net;
using System.Net.Sockets;
using Glassport.Server.Settings;

namespace Glassport.Server.Tests.Security;

/// <summary>S2: who connects to a passive port and is not the client gets nothing, and spoils nothing.</summary>
public sealed class DataConnectionTheftTests
{
    [Fact]
    public async Task A_thief_gets_nothing_and_the_client_gets_the_file()
    {
        await using var victim = await Victim.StartAsync();
        File.WriteAllText(victim.Folder.In("a"), "content");
        using var client = await victim.LoginAsync();
        var port = await client.PassiveAsync();
        using var early = await RawClient.DialAsync(port, "127.0.0.2");
        await client.ExpectAsync("150", "RETR a");
        using var late = await RawClient.DialAsync(port, "127.0.0.3");

        Assert.Empty(await RawClient.DrainAsync(new NetworkStream(early)));
        Assert.Empty(await RawClient.DrainAsync(new NetworkStream(late)));
        using var own = await RawClient.DialAsync(port);
        Assert.Equal("content"u8.ToArray(), await RawClient.DrainAsync(new NetworkStream(own)));
        Assert.StartsWith("226", await client.ReplyAsync());
        Assert.Equal(2, victim.Log.Of(2402).Count());
        Assert.Contains("127.0.0.2", victim.Log.Of(2402).First());
    }

    [Fact]
    public async Task A_thief_cannot_upload_in_the_clients_place()
    {
        await using var victim = await Victim.StartAsync();
        using var client = await victim.LoginAsync();
        var port = await client.PassiveAsync();
        using var thief = await RawClient.DialAsync(port, "127.0.0.2");
        await thief.SendAsync("forged"u8.ToArray());
        await client.ExpectAsync("150", "STOR a");
        using var own = await RawClient.DialAsync(port);
        await own.SendAsync("content"u8.ToArray());
        own.Shutdown(SocketShutdown.Send);

        Assert.StartsWith("226", await client.ReplyAsync());
        Assert.Equal("content", File.ReadAllText(victim.Folder.In("a")));
    }

    [Fact]
    public async Task Hundreds_of_strangers_before_the_transfer_do_not_keep_the_client_out()
    {
        await using var victim = await Victim.StartAsync();
        File.WriteAllText(victim.Folder.In("a"), "content");
        using var client = await victim.LoginAsync();
        var port = await client.PassiveAsync();
        List<Socket> strangers = [];
        for (int i = 0; i < 300; i++)
            strangers.Add(await RawClient.DialAsync(port, "127.0.0.2"));
        using var own = await RawClient.DialAsync(port);

        await client.ExpectAsync("150", "RETR a");
        Assert.Equal("content"u8.ToArray(), await RawClient.DrainAsync(new NetworkStream(own)));
        Assert.StartsWith("226", await client.ReplyAsync());
        strangers.ForEach(static stranger => stranger.Dispose());
    }

    [Fact]
    public async Task A_stranger_is_dropped_though_the_client_has_not_asked_for_a_transfer_yet()
    {
        await using var victim = await Victim.StartAsync();
        File.WriteAllText(victim.Folder.In("a"), "content");
        using var client = await victim.LoginAsync();
        var port = await client.PassiveAsync();
        using var thief = await RawClient.DialAsync(port, "127.0.0.2");
        victim.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Empty(await RawClient.DrainAsync(new NetworkStream(thief)));

        using var own = await RawClient.DialAsync(port);
        await client.ExpectAsync("150", "RETR a");
        Assert.Equal("content"u8.ToArray(), await RawClient.DrainAsync(new NetworkStream(own)));
        Assert.StartsWith("226", await client.ReplyAsync());
    }

    [Fact]
    public async Task Two_hundred_ports_stay_in_the_range_and_do_not_follow_each_other()
    {
        PortRange range = new(21_000, 21_999);
        await using var victim = await Victim.StartAsync(site => site with { Data = new() { PassivePorts = range } });
        using var client = await victim.LoginAsync();
        List<int> ports = [];
        for (int i = 0; i < 200; i++)
            ports.Add((await client.PassiveAsync()).Port);

        Assert.All(ports, port => Assert.InRange(port, range.First, range.Last));
        // Of 200 even choices among 1,000 some 181 differ, and one in 500 steps is a step to the neighbour.
        Assert.InRange(ports.Distinct().Count(), 150, 200);
        Assert.InRange(ports.Zip(ports.Skip(1)).Count(static pair => Math.Abs(pair.First - pair.Second) <= 1), 0, 8);
        int[] tenths = new int[10];
        ports.ForEach(port => tenths[(port - range.First) / 100]++);
        Assert.All(tenths, count => Assert.InRange(count, 3, 50));
    }

    [Fact]
    public async Task Clients_that_share_a_port_each_get_their_own_connection()
    {
        await using var victim = await Victim.StartAsync(site => site with { Data = new() { PassivePorts = new(22_500, 22_500) } });
        File.WriteAllText(victim.Folder.In("a"), "for one");
        File.WriteAllText(victim.Folder.In("b"), "for two");
        using var one = await victim.LoginAsync("127.0.0.1");
        using var two = await victim.LoginAsync("127.0.0.2");
        var port = await one.PassiveAsync();
        Assert.Equal(port, await two.PassiveAsync());

        await one.ExpectAsync("150", "RETR a");
        // Connects before its command, while the other session waits at the same port.
        using var ofTwo = await RawClient.DialAsync(port, "127.0.0.2");
        using var ofOne = await RawClient.DialAsync(port, "127.0.0.1");
        Assert.Equal("for one"u8.ToArray(), await RawClient.DrainAsync(new NetworkStream(ofOne)));
        await two.ExpectAsync("150", "RETR b");
        Assert.Equal("for two"u8.ToArray(), await RawClient.DrainAsync(new NetworkStream(ofTwo)));
        Assert.StartsWith("226", await two.ReplyAsync());
        Assert.Empty(victim.Log.Of(2402));
    }

    [Fact]
    public async Task A_session_whose_port_is_taken_up_gets_a_reply()
    {
        await using var victim = await Victim.StartAsync(site => site with { Data = new() { PassivePorts = new(22_600, 22_600) } });
        using var one = await victim.LoginAsync();
        using var other = await victim.LoginAsync();
        await one.PassiveAsync();

        await other.ExpectAsync("425", "EPSV");
        await one.ExpectAsync("221", "QUIT");
        await Until.TrueAsync(() => victim.Server.Sessions.Count == 1);
        Assert.Equal(IPAddress.Parse(victim.Address.ToString()), (await other.PassiveAsync()).Address);
    }
}
