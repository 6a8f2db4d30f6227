using System.Net.Security;
using System.Security.Authentication;
using Glassport.Server.Settings;
using Glassport.Server.Tests.Tls;

namespace Glassport.Server.Tests.Security;

/// <summary>S5: what was sent in the clear behind AUTH TLS is not taken for what TLS protects (CVE-2011-1575).</summary>
public sealed class CommandInjectionBeforeTlsTests
{
    [Theory]
    [InlineData("AUTH TLS\r\nFEAT\r\n")]
    [InlineData("AUTH TLS\r\nUSER alice\r\nPASS secret\r\n")]
    [InlineData("AUTH TLS\r\nFE")]
    public async Task Commands_in_the_same_segment_are_not_answered(string injected)
    {
        await using var victim = await Victim.StartAsync(tls: TlsMode.Explicit);
        using var client = await victim.ConnectAsync();
        await client.ReplyAsync();

        await client.SendAsync(injected);
        Assert.StartsWith("234", await client.ReplyAsync());
        await client.HandshakeAsync(TlsPair.Options(TlsDataTheftTests.NewHost(), SslProtocols.None));

        await client.ExpectAsync("200", "NOOP");
        await client.ExpectAsync("530", "PWD");
        await client.ExpectAsync("200", "NOOP");
    }

    [Fact]
    public async Task Commands_behind_the_reply_end_the_connection_instead()
    {
        await using var victim = await Victim.StartAsync(tls: TlsMode.Explicit);
        using var client = await victim.ConnectAsync();
        await client.ReplyAsync();
        await client.ExpectAsync("234", "AUTH TLS");

        await client.SendAsync("FEAT\r\n");
        bool refused = false;
        try
        {
            await client.HandshakeAsync(TlsPair.Options(TlsDataTheftTests.NewHost(), SslProtocols.None));
        }
        catch (Exception failure) when (failure is IOException or AuthenticationException)
        {
            refused = true;
        }

        Assert.True(refused);
        await victim.WhenEmptyAsync();
    }

    [Fact]
    public async Task A_login_from_before_is_forgotten()
    {
        await using var victim = await Victim.StartAsync(tls: TlsMode.Explicit);
        using var client = await victim.LoginAsync();

        await client.ProtectAsync();

        Assert.IsType<SslStream>(client.Tls);
        await client.ExpectAsync("530", "PWD");
    }
}
