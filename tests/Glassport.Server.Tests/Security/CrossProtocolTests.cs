using System.Security.Authentication;
using Glassport.Server.Settings;
using Glassport.Server.Tests.Tls;

namespace Glassport.Server.Tests.Security;

/// <summary>S19: a browser that was led here finds no ear (ALPACA, CVE-2021-3618).</summary>
public sealed class CrossProtocolTests
{
    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: victim\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: victim\r\nContent-Length: 30\r\n\r\nUSER alice\r\nPASS secret\r\n")]
    [InlineData("PUT /USER HTTP/1.1\r\nUSER alice\r\nPASS secret\r\nMKD x\r\n")]
    [InlineData("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")]
    [InlineData("OPTIONS * HTTP/1.0\r\n\r\n")]
    [InlineData("EHLO attacker\r\nUSER alice\r\nPASS secret\r\nMKD x\r\n")]
    [InlineData("SSH-2.0-OpenSSH_9\r\nUSER alice\r\nPASS secret\r\nMKD x\r\n")]
    public async Task Another_protocol_ends_the_connection_at_its_first_line(string request)
    {
        await using var victim = await Victim.StartAsync();
        using var client = await victim.ConnectAsync();
        await client.ReplyAsync();

        await client.SendAsync(request);

        Assert.StartsWith("421", Assert.Single(await client.RepliesToEndAsync()));
        Assert.Empty(Directory.EnumerateFileSystemEntries(victim.Folder.Root));
    }

    [Fact]
    public async Task Lines_that_are_no_FTP_end_the_connection_before_the_twelfth()
    {
        await using var victim = await Victim.StartAsync();
        using var client = await victim.ConnectAsync();
        await client.ReplyAsync();

        await client.SendAsync(string.Concat(Enumerable.Range(0, 40).Select(static i => $"X-Header-{i}: value\r\n")) + "USER alice\r\nPASS secret\r\nMKD x\r\n");

        var lines = await client.RepliesToEndAsync();
        Assert.InRange(lines.Count, 2, 12);
        Assert.StartsWith("421", lines[^1]);
        Assert.Empty(Directory.EnumerateFileSystemEntries(victim.Folder.Root));
    }

    [Theory]
    [InlineData("http/1.1", false)]
    [InlineData("h2", false)]
    [InlineData("smtp", false)]
    [InlineData("ftp", true)]
    [InlineData(null, true)]
    public async Task A_handshake_for_another_protocol_is_refused(string? protocol, bool accepted)
    {
        await using var victim = await Victim.StartAsync(tls: TlsMode.Explicit);
        using var client = await victim.ConnectAsync();
        await client.ReplyAsync();

        var handshake = client.ProtectAsync(TlsPair.Options(TlsDataTheftTests.NewHost(), SslProtocols.None, protocol is null ? [] : [protocol]));

        if (accepted)
        {
            await handshake;
            await client.ExpectAsync("200", "NOOP");
            return;
        }

        var refusal = await Record.ExceptionAsync(() => handshake);
        Assert.True(refusal is AuthenticationException or IOException, $"{refusal}");
        await victim.WhenEmptyAsync();
    }

    [Fact]
    public async Task A_handshake_for_another_host_is_refused_where_one_is_asked_for()
    {
        await using var victim = await Victim.StartAsync(site => site with { Tls = new() { ServerName = "ftp.example.org" } }, tls: TlsMode.Explicit);
        using var wrong = await victim.ConnectAsync();
        await wrong.ReplyAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => wrong.ProtectAsync(TlsPair.Options("www.example.org", SslProtocols.None)));

        using var right = await victim.ConnectAsync();
        await right.ReplyAsync();
        await right.ProtectAsync(TlsPair.Options("ftp.example.org", SslProtocols.None));
        await right.ExpectAsync("200", "NOOP");
    }
}
