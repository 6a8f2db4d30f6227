using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Glassport.Client;

namespace Glassport.App.Tests.Doctor;

/// <summary>A server with the fault of CVE-2011-1575: what was sent behind AUTH TLS is answered once TLS is on.</summary>
internal sealed class VulnerableServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Task serving;

    public VulnerableServer()
    {
        listener.Start();
        serving = ServeAsync();
    }

    public FtpAddress Address => new(TlsMode.Explicit, "127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, null, null, "", null);

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            using var client = await listener.AcceptTcpClientAsync();
            var stream = client.GetStream();
            await stream.WriteAsync("220 hi\r\n"u8.ToArray());
            byte[] buffer = new byte[256];
            StringBuilder got = new();
            while (!got.ToString().Contains("NOOP\r\n", StringComparison.Ordinal))
                got.Append(Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer)));
            await stream.WriteAsync("234 go\r\n"u8.ToArray());
            using var key = ECDsa.Create();
            CertificateRequest request = new("CN=vulnerable", key, HashAlgorithmName.SHA256);
            using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
            await using SslStream tls = new(stream);
            await tls.AuthenticateAsServerAsync(certificate);
            await tls.WriteAsync("200 NOOP ok\r\n"u8.ToArray());
            while (await tls.ReadAsync(buffer) > 0)
            {
            }
        }
        catch (Exception failure) when (failure is IOException or SocketException)
        {
            // The client has seen enough.
        }
    }
}
