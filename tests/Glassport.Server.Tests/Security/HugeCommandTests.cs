using System.Text;

namespace Glassport.Server.Tests.Security;

/// <summary>S13: what a client sends on the control connection is bounded.</summary>
public sealed class HugeCommandTests
{
    [Theory]
    [InlineData((byte)'A')]
    [InlineData((byte)0)]
    [InlineData((byte)' ')]
    [InlineData((byte)'\r')]
    public async Task A_line_of_64_KiB_without_an_end_is_refused_and_ends_the_connection(byte filler)
    {
        await using var victim = await Victim.StartAsync();
        using var client = await victim.ConnectAsync();
        await client.ReplyAsync();

        byte[] line = new byte[64 * 1024];
        Array.Fill(line, filler);
        try
        {
            await client.SendAsync(line);
        }
        catch (IOException)
        {
            // The server has closed it before all of it went out, which is right.
        }

        Assert.StartsWith("500", Assert.Single(await client.RepliesToEndAsync()));
        await victim.WhenEmptyAsync();
    }

    [Fact]
    public async Task A_line_that_is_too_long_and_has_an_end_is_refused()
    {
        await using var victim = await Victim.StartAsync();
        using var client = await victim.LoginAsync();

        Assert.Matches("^50[01]", await client.CommandAsync("CWD " + new string('a', 4_150)));
        Assert.Matches("^5", await client.CommandAsync("CWD " + new string('a', 4_000)));
        Assert.Matches("^5", await client.CommandAsync(new string('A', 4_000)));
        await client.ExpectAsync("200", "NOOP");
    }

    [Theory]
    [InlineData("CWD a\0b")]
    [InlineData("SIZE \0")]
    [InlineData("MKD a\rb")]
    [InlineData("DELE a\rDELE b")]
    public async Task NUL_and_CR_within_an_argument_are_refused(string line)
    {
        await using var victim = await Victim.StartAsync();
        using var client = await victim.LoginAsync();

        await client.SendAsync(line + "\r\n");

        Assert.StartsWith("501", await client.ReplyAsync());
        Assert.Empty(Directory.EnumerateFileSystemEntries(victim.Folder.Root));
        await client.ExpectAsync("200", "NOOP");
    }

    [Fact]
    public async Task Lines_of_nothing_but_NUL_do_not_break_a_session()
    {
        await using var victim = await Victim.StartAsync();
        using var client = await victim.LoginAsync();

        await client.SendAsync("\0\0\0\r\n\r\n\n");
        for (int i = 0; i < 3; i++)
            Assert.StartsWith("500", await client.ReplyAsync());
        await client.ExpectAsync("200", "NOOP");
    }

    [Fact]
    public async Task A_client_that_asks_and_never_reads_is_not_answered_without_bounds()
    {
        await using var victim = await Victim.StartAsync();
        for (int i = 0; i < 900; i++)
            File.WriteAllText(victim.Folder.In($"{i}-{new string('n', 200)}"), "");
        using var client = await victim.LoginAsync();

        // Each of these asks for some 200 KB.
        byte[] flood = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("STAT /\r\n", 500)));
        await client.SendAsync(flood);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        await Until.TrueAsync(() => victim.Server.Sessions is [{ Doing: "STAT" }]);
        await victim.WhenEmptyInTimeAsync();

        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 64 << 20);
    }
}
