using System.Text;

namespace Glassport.Server.Tests.Security;

/// <summary>S9: links that lead out of the tree lead nowhere, also when they appear while a path is used.</summary>
public sealed class SymlinkEscapeTests
{
    [Theory]
    [InlineData("link", true)]
    [InlineData("up", true)]
    [InlineData("chain", true)]
    [InlineData("folder/secret", false)]
    [InlineData("folder/../folder/secret", false)]
    [InlineData("sub/up/root_sibling/secret", false)]
    public async Task Neither_the_last_nor_an_earlier_part_may_lead_out(string path, bool isLinkItself)
    {
        await using var victim = await Victim.StartAsync();
        Plant(victim);
        using var client = await victim.LoginAsync();

        foreach (string command in new[] { "RETR", "LIST", "MLSD" })
        {
            var (content, reply) = await client.DownloadAsync($"{command} {path}");
            Assert.DoesNotContain("secret-content", Encoding.UTF8.GetString(content), StringComparison.Ordinal);
            Assert.False(reply.StartsWith("226", StringComparison.Ordinal) && content.Length > 0 && !isLinkItself, $"{command} {path}: {Encoding.UTF8.GetString(content)}");
        }

        Assert.StartsWith("5", await client.UploadAsync("STOR " + path, "forged"u8.ToArray()));
        Assert.StartsWith("5", await client.UploadAsync("APPE " + path, "forged"u8.ToArray()));
        await client.ExpectAsync("5", "SIZE " + path);
        await client.ExpectAsync("5", "CWD " + path);
        await client.ExpectAsync("5", "SITE CHMOD 777 " + path);
        await client.ExpectAsync("5", "HASH " + path);
        Assert.Equal("secret-content", File.ReadAllText(victim.Folder.Out("secret")));
        Assert.Single(Directory.EnumerateFileSystemEntries(victim.Folder.Outside));
    }

    [Theory]
    [InlineData("folder/moved")]
    [InlineData("sub/up/moved")]
    public async Task Nothing_is_renamed_or_made_behind_a_link_that_leads_out(string target)
    {
        await using var victim = await Victim.StartAsync();
        Plant(victim);
        File.WriteAllText(victim.Folder.In("own"), "own");
        using var client = await victim.LoginAsync();

        await client.ExpectAsync("350", "RNFR own");
        await client.ExpectAsync("5", "RNTO " + target);
        await client.ExpectAsync("5", "MKD " + target);
        Assert.StartsWith("5", await client.UploadAsync("STOR " + target, "forged"u8.ToArray()));

        Assert.Equal("own", File.ReadAllText(victim.Folder.In("own")));
        Assert.Single(Directory.EnumerateFileSystemEntries(victim.Folder.Outside));
    }

    [Fact]
    public async Task A_link_removed_or_replaced_touches_the_link_alone()
    {
        await using var victim = await Victim.StartAsync();
        Plant(victim);
        using var client = await victim.LoginAsync();

        foreach (string link in new[] { "chain", "up", "folder", "link" })
        {
            await client.CommandAsync("RNFR " + link);
            await client.CommandAsync("RNTO renamed");
            await client.CommandAsync("DELE renamed");
            await client.CommandAsync("DELE " + link);
            await client.CommandAsync("RMD " + link);
        }

        Assert.Equal("secret-content", File.ReadAllText(victim.Folder.Out("secret")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_folder_that_becomes_a_link_while_it_is_read_shows_nothing_of_the_outside(bool atomic)
    {
        await using var victim = await Victim.StartAsync(site => site with { Files = new() { AtomicUploads = atomic } });
        Plant(victim);
        string swapped = victim.Folder.In("swapped");
        string real = victim.Folder.In("real");
        Directory.CreateDirectory(real);
        File.WriteAllText(Path.Combine(real, "secret"), "own-content");
        using var client = await victim.LoginAsync();
        using CancellationTokenSource over = new();
        var swapping = Task.Run(() => Swap(swapped, real, victim.Folder.Outside, over.Token));
        for (int i = 0; i < 100; i++)
        {
            var (content, _) = await client.DownloadAsync("RETR swapped/secret");
            Assert.True(content.Length == 0 || content.AsSpan().SequenceEqual("own-content"u8), Encoding.UTF8.GetString(content));
            if (i % 4 == 0)
                await client.UploadAsync("STOR swapped/upload", "mine"u8.ToArray());
        }

        await over.CancelAsync();
        Assert.True(await swapping > 0);
        Assert.Equal([victim.Folder.Out("secret")], Directory.EnumerateFileSystemEntries(victim.Folder.Outside));
        Assert.Empty(victim.Log.Failures);
    }

    private static void Plant(Victim victim)
    {
        File.WriteAllText(victim.Folder.Out("secret"), "secret-content");
        Directory.CreateDirectory(victim.Folder.In("sub"));
        File.CreateSymbolicLink(victim.Folder.In("link"), victim.Folder.Out("secret"));
        File.CreateSymbolicLink(victim.Folder.In("chain"), "link");
        File.CreateSymbolicLink(victim.Folder.In("up"), "../root_sibling/secret");
        File.CreateSymbolicLink(victim.Folder.In("folder"), victim.Folder.Outside);
        File.CreateSymbolicLink(victim.Folder.In("sub/up"), "../..");
    }

    private static int Swap(string place, string real, string outside, CancellationToken over)
    {
        int swaps = 0;
        while (!over.IsCancellationRequested)
        {
            File.CreateSymbolicLink(place, swaps % 2 == 0 ? outside : real);
            File.Delete(place);
            Directory.Move(real, place);
            Directory.Move(place, real);
            swaps++;
        }

        return swaps;
    }
}
