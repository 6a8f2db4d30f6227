using System.Net.Sockets;
using System.Security.Cryptography;
using Glassport.Server.Tests.Security;

namespace Glassport.Server.Tests.Faults;

/// <summary>Clients that vanish in the middle.</summary>
public sealed class CutConnectionTests
{
    [Theory]
    [InlineData("RETR big")]
    [InlineData("STOR up")]
    public async Task A_client_that_is_killed_takes_its_session_along_and_no_other(string command)
    {
        await using var victim = await Victim.StartAsync();
        byte[] content = await PlantAsync(victim);
        using var other = await victim.LoginAsync();
        using var othersData = await other.DataAsync();
        await other.ExpectAsync("150", "RETR big");
        for (int i = 0; i < 5; i++)
        {
            using var client = await victim.LoginAsync();
            using var data = await client.DataAsync();
            await client.ExpectAsync("150", command);
            if (command.StartsWith("RETR", StringComparison.Ordinal))
                await data.ReceiveAsync(new byte[10_000]);
            else
                await data.SendAsync(new byte[10_000]);
            RawClient.Reset(data);
            RawClient.Reset(client.Socket);
        }

        await Until.TrueAsync(() => victim.Server.Sessions.Count == 1);
        byte[] received = await RawClient.DrainAsync(new NetworkStream(othersData));

        Assert.Equal(SHA256.HashData(content), SHA256.HashData(received));
        Assert.StartsWith("226", await other.ReplyAsync());
        Assert.Empty(victim.PassivePorts);
        await Until.TrueAsync(() => Descriptors.OpenBelow(victim.Folder.Root) == 0);
        Assert.Empty(victim.Log.Failures);
    }

    [Fact]
    public async Task A_download_whose_data_connection_is_reset_gets_426_and_the_session_goes_on()
    {
        await using var victim = await Victim.StartAsync();
        await PlantAsync(victim);
        using var client = await victim.LoginAsync();
        using (var data = await client.DataAsync())
        {
            await client.ExpectAsync("150", "RETR big");
            await data.ReceiveAsync(new byte[10_000]);
            RawClient.Reset(data);
        }

        Assert.StartsWith("426", await client.ReplyAsync());
        Assert.StartsWith("226", (await client.DownloadAsync("LIST")).Reply);
    }

    [Theory]
    [InlineData("")]
    [InlineData("PWD\r\nPASV\r\nSTOR b\r\n")]
    public async Task A_control_connection_that_ends_ends_the_transfer_whatever_was_asked_meanwhile(string waiting)
    {
        await using var victim = await Victim.StartAsync();
        using var client = await victim.LoginAsync();
        using var data = await client.DataAsync();
        await client.ExpectAsync("150", "STOR a");
        await data.SendAsync(new byte[1_000]);
        await client.SendAsync(waiting);

        RawClient.Reset(client.Socket);

        await RawClient.DrainAsync(new NetworkStream(data));
        await victim.WhenEmptyAsync();
        Assert.Single(victim.Log.Of(2302));
    }

    private static async Task<byte[]> PlantAsync(Victim victim)
    {
        byte[] content = new byte[16 << 20];
        new Random(1).NextBytes(content);
        await File.WriteAllBytesAsync(victim.Folder.In("big"), content);
        return content;
    }
}
