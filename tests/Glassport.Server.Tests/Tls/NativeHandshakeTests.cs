using System.Net.Security;
using System.Security.Authentication;
using Glassport.Server.Tls;

namespace Glassport.Server.Tests.Tls;

/// <summary>Which SSL object belongs to a handshake.</summary>
public sealed class NativeHandshakeTests : TlsTestBase
{
    [Fact]
    public async Task An_object_that_was_freed_again_is_not_touched()
    {
        // A process's first handshake makes and frees SSL objects to find out what OpenSSL can do.
        var tls = Site();
        NativeHandshake native = new(new byte[32], null);
        LibSsl.Enter(native);
        var (server, client) = await TlsPair.ConnectAsync();
        await using (SslStream peer = new(client))
        {
            var connecting = peer.AuthenticateAsClientAsync(TlsPair.Options(NewHost(), SslProtocols.None));
            await server.ReadExactlyAsync(new byte[5]);
            Assert.True(native.HasObject);
            await server.DisposeAsync();
            await Assert.ThrowsAnyAsync<IOException>(() => connecting);
        }

        Assert.False(native.HasObject);
        native.Prepare();
        Assert.False(native.IsPrepared);
        Assert.NotEmpty(tls.Describe());
    }
}
