using System.Net.Sockets;
using Glassport.Server.Tests.Security;

namespace Glassport.Server.Tests.Faults;

/// <summary>A server that is told to stop while transfers run.</summary>
public sealed class DrainTests
{
    private const int Transfers = 100;

    [Fact]
    public async Task A_hundred_transfers_end_whole_and_idle_sessions_are_told_goodbye()
    {
        await using var victim = await Victim.StartAsync();
        byte[] content = new byte[8 << 20];
        new Random(1).NextBytes(content);
        await File.WriteAllBytesAsync(victim.Folder.In("big"), content);
        using var idle = await victim.LoginAsync();
        List<(RawClient Client, Socket Data)> running = await BeginAsync(victim);

        var stopping = victim.Server.StopAsync();

        Assert.StartsWith("421", await idle.ReplyAsync());
        await Assert.ThrowsAnyAsync<SocketException>(() => victim.ConnectAsync());
        Assert.False(stopping.IsCompleted);
        await Task.WhenAll(running.Select((transfer, number) => FinishAsync(transfer.Client, transfer.Data, number, content)));
        await stopping;
        Assert.Empty(victim.Server.Sessions);
        Assert.Empty(victim.PassivePorts);
        for (int i = 1; i < Transfers; i += 2)
            Assert.True(content.AsSpan(0, 200_000).SequenceEqual(File.ReadAllBytes(victim.Folder.In($"{i}"))));
        Assert.Empty(victim.Log.Failures);
    }

    [Fact]
    public async Task Those_that_take_longer_than_they_may_are_cut_off()
    {
        await using var victim = await Victim.StartAsync(server: server => server with { Limits = new() { DrainTimeout = TimeSpan.FromSeconds(10) } });
        await using (var file = File.Create(victim.Folder.In("big")))
            file.SetLength(64 << 20);
        List<(RawClient Client, Socket Data)> running = await BeginAsync(victim);
        using var waiting = await victim.LoginAsync();
        await waiting.PassiveAsync();
        await waiting.ExpectAsync("150", "STOR waiting");

        var stopping = victim.Server.StopAsync();
        Assert.False(stopping.IsCompleted);
        victim.Time.Advance(TimeSpan.FromSeconds(11));
        await stopping.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Empty(victim.Server.Sessions);
        Assert.Empty(victim.PassivePorts);
        Assert.Equal(0, Descriptors.OpenBelow(victim.Folder.Root));
        Assert.Empty(victim.Log.Failures);
        Assert.Contains($"{Transfers + 1} transfers", Assert.Single(victim.Log.Of(1007)));
        foreach (var (client, data) in running)
        {
            Assert.DoesNotContain(await client.RepliesToEndAsync(), static line => line.StartsWith("226", StringComparison.Ordinal));
            client.Dispose();
            data.Dispose();
        }
    }

    // Half are downloads of which nothing was read yet, half are uploads of which half was sent.
    private static async Task<List<(RawClient Client, Socket Data)>> BeginAsync(Victim victim)
    {
        List<(RawClient, Socket)> running = [];
        for (int i = 0; i < Transfers; i++)
        {
            var client = await victim.LoginAsync();
            var data = await client.DataAsync();
            data.ReceiveBufferSize = 16 * 1024;
            await client.ExpectAsync("150", i % 2 == 0 ? "RETR big" : $"STOR {i}");
            running.Add((client, data));
        }

        return running;
    }

    private static async Task FinishAsync(RawClient client, Socket data, int number, byte[] content)
    {
        if (number % 2 == 0)
        {
            byte[] received = await RawClient.DrainAsync(new NetworkStream(data));
            Assert.True(content.AsSpan().SequenceEqual(received));
        }
        else
        {
            await data.SendAsync(content.AsMemory(0, 200_000));
            data.Shutdown(SocketShutdown.Send);
        }

        var lines = await client.RepliesToEndAsync();
        Assert.StartsWith("226", lines[0]);
        Assert.StartsWith("421", lines[^1]);
        client.Dispose();
        data.Dispose();
    }
}
