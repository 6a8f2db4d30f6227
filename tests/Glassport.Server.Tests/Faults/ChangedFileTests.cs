using System.Net.Sockets;
using Glassport.Server.Tests.Security;

namespace Glassport.Server.Tests.Faults;

/// <summary>Files that others change while they are transferred.</summary>
public sealed class ChangedFileTests
{
    private static readonly byte[] Content = Noise();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_that_is_removed_or_replaced_is_sent_to_its_end(bool replaced)
    {
        await using var victim = await Victim.StartAsync();
        await File.WriteAllBytesAsync(victim.Folder.In("a"), Content);
        using var client = await victim.LoginAsync();
        using var data = await client.DataAsync();
        await client.ExpectAsync("150", "RETR a");

        File.Delete(victim.Folder.In("a"));
        if (replaced)
            File.WriteAllText(victim.Folder.In("a"), "another");
        byte[] received = await RawClient.DrainAsync(new NetworkStream(data));

        Assert.True(Content.AsSpan().SequenceEqual(received));
        Assert.StartsWith("226", await client.ReplyAsync());
    }

    [Fact]
    public async Task A_file_that_grows_is_sent_as_long_as_it_was()
    {
        await using var victim = await Victim.StartAsync();
        await File.WriteAllBytesAsync(victim.Folder.In("a"), Content);
        using var client = await victim.LoginAsync();
        using var data = await client.DataAsync();
        await client.ExpectAsync("150", "RETR a");

        await File.AppendAllTextAsync(victim.Folder.In("a"), "more");
        byte[] received = await RawClient.DrainAsync(new NetworkStream(data));

        Assert.True(Content.AsSpan().SequenceEqual(received));
        Assert.StartsWith("226", await client.ReplyAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_folder_of_an_upload_that_is_removed_does_no_harm(bool atomic)
    {
        await using var victim = await Victim.StartAsync(site => site with { Files = new() { AtomicUploads = atomic } });
        Directory.CreateDirectory(victim.Folder.In("sub"));
        using var client = await victim.LoginAsync();
        using var data = await client.DataAsync();
        await client.ExpectAsync("150", "STOR sub/a");
        await data.SendAsync(new byte[1_000]);
        await Until.TrueAsync(() => victim.Server.Sessions[0].Moved == 1_000);

        Directory.Delete(victim.Folder.In("sub"), recursive: true);
        data.Shutdown(SocketShutdown.Send);

        Assert.Matches(atomic ? "^(45|55)" : "^(226|45|55)", await client.ReplyAsync());
        await client.ExpectAsync("200", "NOOP");
        Assert.Equal(0, Descriptors.OpenBelow(victim.Folder.Root));
        Assert.Empty(victim.Log.Failures);
    }

    [Fact]
    public async Task A_directory_that_is_removed_while_it_is_listed_does_no_harm()
    {
        await using var victim = await Victim.StartAsync();
        Directory.CreateDirectory(victim.Folder.In("sub"));
        for (int i = 0; i < 500; i++)
            File.WriteAllText(victim.Folder.In($"sub/{i}"), "");
        using var client = await victim.LoginAsync();
        await client.ExpectAsync("250", "CWD sub");
        var listing = client.DownloadAsync("LIST");
        Directory.Delete(victim.Folder.In("sub"), recursive: true);

        Assert.Matches("^(226|45|55)", (await listing).Reply);
        Assert.StartsWith("550", (await client.DownloadAsync("LIST")).Reply);
        await client.ExpectAsync("250", "CWD /");
    }

    private static byte[] Noise()
    {
        byte[] content = new byte[16 << 20];
        new Random(1).NextBytes(content);
        return content;
    }
}
