using System.Net.Sockets;
using Glassport.Server.Tests.Security;

namespace Glassport.Server.Tests.Faults;

/// <summary>Clients that stop in the middle and stay.</summary>
public sealed class StalledClientTests
{
    [Theory]
    [InlineData("RETR big")]
    [InlineData("STOR up")]
    public async Task A_transfer_in_which_no_byte_moves_ends_with_426(string command)
    {
        await using var victim = await Victim.StartAsync();
        await using (var file = File.Create(victim.Folder.In("big")))
            file.SetLength(256 << 20);
        using var client = await victim.LoginAsync();
        using var data = await client.DataAsync();
        await client.ExpectAsync("150", command);
        if (command.StartsWith("STOR", StringComparison.Ordinal))
            await data.SendAsync(new byte[1_000]);
        await WhenStillAsync(victim);

        victim.Pass(110);
        await client.ExpectAsync("213", "STAT");
        victim.Pass(20);

        Assert.Contains("no byte moved", await client.ReplyAsync());
        await client.ExpectAsync("200", "NOOP");
        Assert.Equal(0, Descriptors.OpenBelow(victim.Folder.Root));
    }

    [Fact]
    public async Task A_client_that_reads_on_in_time_gets_all()
    {
        await using var victim = await Victim.StartAsync();
        byte[] content = new byte[16 << 20];
        new Random(1).NextBytes(content);
        await File.WriteAllBytesAsync(victim.Folder.In("big"), content);
        using var client = await victim.LoginAsync();
        using var data = await client.DataAsync();
        await client.ExpectAsync("150", "RETR big");
        await WhenStillAsync(victim);
        victim.Pass(110);

        byte[] received = await RawClient.DrainAsync(new NetworkStream(data));

        Assert.True(content.AsSpan().SequenceEqual(received));
        Assert.StartsWith("226", await client.ReplyAsync());
    }

    // Nothing has moved between two looks: the socket's buffers are full, or empty.
    private static async Task WhenStillAsync(Victim victim)
    {
        long last = -1;
        await Until.TrueAsync(() =>
        {
            long moved = victim.Server.Sessions[0].Moved;
            bool still = moved > 0 && moved == last;
            last = moved;
            return still;
        });
    }
}
