using System.Diagnostics;
using System.Security.Authentication;
using Glassport.Server.Settings;
using Glassport.Server.Tests.Tls;
using Glassport.Server.Tls;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Glassport.Server.Tests.Security;

/// <summary>S20: old versions, renegotiation, and leaving TLS.</summary>
public sealed class TlsAbuseTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_version_before_1_2_is_refused(byte minor)
    {
        await using var victim = await Victim.StartAsync(tls: TlsMode.Implicit);
        using var socket = await RawClient.DialAsync(victim.EndPoint);
        await using System.Net.Sockets.NetworkStream stream = new(socket);

        await stream.WriteAsync(OldHello(minor));
        byte[] answer = await RawClient.DrainAsync(stream);

        // Nothing, or an alert: no ServerHello.
        Assert.True(answer.Length == 0 || answer[0] == 21, Convert.ToHexString(answer));
        await victim.WhenEmptyAsync();
    }

    [Theory]
    [InlineData("1.0", "1.1")]
    [InlineData("1.1", "")]
    [InlineData("", "")]
    [InlineData("1.2", "1.2")]
    public void No_settings_lead_to_a_version_before_1_2(string minimum, string maximum)
    {
        // The machine's OpenSSL mostly refuses the old versions too, so that a handshake does not show who did.
        var versions = TlsVersions.Of(new() { MinimumVersion = minimum, MaximumVersion = maximum });

        Assert.Equal(SslProtocols.None, versions.Protocols & ~(SslProtocols.Tls12 | SslProtocols.Tls13));
        Assert.InRange(versions.Oldest, 0x0303, 0x0304);
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task The_versions_from_1_2_on_are_taken(SslProtocols version)
    {
        await using var victim = await Victim.StartAsync(tls: TlsMode.Implicit);
        using var client = await victim.ConnectAsync();

        await client.HandshakeAsync(TlsPair.Options(TlsDataTheftTests.NewHost(), version));

        Assert.StartsWith("220", await client.ReplyAsync());
        Assert.Equal(version, client.Tls!.SslProtocol);
    }

    [OpenSslFact]
    public async Task A_renegotiation_that_the_client_begins_is_refused()
    {
        await using var victim = await Victim.StartAsync(tls: TlsMode.Implicit);
        ProcessStartInfo start = new("openssl", ["s_client", "-connect", victim.EndPoint.ToString(), "-tls1_2", "-state"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var peer = Process.Start(start)!;
        var errors = peer.StandardError.ReadToEndAsync();
        while (await peer.StandardOutput.ReadLineAsync() is { } line && !line.StartsWith("220", StringComparison.Ordinal))
        {
            // What s_client says about the handshake.
        }

        // A line of nothing but R has s_client begin a handshake anew. The server may say so or keep silent; s_client waits for it in vain
        // until the login takes too long, and never comes to a second handshake's end.
        await peer.StandardInput.WriteLineAsync("R");
        await peer.StandardInput.FlushAsync();
        await victim.WhenEmptyInTimeAsync();
        await peer.WaitForExitAsync();

        Assert.NotEqual(0, peer.ExitCode);
        string told = await errors;
        Assert.Contains("RENEGOTIATING", told, StringComparison.Ordinal);
        Assert.Equal(2, told.Split("read server hello").Length); // the first handshake's, and no other
    }

    [Fact]
    public void Renegotiation_is_switched_off_and_not_left_to_OpenSSL()
    {
        // Since 3.0 OpenSSL refuses it too, so that the test above does not show who did.
        TlsSettings settings = new();
        FakeTimeProvider time = new();
        using var certificate = SelfSignedCertificate.Get("site", null, time, NullLogger.Instance);

        var options = SiteTls.Options(new(certificate, [], null, ""), TlsVersions.Of(settings), resumes: true, isControl: true, new(settings, time), (_, one, _, _) => one is not null);

        Assert.False(options.AllowRenegotiation);
    }

    [Fact]
    public async Task CCC_needs_permission()
    {
        await using var victim = await Victim.StartAsync(tls: TlsMode.Explicit);
        using var client = await victim.ConnectAsync();
        await client.ReplyAsync();
        await client.ProtectAsync();
        await client.LoginAsync();

        Assert.Matches("^5(33|34|50|02) ", await client.CommandAsync("CCC"));

        await client.ExpectAsync("257", "PWD");
    }

    // RFC 5246 §7.4.1.2, with the suites of its time.
    private static byte[] OldHello(byte minor)
    {
        byte[] suites = [0x00, 0x2F, 0x00, 0x35, 0xC0, 0x13, 0xC0, 0x14, 0xC0, 0x09, 0xC0, 0x0A];
        byte[] body = [3, minor, .. new byte[32], 0, 0, (byte)suites.Length, .. suites, 1, 0];
        byte[] hello = [1, 0, 0, (byte)body.Length, .. body];
        return [22, 3, 1, 0, (byte)hello.Length, .. hello];
    }
}
