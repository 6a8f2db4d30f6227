using System.Net.Security;
using System.Security.Authentication;
using System.Text;
using Glassport.Server.Settings;
using Glassport.Server.Tls;

namespace Glassport.Server.Tests.Tls;

/// <summary>What handshakes agree on, and why they fail.</summary>
public sealed class HandshakeTests : TlsTestBase
{
    [Theory]
    [InlineData(SslProtocols.Tls12, "TLSv1.2")]
    [InlineData(SslProtocols.Tls13, "TLSv1.3")]
    public async Task The_facts_of_a_handshake_are_told(SslProtocols version, string text)
    {
        string host = NewHost();
        await using var control = await TlsPair.OpenAsync(Site(), TlsPair.Options(host, version, "ftp"), null);

        var facts = control.Server.Facts;
        Assert.Equal((text, host, "ftp", null), (facts.VersionText, facts.ServerName, facts.Protocol, facts.ClientCertificate));
        Assert.Equal(control.Client.NegotiatedCipherSuite, facts.Cipher);
        Assert.Matches("GCM|CHACHA20", facts.Cipher.ToString());
        Assert.False(facts.Resumed);
    }

    [Theory]
    [InlineData(new[] { "http/1.1" }, false, false)]
    [InlineData(new[] { "h2", "http/1.1" }, false, false)]
    [InlineData(new[] { "ftp-data" }, false, false)]
    [InlineData(new[] { "h2", "ftp" }, false, true)]
    [InlineData(new string[0], false, true)]
    [InlineData(new[] { "ftp-data" }, true, true)]
    [InlineData(new[] { "ftp" }, true, true)]
    [InlineData(new[] { "http/1.1" }, true, false)]
    public async Task Only_ftp_is_spoken(string[] protocols, bool onData, bool isAccepted)
    {
        var tls = Site();
        await using var control = await TlsPair.ControlAsync(tls, NewHost());
        await using var tried = await TlsPair.OpenAsync(tls, TlsPair.Options(NewHost(), SslProtocols.None, protocols), onData ? control.Outcome.Session : null);

        Assert.Equal(isAccepted, tried.Outcome.Succeeded);
        if (!isAccepted)
        {
            Assert.Equal(TlsFailureReason.Protocol, tried.Outcome.Failure?.Reason);
            Assert.Contains("no application protocol", tried.ClientFailure!.ToString(), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("1.3", "1.3", SslProtocols.Tls12)]
    [InlineData("1.2", "1.2", SslProtocols.Tls13)]
    public async Task Versions_out_of_bounds_are_refused_by_name(string oldest, string newest, SslProtocols version)
    {
        await using var pair = await TlsPair.ControlAsync(Site(new() { MinimumVersion = oldest, MaximumVersion = newest }), NewHost(), version);

        Assert.Equal(TlsFailureReason.Version, pair.Outcome.Failure?.Reason);
        Assert.Contains($"TLS {oldest}", pair.Outcome.Failure!.English, StringComparison.Ordinal);
        Assert.NotNull(pair.ClientFailure);
    }

    [Fact]
    public async Task Old_versions_are_refused()
    {
        // A ClientHello of TLS 1.1, without extensions, offering TLS_RSA_WITH_AES_128_CBC_SHA.
        byte[] hello = [22, 3, 1, 0, 45, 1, 0, 0, 41, 3, 2, .. new byte[32], 0, 0, 2, 0, 0x2F, 1, 0];
        var (failure, answer) = await SendAsync(Site(), hello);

        Assert.Equal(TlsFailureReason.Version, failure?.Reason);
        Assert.Equal((21, 2, 70), (answer[0], answer[5], answer[6]));
    }

    [Fact]
    public async Task Weak_ciphers_are_refused()
    {
        // TLS 1.2 with CBC suites alone; supported groups x25519 and secp256r1, signatures of ECDSA and RSA-PSS with SHA-256.
        byte[] more = [0, 10, 0, 6, 0, 4, 0, 29, 0, 23, 0, 13, 0, 6, 0, 4, 4, 3, 8, 4, 0, 11, 0, 2, 1, 0];
        byte[] body = [3, 3, .. new byte[32], 0, 0, 4, 0xC0, 0x09, 0xC0, 0x13, 1, 0, (byte)(more.Length >> 8), (byte)more.Length, .. more];
        byte[] message = [1, 0, (byte)(body.Length >> 8), (byte)body.Length, .. body];
        var (failure, answer) = await SendAsync(Site(), [22, 3, 1, (byte)(message.Length >> 8), (byte)message.Length, .. message]);

        Assert.Equal(TlsFailureReason.Cipher, failure?.Reason);
        Assert.Equal((21, 2, 40), (answer[0], answer[5], answer[6]));
    }

    [Theory]
    [InlineData("USER anonymous\r\n", TlsFailureReason.Plaintext)]
    [InlineData("GET / HTTP/1.1\r\n\r\n", TlsFailureReason.Plaintext)]
    [InlineData("", TlsFailureReason.Ended)]
    [InlineData("\u0016\u0003\u0001", TlsFailureReason.Ended)]
    [InlineData("\u0016\u0003\u0001\u0000\u0004\u0002\u0000\u0000\u0000", TlsFailureReason.Malformed)]
    [InlineData("\u0016\u0003\u0001\u0000\u0006\u0001\u0000\u0000\u0002\u0003\u0003", TlsFailureReason.Malformed)]
    public async Task What_is_no_handshake_is_named(string sent, object reason) =>
        Assert.Equal(reason, (await SendAsync(Site(), Encoding.Latin1.GetBytes(sent))).Failure?.Reason);

    [Fact]
    public async Task A_handshake_that_takes_too_long_is_given_up()
    {
        var (server, client) = await TlsPair.ConnectAsync();
        await using var ends = server;
        await using var begins = client;
        using CancellationTokenSource patience = new();
        var accepting = TlsPair.AcceptAsync(Site(), server, null, patience.Token);
        await patience.CancelAsync();

        Assert.Equal(TlsFailureReason.TimedOut, (await accepting).Failure?.Reason);
    }

    [Theory]
    [InlineData("ftp.example.test", true)]
    [InlineData("FTP.example.test", true)]
    [InlineData("www.example.test", false)]
    public async Task A_site_may_insist_on_its_name(string host, bool isAccepted)
    {
        await using var pair = await TlsPair.ControlAsync(Site(new() { ServerName = "ftp.example.test" }), host);

        Assert.Equal(isAccepted, pair.Outcome.Succeeded);
        if (!isAccepted)
        {
            Assert.Equal(TlsFailureReason.ServerName, pair.Outcome.Failure?.Reason);
            Assert.Contains("unrecognized name", pair.ClientFailure!.ToString(), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100)]
    public async Task A_handshake_that_arrives_in_small_pieces_is_the_same(int size)
    {
        var (server, client) = await TlsPair.ConnectAsync();
        var tls = Site(new() { SessionReuse = SessionReuse.Require });
        using CancellationTokenSource patience = new(TlsPair.Patience);
        await using SslStream peer = new(client);
        var accepting = TlsPair.AcceptAsync(tls, new PiecesStream(server, size), null, patience.Token);
        await peer.AuthenticateAsClientAsync(TlsPair.Options(NewHost(), SslProtocols.None), patience.Token);
        var outcome = await accepting;

        Assert.True(outcome.Succeeded, outcome.Failure?.English);
        Assert.NotNull(outcome.Session?.SessionContext);
        await outcome.Stream.DisposeAsync();
    }

    private static async Task<(TlsFailure? Failure, byte[] Answer)> SendAsync(SiteTls tls, byte[] bytes)
    {
        var (server, client) = await TlsPair.ConnectAsync();
        await using var begins = client;
        using CancellationTokenSource patience = new(TlsPair.Patience);
        TlsOutcome outcome;
        await using (server)
        {
            await client.WriteAsync(bytes, patience.Token);
            client.Socket.Shutdown(System.Net.Sockets.SocketShutdown.Send);
            outcome = await TlsPair.AcceptAsync(tls, server, null, patience.Token);
        }

        byte[] answer = new byte[64];
        int read = await client.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, patience.Token);
        return (outcome.Failure, answer[..read]);
    }
}
