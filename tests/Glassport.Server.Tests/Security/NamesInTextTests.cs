using System.Text;
using Glassport.Server.Settings;

namespace Glassport.Server.Tests.Security;

/// <summary>S24: a name cannot forge a reply, a row of a listing, or a line of a log.</summary>
public sealed class NamesInTextTests
{
    public static TheoryData<string> Names =>
    [
        "a\nb", "a\r\n226 forged", "a\n-rw-r--r-- 1 root root 0 Jan  1 00:00 forged", "\u001b[2J\u001b]0;title\u0007", "a\tb\u007f", "quote\"in\"it", "\u202egpj.exe", "a\u0085b\u2028c",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_name_stays_within_its_row_and_its_line(string name)
    {
        await using var victim = await Victim.StartAsync();
        File.WriteAllText(victim.Folder.In(name), "content");
        File.CreateSymbolicLink(victim.Folder.In("link"), name);
        using var client = await victim.LoginAsync();

        foreach (string command in new[] { "LIST", "NLST", "MLSD" })
        {
            var (content, reply) = await client.DownloadAsync(command);
            Assert.StartsWith("226", reply);
            string text = Encoding.UTF8.GetString(content);
            string[] rows = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            Assert.InRange(rows.Length, 2, command == "MLSD" ? 4 : 2);
            Assert.All(rows, static row => Assert.DoesNotContain(row, static c => c is < ' ' or '\u007f'));
            Assert.Equal(rows.Length, text.Count(static c => c == '\n'));
        }

        foreach (string command in new[] { "STAT /", "MLST link", "STAT link" })
        {
            string reply = await client.CommandAsync(command);
            string[] lines = reply.Split('\n');
            Assert.All(lines[1..^1], static line => Assert.StartsWith(" ", line));
            Assert.All(lines, static line => Assert.DoesNotContain(line, static c => c is < ' ' and not '\t' or '\u007f'));
        }

        await client.ExpectAsync("200", "NOOP");
    }

    [Theory]
    [InlineData("a\u001b[2Jb")]
    [InlineData("quote\"in")]
    [InlineData("\u202egpj.exe")]
    [InlineData("a\u0085b\u2028c")]
    public async Task A_name_that_a_client_sends_is_escaped_in_the_log_and_harmless_in_replies(string name)
    {
        await using var victim = await Victim.StartAsync(server: server => server with { Bans = new() { Failures = 0, Delay = TimeSpan.Zero } });
        using var client = await victim.ConnectAsync();
        await client.ReplyAsync();
        await client.ExpectAsync("331", "USER " + name);
        await client.ExpectAsync("530", "PASS " + name);
        await client.LoginAsync();
        List<string> replies =
        [
            await client.UploadAsync("STOR " + name, "content"u8.ToArray()),
            (await client.DownloadAsync("RETR missing" + name)).Reply,
            await client.CommandAsync("MKD folder" + name),
            await client.CommandAsync("CWD folder" + name),
            await client.CommandAsync("PWD"),
            await client.CommandAsync("SITE " + name),
            await client.CommandAsync("FOO " + name),
        ];

        Assert.All(replies, static reply => Assert.DoesNotContain(reply, static c => c is < ' ' or '\u007f'));
        Assert.All(victim.Log.Messages, static message => Assert.DoesNotContain(message, static c => c is < ' ' or '\u007f' or '\u202e' or '\u0085' or '\u2028'));
        Assert.NotEmpty(victim.Log.Of(2102));
        Assert.NotEmpty(victim.Log.Of(2301));
    }

    [Fact]
    public async Task A_quote_in_a_path_is_doubled()
    {
        await using var victim = await Victim.StartAsync();
        using var client = await victim.LoginAsync();

        Assert.Contains("\"/quote\"\"in\"", await client.CommandAsync("MKD quote\"in"));
        await client.ExpectAsync("250", "CWD quote\"in");
        Assert.StartsWith("257 \"/quote\"\"in\" ", await client.CommandAsync("PWD"));
    }

    [Fact]
    public async Task The_dialogue_of_the_log_has_no_password()
    {
        await using var victim = await Victim.StartAsync(site => site with { Messages = new MessageSettings() });
        using var client = await victim.LoginAsync();

        Assert.DoesNotContain(victim.Log.Messages, static message => message.Contains(Victim.Password, StringComparison.Ordinal));
    }
}
