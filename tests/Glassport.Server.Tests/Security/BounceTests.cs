using System.Net;
using System.Net.Sockets;
using Glassport.Server.Data;
using Glassport.Server.Sessions;
using Glassport.Server.Settings;

namespace Glassport.Server.Tests.Security;

/// <summary>S1: PORT, EPRT and LPRT make the server connect to nobody but the client.</summary>
public sealed class BounceTests
{
    [Theory]
    [InlineData("PORT 127,0,0,3,{0},{1}")]
    [InlineData("EPRT |1|127.0.0.3|{2}|")]
    [InlineData("EPRT |2|::ffff:127.0.0.3|{2}|")]
    [InlineData("LPRT 4,4,127,0,0,3,2,{0},{1}")]
    public async Task A_third_address_is_refused_and_no_packet_reaches_it(string command)
    {
        await using var victim = await Victim.StartAsync();
        File.WriteAllText(victim.Folder.In("a"), "content");
        using TcpListener third = new(IPAddress.Parse("127.0.0.3"), 0);
        third.Start();
        using var client = await victim.LoginAsync();

        string reply = await client.CommandAsync(Fill(command, ((IPEndPoint)third.LocalEndpoint).Port));
        await client.ExpectAsync("425", "RETR a");

        Assert.Matches("^5(0[0-4]|22) ", reply);
        Assert.False(third.Pending());
        // 522: the family alone is refused, before the address is looked at.
        Assert.Equal(reply.StartsWith("522", StringComparison.Ordinal) ? 0 : 1, victim.Log.Of(2403).Count());
    }

    [Theory]
    [InlineData("PORT 127,0,0,1,{0},{1}")]
    [InlineData("EPRT |1|127.0.0.1|{2}|")]
    [InlineData("LPRT 4,4,127,0,0,1,2,{0},{1}")]
    public async Task A_low_port_is_refused_even_at_the_client(string command)
    {
        await using var victim = await Victim.StartAsync();
        using var client = await victim.LoginAsync();

        foreach (int port in new[] { 0, 1, 21, 25, 1023 })
            Assert.Matches("^50[0-4] ", await client.CommandAsync(Fill(command, port)));
        Assert.StartsWith("200", await client.CommandAsync(Fill(command, 1024)));
    }

    [Fact]
    public async Task The_clients_own_address_is_connected_to()
    {
        await using var victim = await Victim.StartAsync();
        File.WriteAllText(victim.Folder.In("a"), "content");
        using TcpListener own = new(IPAddress.Loopback, 0);
        own.Start();
        using var client = await victim.LoginAsync();

        await client.ExpectAsync("200", Fill("PORT 127,0,0,1,{0},{1}", ((IPEndPoint)own.LocalEndpoint).Port));
        await client.SendAsync("RETR a\r\n");
        using var data = await own.AcceptTcpClientAsync();

        Assert.Equal("content"u8.ToArray(), await RawClient.DrainAsync(data.GetStream()));
        Assert.StartsWith("150", await client.ReplyAsync());
        Assert.StartsWith("226", await client.ReplyAsync());
    }

    [Fact]
    public async Task A_rule_for_a_network_lets_its_hosts_name_each_other_and_no_others()
    {
        DataSettings rule = new() { ForeignNetworks = [IPNetwork.Parse("127.0.0.0/30")] };
        await using var victim = await Victim.StartAsync(site => site with { Data = rule });
        using var friend = await victim.LoginAsync("127.0.0.2");
        using var stranger = await victim.LoginAsync("127.0.0.9");

        await friend.ExpectAsync("200", "PORT 127,0,0,3,200,200");
        await friend.ExpectAsync("501", "PORT 127,0,0,9,200,200");
        await stranger.ExpectAsync("501", "PORT 127,0,0,3,200,200");
    }

    [Theory]
    [InlineData("203.0.113.5", "127.0.0.1", false)]
    [InlineData("203.0.113.5", "10.0.0.1", false)]
    [InlineData("203.0.113.5", "169.254.169.254", false)]
    [InlineData("203.0.113.5", "0.0.0.0", false)]
    [InlineData("203.0.113.5", "224.0.0.1", false)]
    [InlineData("203.0.113.5", "255.255.255.255", false)]
    [InlineData("192.168.1.5", "127.0.0.1", false)]
    [InlineData("192.168.1.5", "169.254.169.254", false)]
    [InlineData("192.168.1.5", "::1", false)]
    [InlineData("192.168.1.5", "::ffff:127.0.0.1", false)]
    [InlineData("192.168.1.5", "fe80::1", false)]
    [InlineData("2001:db8::5", "fd00::1", false)]
    [InlineData("192.168.1.5", "192.168.1.6", true)]
    [InlineData("127.0.0.1", "127.0.0.2", true)]
    [InlineData("203.0.113.5", "198.51.100.7", true)]
    public void A_rule_for_all_networks_does_not_open_the_servers_own(string peer, string target, bool allowed)
    {
        DataSettings settings = new() { ForeignNetworks = [IPNetwork.Parse("0.0.0.0/0"), IPNetwork.Parse("::/0")] };
        SessionEnds ends = new(new(IPAddress.Parse(peer), 40_000), new(IPAddress.Parse("192.0.2.1"), 21));
        DataRules rules = new(settings, ends, static () => null, (_, _) => { });

        Assert.Equal(allowed, rules.AdmitsTarget(IPAddress.Parse(target)));
        Assert.Equal(allowed, rules.AdmitsSource(IPAddress.Parse(target)));
    }

    private static string Fill(string command, int port) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, command, port >> 8, port & 255, port);
}
