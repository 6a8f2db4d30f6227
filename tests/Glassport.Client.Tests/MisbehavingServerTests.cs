using System.Text;

namespace Glassport.Client.Tests;

/// <summary>Servers that lie, hang up, or never end: the client neither hangs, nor believes them, nor reports success.</summary>
public sealed class MisbehavingServerTests
{
    private const string Retr = "C> TYPE I\nS> 200 ok\nC> PASV\nS> 227 Entering ({data})\nC> RETR a\n";

    public static TheoryData<string, string, FailureKind> Downloads => new()
    {
        { "a reset in the middle", Retr + "S> 150 go\nD> half\\\nD reset\nS> 226 done", FailureKind.TransferCut },
        { "an error in the middle", Retr + "S> 150 go\nD> half\\\nS> 426 cut\nD close", FailureKind.TransferCut },
        { "an error while nothing comes", Retr + "S> 150 go\nS> 451 disk\nC end", FailureKind.TransferCut },
        { "a refusal", Retr + "S> 550 No such file", FailureKind.NoSuchFile },
        { "a refusal of rights", Retr + "S> 550 Permission denied", FailureKind.Refused },
        { "no last word", Retr + "S> 150 go\nD> all\\\nD close\nC end", FailureKind.TransferCut },
        { "the end instead of the last word", Retr + "S> 150 go\nD> all\\\nD close\nS close", FailureKind.ConnectionLost },
        { "the end instead of 150", Retr + "S close", FailureKind.ConnectionLost },
        { "a reset instead of 150", Retr + "S reset", FailureKind.ConnectionLost },
        { "good-bye in the middle", Retr + "S> 150 go\nD> half\\\nS> 421 bye\nD close\nS close", FailureKind.ConnectionLost },
        { "less than it said", Retr + "S> 150 go\nD> half\\\nD close\nS> 226 done", FailureKind.TransferCut },
        { "nothing at all", Retr + "S> 150 go\nC end", FailureKind.TransferCut },
        { "a port of another host", "C> TYPE I\nS> 200 ok\nC> PASV\nS> 227 Entering (8,8,8,8,4,1)\nC> EPSV\nS> 500 what", FailureKind.DataConnection },
        { "no port", "C> TYPE I\nS> 200 ok\nC> PASV\nS> 227 Entering (what)\nC> EPSV\nS> 229 (|||0|)", FailureKind.DataConnection },
        { "a port too many", "C> TYPE I\nS> 200 ok\nC> PASV\nS> 227 (127,0,0,1,999,1)\nC> EPSV\nS> 229 (|||99999|)", FailureKind.DataConnection },
    };

    [Theory]
    [MemberData(nameof(Downloads))]
    public async Task A_download_fails_with_the_reason(string what, string script, FailureKind kind)
    {
        await using ScriptedServer server = new(ScriptedServer.Login + script);
        await using var client = await server.LoginAsync();

        var failure = await Assert.ThrowsAsync<FtpException>(
            () => client.DownloadAsync("a", new MemoryStream(), new() { ExpectedSize = 10 }, CancellationToken.None));

        Assert.True(kind == failure.Kind, $"{what}: {failure.Kind}: {failure.Message}");
    }

    public static TheoryData<string, string> Greetings => new()
    {
        { "silence", "C end" },
        { "the end", "S close" },
        { "another protocol", "S> SSH-2.0-OpenSSH_9.2" },
        { "no service", "S> 421 too many" },
        { "a line without an end", "S! " + new string('x', 200_000) },
        { "half a reply", "S> 220-Hello\nS> 220-still\nS close" },
    };

    [Theory]
    [MemberData(nameof(Greetings))]
    public async Task A_greeting_that_is_none_fails(string what, string script)
    {
        await using ScriptedServer server = new(script);

        var failure = await Assert.ThrowsAsync<FtpException>(() => FtpClient.ConnectAsync(server.Address, ScriptedServer.Patient, CancellationToken.None));

        Assert.True(failure.Message.Length > 10, what);
    }

    [Fact]
    public async Task A_reply_without_an_end_is_given_up()
    {
        StringBuilder script = new("S> 220-Hello\n");
        for (int i = 0; i < 20_000; i++)
            script.Append("S>  and another line, of which there are very many until the memory is full\n");
        await using ScriptedServer server = new(script.ToString());

        var failure = await Assert.ThrowsAsync<FtpException>(() => FtpClient.ConnectAsync(server.Address, ScriptedServer.Patient, CancellationToken.None));

        Assert.Equal(FailureKind.Protocol, failure.Kind);
    }

    [Theory]
    [InlineData("S> 230 in at once")]
    [InlineData("S> 331 password\nC> PASS p\nS> 202 not needed")]
    [InlineData("S> 331-\nS>  220 not the end\nS> 331 password\nC> PASS p\nS> 230-\nS> 230 in")]
    [InlineData("S> 331 password\nC> PASS p\nS> 332 account\nC> ACCT c\nS> 230 in")]
    public async Task Logins_take_more_than_one_form(string script)
    {
        await using ScriptedServer server = new("S> 120 wait\nS> 220 ready\nC> USER u\n" + script);
        await using var client = await FtpClient.ConnectAsync(server.Address, ScriptedServer.Patient, CancellationToken.None);

        await client.LoginAsync("u", "p", "c", CancellationToken.None);

        Assert.Equal("u", client.User);
    }

    [Fact]
    public async Task Data_before_150_and_226_before_the_end_of_the_data_are_taken()
    {
        await using ScriptedServer server = new(ScriptedServer.Login + Retr + "D> hello\\\nS> 150 go\nS> 226 done\nD>  world\\\nD close");
        await using var client = await server.LoginAsync();
        MemoryStream back = new();

        await client.DownloadAsync("a", back, new() { ExpectedSize = 11 }, CancellationToken.None);

        Assert.Equal("hello world", Encoding.ASCII.GetString(back.ToArray()));
    }

    [Fact]
    public async Task The_servers_word_about_a_refused_upload_is_told()
    {
        await using ScriptedServer server = new(
            ScriptedServer.Login + "C> TYPE I\nS> 200 ok\nC> PASV\nS> 227 ({data})\nC> STOR a\nS> 150 go\nD reset\nS> 552 Disk full");
        await using var client = await server.LoginAsync();

        var failure = await Assert.ThrowsAsync<FtpException>(
            () => client.UploadAsync(new MemoryStream(new byte[10_000_000]), "a", TransferRequest.Whole, CancellationToken.None));

        Assert.Equal(FailureKind.Refused, failure.Kind);
        Assert.Contains("552 Disk full", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_address_behind_a_router_is_replaced_and_the_reason_told()
    {
        List<SessionEvent> events = [];
        await using ScriptedServer server = new(
            ScriptedServer.Login + "C> TYPE I\nS> 200 ok\nC> PASV\nS> 227 (10,0,0,5,0,1)\nC> EPSV\nS> 229 (|||{port}|)\nC> RETR a\nS> 150 go\nD> x\\\nD close\nS> 226 done");
        await using var client = await server.LoginAsync(ScriptedServer.Patient with { Watch = events.Add });
        MemoryStream back = new();

        await client.DownloadAsync("a", back, TransferRequest.Whole, CancellationToken.None);

        Assert.Contains(events.OfType<SessionEvent.Warning>(), static warning => warning.Text.Contains("10.0.0.5", StringComparison.Ordinal));
        Assert.Equal(DataWay.Epsv, client.LastWay);
        Assert.Equal(1, back.Length);
    }

    [Fact]
    public async Task Silence_after_a_command_in_active_mode_is_told_as_a_data_connection_that_never_came()
    {
        List<SessionEvent> events = [];
        await using ScriptedServer server = new(ScriptedServer.Login + "C> TYPE I\nS> 200 ok\nC> *\nS> 200 ok\nC> RETR a\nC end");
        await using var client = await server.LoginAsync(
            ScriptedServer.Patient with { Mode = DataMode.Active, ReplyTimeout = TimeSpan.FromSeconds(1), Watch = events.Add });

        var failure = await Assert.ThrowsAsync<FtpException>(() => client.DownloadAsync("a", new MemoryStream(), TransferRequest.Whole, CancellationToken.None));

        Assert.Equal(FailureKind.DataConnection, failure.Kind);
        Assert.Contains(events.OfType<SessionEvent.DataFailed>(), static failed => failed.Way == DataWay.Port);
        Assert.False(client.IsOpen);
    }

    [Fact]
    public async Task Replies_in_the_clear_before_tls_are_not_believed()
    {
        await using ScriptedServer server = new("S> 220 ready\nC> AUTH TLS\nS! 234 go\\r\\n220 forged\\r\\n");
        var address = server.Address with { Tls = TlsMode.Explicit };

        var failure = await Assert.ThrowsAsync<FtpException>(() => FtpClient.ConnectAsync(address, ScriptedServer.Patient, CancellationToken.None));

        Assert.Equal(FailureKind.Tls, failure.Kind);
    }

    [Fact]
    public async Task A_server_without_tls_gets_no_password()
    {
        await using ScriptedServer server = new("S> 220 ready\nC> AUTH TLS\nS> 500 what\nC end");
        var address = server.Address with { Tls = TlsMode.Explicit };

        var failure = await Assert.ThrowsAsync<FtpException>(() => FtpClient.ConnectAsync(address, ScriptedServer.Patient, CancellationToken.None));

        Assert.Equal(FailureKind.Tls, failure.Kind);
    }
}
