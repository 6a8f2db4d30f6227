using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Glassport.Server.Tls;

namespace Glassport.Server.Tests.Tls;

/// <summary>Both ends of a TLS connection over loopback.</summary>
internal sealed class TlsPair(TlsOutcome outcome, Stream? serverSocket, SslStream? client, Stream clientSocket, Exception? clientFailure) : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public TlsOutcome Outcome => outcome;

    public TlsStream Server => outcome.Stream ?? throw new InvalidOperationException(outcome.Failure?.English);

    public SslStream Client => client ?? throw new InvalidOperationException("The client has no stream.", clientFailure);

    public Stream ClientSocket => clientSocket;

    public Exception? ClientFailure => clientFailure;

    /// <summary>A pair of connected sockets: the server's, the client's.</summary>
    public static async Task<(NetworkStream Server, NetworkStream Client)> ConnectAsync()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        TcpClient client = new();
        var accepted = listener.AcceptSocketAsync();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
        return (new NetworkStream(await accepted, ownsSocket: true), client.GetStream());
    }

    public static SslClientAuthenticationOptions Options(string host, SslProtocols versions, params string[] protocols) => new()
    {
        TargetHost = host,
        EnabledSslProtocols = versions,
        RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null,
        ApplicationProtocols = protocols.Length == 0 ? null : [.. protocols.Select(one => new SslApplicationProtocol(one))],
    };

    public static Task<TlsPair> ControlAsync(SiteTls tls, string host, SslProtocols versions = SslProtocols.None) =>
        OpenAsync(tls, Options(host, versions), null);

    public static Task<TlsPair> DataAsync(SiteTls tls, TlsControlSession control, string host, SslProtocols versions = SslProtocols.None) =>
        OpenAsync(tls, Options(host, versions), control);

    public static async Task<TlsPair> OpenAsync(SiteTls tls, SslClientAuthenticationOptions options, TlsControlSession? control)
    {
        var (serverSocket, clientSocket) = await ConnectAsync();
        using CancellationTokenSource patience = new(Patience);
        SslStream client = new(clientSocket);
        var accepting = AcceptAsync(tls, serverSocket, control, patience.Token);
        var connecting = client.AuthenticateAsClientAsync(options, patience.Token);
        var outcome = await accepting;
        if (!outcome.Succeeded)
            await serverSocket.DisposeAsync();

        try
        {
            await connecting;
            return new(outcome, serverSocket, client, clientSocket, null);
        }
        catch (Exception failure) when (failure is AuthenticationException or IOException)
        {
            return new(outcome, serverSocket, null, clientSocket, failure);
        }
    }

    public static async Task<TlsOutcome> AcceptAsync(SiteTls tls, Stream socket, TlsControlSession? control, CancellationToken cancellationToken) =>
        control is null
            ? await tls.AcceptControlAsync(socket, IPAddress.Loopback, cancellationToken)
            : await tls.AcceptDataAsync(socket, control, givesTickets: false, cancellationToken);

    /// <summary>The server speaks and the client listens, which brings it its tickets.</summary>
    public async Task<TlsPair> SpeakAsync()
    {
        using CancellationTokenSource patience = new(Patience);
        await Server.WriteAsync("220 ready\r\n"u8.ToArray(), patience.Token);
        byte[] line = new byte[11];
        await Client.ReadExactlyAsync(line, patience.Token);
        Assert.Equal("220 ready\r\n", System.Text.Encoding.ASCII.GetString(line));
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        if (client is not null)
            await client.DisposeAsync();
        await clientSocket.DisposeAsync();
        if (outcome.Stream is { } stream)
            await stream.DisposeAsync();
        if (serverSocket is not null)
            await serverSocket.DisposeAsync();
    }
}
