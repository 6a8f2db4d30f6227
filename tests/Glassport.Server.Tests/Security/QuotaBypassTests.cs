using System.Net.Sockets;

namespace Glassport.Server.Tests.Security;

/// <summary>S27: a quota holds for every way of storing bytes.</summary>
public sealed class QuotaBypassTests
{
    private const int Bytes = 100_000;

    [Theory]
    [InlineData("STOR b")]
    [InlineData("APPE b")]
    [InlineData("APPE a")]
    [InlineData("STOU b")]
    public async Task Bytes_over_the_quota_are_refused(string command)
    {
        await using var victim = await StartAsync();
        using var client = await victim.LoginAsync();
        Assert.StartsWith("226", await client.UploadAsync("STOR a", new byte[60_000]));

        Assert.StartsWith("552", await client.UploadAsync(command, new byte[60_000]));

        AssertBounded(victim);
        await client.ExpectAsync("200", "NOOP");
    }

    [Fact]
    public async Task Uploads_that_are_resumed_count()
    {
        await using var victim = await StartAsync();
        using var client = await victim.LoginAsync();
        Assert.StartsWith("226", await client.UploadAsync("STOR a", new byte[60_000]));
        for (int i = 0; i < 4; i++)
        {
            await client.ExpectAsync("350", "REST 60000");
            Assert.StartsWith(i == 0 ? "226" : "552", await client.UploadAsync("STOR a", new byte[i == 0 ? 40_000 : 40_001]));
        }

        AssertBounded(victim);
    }

    [Fact]
    public async Task Renaming_makes_no_room()
    {
        await using var victim = await StartAsync();
        using var client = await victim.LoginAsync();
        Assert.StartsWith("226", await client.UploadAsync("STOR a", new byte[60_000]));
        await client.ExpectAsync("350", "RNFR a");
        await client.ExpectAsync("250", "RNTO c");

        Assert.StartsWith("552", await client.UploadAsync("STOR a", new byte[60_000]));
        await client.ExpectAsync("250", "DELE c");
        Assert.Equal(0, Directory.EnumerateFiles(victim.Folder.Root).Sum(static file => file.EndsWith('a') ? 0 : new FileInfo(file).Length));
        await client.CommandAsync("DELE a");
        Assert.StartsWith("226", await client.UploadAsync("STOR a", new byte[60_000]));
        AssertBounded(victim);
    }

    [Fact]
    public async Task Sessions_at_the_same_time_share_it()
    {
        await using var victim = await StartAsync();
        List<(RawClient Client, Socket Data)> uploads = [];
        for (int i = 0; i < 8; i++)
        {
            var client = await victim.LoginAsync();
            uploads.Add((client, await client.DataAsync()));
            await client.ExpectAsync("150", $"STOR {i}");
        }

        foreach (var (_, data) in uploads)
            await data.SendAsync(new byte[30_000]);
        // None is over before all of them have sent what they have.
        await Until.TrueAsync(() => victim.Server.Sessions.All(static session => session.Moved == 30_000 || session.Doing.Length == 0));
        List<string> replies = [];
        foreach (var (client, data) in uploads)
        {
            data.Dispose();
            replies.Add(await client.ReplyAsync());
        }

        Assert.Equal(3, replies.Count(static reply => reply.StartsWith("226", StringComparison.Ordinal)));
        Assert.Equal(5, replies.Count(static reply => reply.StartsWith("552", StringComparison.Ordinal)));
        AssertBounded(victim);
        uploads.ForEach(static upload => upload.Client.Dispose());
    }

    [Fact]
    public async Task An_upload_that_is_cut_off_counts_by_what_it_left()
    {
        await using var victim = await StartAsync();
        using var client = await victim.LoginAsync();
        for (int i = 0; i < 4; i++)
        {
            using var data = await client.DataAsync();
            await client.ExpectAsync("150", $"STOR {i}");
            await data.SendAsync(new byte[40_000]);
            await Until.TrueAsync(() => victim.Server.Sessions[0].Moved == 40_000 || data.Poll(0, SelectMode.SelectRead));
            RawClient.Reset(data);
            Assert.Matches("^(426|552)", await client.ReplyAsync());
        }

        AssertBounded(victim);
    }

    private static Task<Victim> StartAsync() => Victim.StartAsync(site => site with { Files = new() { Quota = new(Bytes: Bytes) } });

    private static void AssertBounded(Victim victim) => Assert.InRange(
        Directory.EnumerateFiles(victim.Folder.Root, "*", SearchOption.AllDirectories).Sum(static file => new FileInfo(file).Length), 0, Bytes);
}
