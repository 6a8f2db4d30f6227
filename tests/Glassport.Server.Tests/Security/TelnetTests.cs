namespace Glassport.Server.Tests.Security;

/// <summary>S14: Telnet commands within the control connection (CVE-2010-3972, CVE-2010-4221).</summary>
public sealed class TelnetTests
{
    [Theory]
    [InlineData("NO\xFF\xF1OP\r\n")]
    [InlineData("\xFF\xF4\xFF\xF2NOOP\r\n")]
    [InlineData("\xFF\xFD\x06NOOP\r\n")]
    [InlineData("\xFF\xFB\x01\xFF\xFC\x01NOOP\r\n")]
    [InlineData("\xFF\xFA\x18\x01\xFF\xF0NOOP\r\n")]
    [InlineData("NO\xFF\xFA\x18\xFF\xFF\xFF\xF0OP\r\n")]
    public async Task Telnet_commands_are_taken_out(string line)
    {
        await using var victim = await Victim.StartAsync();
        using var client = await victim.LoginAsync();

        await client.SendAsync(line);
        Assert.StartsWith("200", await client.ReplyAsync());

        // The same a byte at a time.
        foreach (char c in line)
            await client.SendAsync(c.ToString());
        Assert.StartsWith("200", await client.ReplyAsync());
    }

    [Fact]
    public async Task Two_bytes_of_255_are_one_byte_of_a_name()
    {
        await using var victim = await Victim.StartAsync();
        using var client = await victim.LoginAsync();

        await client.SendAsync("MKD a\xFF\xFF" + "b\r\n");

        Assert.StartsWith("257", await client.ReplyAsync());
        string name = Path.GetFileName(Assert.Single(Directory.EnumerateDirectories(victim.Folder.Root)));
        Assert.Equal(3, name.Length);
    }

    [Fact]
    public async Task A_subnegotiation_that_does_not_end_ends_with_its_line()
    {
        await using var victim = await Victim.StartAsync();
        using var client = await victim.LoginAsync();

        await client.SendAsync("\xFF\xFA\x18\r\nNOOP\r\n");

        Assert.StartsWith("500", await client.ReplyAsync());
        Assert.StartsWith("200", await client.ReplyAsync());
    }

    [Theory]
    [InlineData("\xFF")]
    [InlineData("\xFF\xFA")]
    [InlineData("\xFF\xFA\x18")]
    [InlineData("USER a\xFF")]
    public async Task A_command_that_is_cut_off_ends_with_the_connection(string bytes)
    {
        await using var victim = await Victim.StartAsync();
        using var client = await victim.ConnectAsync();
        await client.ReplyAsync();

        await client.SendAsync(bytes);
        client.Socket.Shutdown(System.Net.Sockets.SocketShutdown.Send);

        Assert.Empty(await client.RepliesToEndAsync());
        await victim.WhenEmptyAsync();
    }

    [Theory]
    [InlineData("\xFF\xFA\x18")]
    [InlineData("\xFF\xF1")]
    [InlineData("\xFF\xFF")]
    [InlineData("\xFF\xFB")]
    public async Task A_flood_of_them_is_swallowed_or_ends_the_session(string piece)
    {
        await using var victim = await Victim.StartAsync();
        using var client = await victim.LoginAsync();
        using var other = await victim.LoginAsync();
        try
        {
            for (int i = 0; i < 32; i++)
                await client.SendAsync(string.Concat(Enumerable.Repeat(piece, 16_384)));
            await client.SendAsync("\r\n");
            client.Socket.Shutdown(System.Net.Sockets.SocketShutdown.Send);
        }
        catch (Exception failure) when (failure is IOException or System.Net.Sockets.SocketException)
        {
            // Closed in the middle of the flood.
        }

        Assert.All(await client.RepliesToEndAsync(), static line => Assert.StartsWith("5", line));
        await other.ExpectAsync("200", "NOOP");
        Assert.Empty(victim.Log.Failures);
    }
}
