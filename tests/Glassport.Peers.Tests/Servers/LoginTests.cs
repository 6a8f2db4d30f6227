using Glassport.Client;
using Xunit.Abstractions;

namespace Glassport.Peers.Tests.Servers;

public sealed class LoginTests(ServerFixture fixture, ITestOutputHelper output) : ServerTestBase(fixture, output)
{
    [ServerTheory]
    [MemberData(nameof(ServerRows.Protections), MemberType = typeof(ServerRows))]
    public async Task Who_knows_the_password_is_let_in(string server, TlsMode mode, Security security)
    {
        await using var client = await LoginAsync(server, mode, security);

        Assert.Equal(ServerFolder.User, client.User);
        Assert.Equal(security switch { Security.Tls12 => "TLS 1.2", Security.Tls13 => "TLS 1.3", _ => null }, client.Security?.Version);
        Assert.StartsWith("/", await client.WorkingDirectoryAsync(default), StringComparison.Ordinal);
        await client.QuitAsync(default);
    }

    [ServerTheory]
    [MemberData(nameof(ServerRows.Servers), MemberType = typeof(ServerRows))]
    public async Task Who_does_not_is_told_so(string server)
    {
        await using var client = await ConnectAsync(server, TlsMode.None, Security.Plain);

        var failure = await Assert.ThrowsAsync<FtpException>(() => client.LoginAsync(ServerFolder.User, "wrong", null, default));

        Assert.Equal(FailureKind.Login, failure.Kind);
    }
}
