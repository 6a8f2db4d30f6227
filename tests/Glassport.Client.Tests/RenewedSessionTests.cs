namespace Glassport.Client.Tests;

/// <summary>A server that wants data connections to resume the TLS session and gave no ticket for it: the client logs in again, or is done.</summary>
public sealed class RenewedSessionTests
{
    private const string Secured = "S> 220 ready\nC> AUTH TLS\nS> 234 go\nS tls\n";
    private const string In = Secured + "C> USER u\nS> 331 password\nC> PASS p\nS> 230 in\nC> PBSZ 0\nS> 200 ok\nC> PROT P\nS> 200 ok\n";
    private const string Refused = "C> PASV\nS> 227 ({data})\nC> RETR a\nS> 150 go\nD tls\nD close\nS> 425 TLS session of data connection not resumed\n";
    private const string Leaves = "C> PWD\nS> 257 \"/there\"\nC> QUIT\nS> 221 bye\nS again\n";
    private const string Returns = In + "C> CWD /there\nS> 250 ok\nC> TYPE I\nS> 200 ok\n";
    private const string Binary = "C> TYPE I\nS> 200 ok\n";

    private static readonly ClientOptions Only13 = ScriptedServer.Patient with { Trust = new() { AcceptsAnything = true, LowestVersion = 13 } };

    [Fact]
    public async Task A_session_is_renewed_for_each_file_and_the_password_asked_for_once()
    {
        string file = $"{Refused}{Leaves}{Returns}C> PASV\nS> 227 ({{data}})\nC> RETR a\nS> 150 go\nD tls\nD> whole\\\nD close\nS> 226 done\n";
        await using ScriptedServer server = new($"{In}{Binary}{file}{file}{file}C> QUIT\nS> 221 bye");
        await using var client = await ConnectAsync(server);
        int asked = 0;

        await client.LoginAsync("u", (_, _) => new($"p{new string('!', asked++)}"), CancellationToken.None);
        for (int i = 0; i < 3; i++)
        {
            MemoryStream back = new();
            await client.DownloadAsync("a", back, new() { ExpectedSize = 5 }, CancellationToken.None);
            Assert.Equal("whole"u8.ToArray(), back.ToArray());
        }

        await client.QuitAsync(CancellationToken.None);
        await client.DisposeAsync();
        await server.WhenPlayedAsync();
        Assert.Equal(1, asked);
    }

    [Theory]
    [InlineData("S> 421 not now", FailureKind.Refused)]
    [InlineData("S> 220 ready\nC> AUTH TLS\nS> 500 what", FailureKind.Tls)]
    [InlineData(Secured + "C> USER u\nS> 530 no", FailureKind.Login)]
    [InlineData(In + "C> CWD /there\nS> 550 gone", FailureKind.NoSuchFile)]
    [InlineData(In + "C> CWD /there\nS> 250 ok\nC> TYPE I\nS> 504 no", FailureKind.Refused)]
    public async Task A_session_that_is_renewed_by_half_is_over(string answers, FailureKind kind)
    {
        await using ScriptedServer server = new($"{In}{Binary}{Refused}{Leaves}{answers}\nC end");
        await using var client = await ConnectAsync(server);
        await client.LoginAsync("u", "p", null, CancellationToken.None);

        var failure = await Assert.ThrowsAsync<FtpException>(() => client.DownloadAsync("a", new MemoryStream(), TransferRequest.Whole, CancellationToken.None));

        Assert.Equal(kind, failure.Kind);
        Assert.False(client.IsOpen);
        failure = await Assert.ThrowsAsync<FtpException>(() => client.ListAsync("", CancellationToken.None));
        Assert.Equal(FailureKind.ConnectionLost, failure.Kind);
    }

    private static Task<FtpClient> ConnectAsync(ScriptedServer server) =>
        FtpClient.ConnectAsync(server.Address with { Tls = TlsMode.Explicit }, Only13, CancellationToken.None);
}
