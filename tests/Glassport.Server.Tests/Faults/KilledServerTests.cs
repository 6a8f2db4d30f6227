using System.Net.Sockets;
using Glassport.Server.Tests.Security;
using Glassport.Server.Tests.Storage;

namespace Glassport.Server.Tests.Faults;

/// <summary>A server that is killed (SIGKILL) in the middle of uploads.</summary>
public sealed class KilledServerTests
{
    private const int Uploads = 8;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_torn_file_takes_the_place_of_a_whole_one(bool atomic)
    {
        using TemporaryFolder folder = new();
        for (int i = 0; i < Uploads; i++)
            File.WriteAllText(folder.In($"{i}"), "the old one");
        List<RawClient> clients = [];
        List<Socket> data = [];
        using (var server = await KilledServer.StartAsync(folder.Root, atomic))
        {
            using (var before = await server.LoginAsync())
                Assert.StartsWith("226", await before.UploadAsync("STOR whole", new byte[300_000]));
            for (int i = 0; i < Uploads; i++)
            {
                var client = await server.LoginAsync();
                clients.Add(client);
                data.Add(await client.DataAsync());
                await client.ExpectAsync("150", $"STOR {i}");
                await data[i].SendAsync(new byte[200_000]);
            }

            await Until.TrueAsync(() => Directory.EnumerateFiles(folder.Root).Count(static file => new FileInfo(file).Length is 200_000) == Uploads);
            await server.KillAsync();
        }

        foreach (var client in clients)
        {
            Assert.DoesNotContain(await client.RepliesToEndAsync(), static line => line.StartsWith("226", StringComparison.Ordinal));
            client.Dispose();
        }

        data.ForEach(static socket => socket.Dispose());
        Assert.Equal(300_000, new FileInfo(folder.In("whole")).Length);
        for (int i = 0; i < Uploads; i++)
        {
            if (atomic)
                Assert.Equal("the old one", File.ReadAllText(folder.In($"{i}")));
            else
                Assert.Equal(200_000, new FileInfo(folder.In($"{i}")).Length);
        }

        // What is left shows nothing that is not whole, and serves again.
        using var next = await KilledServer.StartAsync(folder.Root, atomic);
        using var again = await next.LoginAsync();
        string[] names = System.Text.Encoding.UTF8.GetString((await again.DownloadAsync("NLST")).Content).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([.. Enumerable.Range(0, Uploads).Select(static i => $"{i}"), "whole"], names.Order(StringComparer.Ordinal));
        Assert.StartsWith("226", await again.UploadAsync("STOR 0", "new"u8.ToArray()));
        Assert.Equal("new", File.ReadAllText(folder.In("0")));
    }

    [Fact]
    public async Task An_upload_that_was_cut_off_is_resumed_on_the_next_server()
    {
        using TemporaryFolder folder = new();
        byte[] content = new byte[400_000];
        new Random(1).NextBytes(content);
        using (var server = await KilledServer.StartAsync(folder.Root, atomic: false))
        {
            using var client = await server.LoginAsync();
            using var data = await client.DataAsync();
            await client.ExpectAsync("150", "STOR a");
            await data.SendAsync(content.AsMemory(0, 150_000));
            await Until.TrueAsync(() => new FileInfo(folder.In("a")).Length == 150_000);
            await server.KillAsync();
        }

        using var next = await KilledServer.StartAsync(folder.Root, atomic: false);
        using var again = await next.LoginAsync();
        await again.ExpectAsync("213 150000", "SIZE a");
        await again.ExpectAsync("350", "REST 150000");
        Assert.StartsWith("226", await again.UploadAsync("STOR a", content.AsMemory(150_000)));

        Assert.Equal(content, File.ReadAllBytes(folder.In("a")));
    }
}
