using System.Text;

namespace Glassport.Client.Tests;

/// <summary>Replies in forms that RFC 959 allows, forgets or forbids.</summary>
public sealed class ReplyFormTests
{
    [Theory]
    [InlineData("S! 220 ready\\n")]
    [InlineData("S> 220")]
    [InlineData("S> 220 ")]
    [InlineData("S> 220-hello\nS> 230 not yet\nS> 220x\nS> 220-more\nS>  220 indented\nS> \nS> 220 ready")]
    [InlineData("S> 220-\nS> 220 ")]
    [InlineData("S> \nS> 220 ready")]
    [InlineData("S> 120 in a minute\nS> 120 soon\nS> 220 ready")]
    [InlineData("S! 220 a\0b\x1b[2J\\r\\n")]
    [InlineData("S! 220 a\\rb\\r\\n")]
    public async Task A_greeting_is_understood(string greeting)
    {
        await using ScriptedServer server = new(greeting + "\nC end");

        await using var client = await FtpClient.ConnectAsync(server.Address, ScriptedServer.Patient, CancellationToken.None);

        Assert.Equal(220, client.Greeting.Code);
    }

    [Theory]
    [InlineData("S> HTTP/1.1 400 Bad Request\nS close", FailureKind.Protocol)]
    [InlineData("S> 22 x\nS close", FailureKind.Protocol)]
    [InlineData("S> abc ready\nS close", FailureKind.Protocol)]
    [InlineData("S> 554 none of your business\nS close", FailureKind.Refused)]
    [InlineData("S> 331 password?\nS close", FailureKind.Refused)]
    [InlineData("S! 220\nS close", FailureKind.ConnectionLost)]
    [InlineData("S! \\0\\0\\0\nS close", FailureKind.ConnectionLost)]
    public async Task Another_is_not(string greeting, FailureKind kind)
    {
        await using ScriptedServer server = new(greeting);

        var failure = await Assert.ThrowsAsync<FtpException>(() => FtpClient.ConnectAsync(server.Address, ScriptedServer.Patient, CancellationToken.None));

        Assert.Equal(kind, failure.Kind);
    }

    [Theory]
    [InlineData("120 wait\\r\\n")]
    [InlineData("\\r\\n")]
    [InlineData("220-more\\r\\n")]
    public async Task A_greeting_without_an_end_is_given_up(string line)
    {
        await using ScriptedServer server = new("S! " + string.Concat(Enumerable.Repeat(line, 600_000)));

        var failure = await Assert.ThrowsAsync<FtpException>(() => FtpClient.ConnectAsync(server.Address, ScriptedServer.Patient, CancellationToken.None));

        Assert.Equal(FailureKind.Protocol, failure.Kind);
    }

    [Theory]
    [InlineData("S> 150 go")]
    [InlineData("S> 125 go")]
    public async Task A_transfer_that_begins_again_and_again_is_given_up(string line)
    {
        StringBuilder script = new(ScriptedServer.Login + "C> TYPE I\nS> 200 ok\nC> PASV\nS> 227 ({data})\nC> RETR a\n");
        for (int i = 0; i < 1000; i++)
            script.Append(line).Append('\n');
        await using ScriptedServer server = new(script.ToString());
        await using var client = await server.LoginAsync();

        var failure = await Assert.ThrowsAsync<FtpException>(() => client.DownloadAsync("a", new MemoryStream(), TransferRequest.Whole, CancellationToken.None));

        Assert.Equal(FailureKind.Protocol, failure.Kind);
        Assert.False(client.IsOpen);
    }

    [Fact]
    public async Task The_answer_to_a_command_is_the_reply_behind_the_preliminary_ones()
    {
        await using ScriptedServer server = new(ScriptedServer.Login + "C> DELE a\nS> 150 at it\nS> 250 deleted");
        await using var client = await server.LoginAsync();

        Assert.Equal(250, (await client.DeleteAsync("a", CancellationToken.None)).Code);
    }

    [Theory]
    [InlineData("C> TYPE I\n")]
    [InlineData("C> TYPE I\nS> 200 ok\nC> PASV\n")]
    [InlineData("C> TYPE I\nS> 200 ok\nC> PASV\nS> 227 ({data})\nC> REST 3\n")]
    [InlineData("C> TYPE I\nS> 200 ok\nC> PASV\nS> 227 ({data})\nC> REST 3\nS> 350 ok\nC> RETR a\n")]
    [InlineData("C> TYPE I\nS> 200 ok\nC> PASV\nS> 227 ({data})\nC> REST 3\nS> 350 ok\nC> RETR a\nS> 150 go\nD close\n")]
    public async Task Good_bye_may_answer_any_command(string asked)
    {
        await using ScriptedServer server = new(ScriptedServer.Login + asked + "S> 421 Timeout\nS close");
        await using var client = await server.LoginAsync();

        var failure = await Assert.ThrowsAsync<FtpException>(() => client.DownloadAsync("a", new MemoryStream(), new() { Offset = 3 }, CancellationToken.None));

        Assert.Equal(FailureKind.ConnectionLost, failure.Kind);
        Assert.Contains("421 Timeout", failure.Message, StringComparison.Ordinal);
        Assert.False(client.IsOpen);
    }

    [Theory]
    [InlineData("C> USER u\nS> 421 bye\nS close", FailureKind.ConnectionLost)]
    [InlineData("C> USER u\nS> 331 p\nC> PASS p\nS> 421 bye\nS close", FailureKind.ConnectionLost)]
    [InlineData("C> USER u\nS> 331 p\nC> PASS p\nS> 332 a\nC> ACCT c\nS> 421 bye\nS close", FailureKind.ConnectionLost)]
    [InlineData("C> USER u\nS> 530 no", FailureKind.Login)]
    [InlineData("C> USER u\nS> 331 p\nC> PASS p\nS> 530 no", FailureKind.Login)]
    [InlineData("C> USER u\nS> 331 p\nC> PASS p\nS> 331 p", FailureKind.Login)]
    [InlineData("C> USER u\nS> 331 p\nC> PASS p\nS> 332 a\nC> ACCT c\nS> 532 a", FailureKind.Login)]
    [InlineData("C> USER u\nS> 331 p\nC> PASS p\nS> 332 a\nC> ACCT c\nS> 332 a", FailureKind.Login)]
    [InlineData("C> USER u\nS> 500 what", FailureKind.Login)]
    [InlineData("C> USER u\nS> what", FailureKind.Protocol)]
    [InlineData("C> USER u\nS> 331 p\nC> PASS p\nS reset", FailureKind.ConnectionLost)]
    public async Task A_login_that_is_not_taken_fails(string script, FailureKind kind)
    {
        await using ScriptedServer server = new("S> 220 ready\n" + script);
        await using var client = await FtpClient.ConnectAsync(server.Address, ScriptedServer.Patient, CancellationToken.None);

        var failure = await Assert.ThrowsAsync<FtpException>(() => client.LoginAsync("u", "p", "c", CancellationToken.None));

        Assert.Equal(kind, failure.Kind);
        Assert.Null(client.User);
    }

    [Fact]
    public async Task An_empty_password_is_sent_as_one()
    {
        await using ScriptedServer server = new("S> 220 ready\nC> USER u\nS> 331 p\nC> PASS \nS> 230 in");
        await using var client = await FtpClient.ConnectAsync(server.Address, ScriptedServer.Patient, CancellationToken.None);

        await client.LoginAsync("u", "", null, CancellationToken.None);

        Assert.Equal("u", client.User);
    }
}
