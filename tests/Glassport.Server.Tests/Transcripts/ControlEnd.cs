using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace Glassport.Server.Tests.Transcripts;

/// <summary>The client's end of a control connection.</summary>
internal sealed class ControlEnd : IDisposable
{
    private readonly Socket socket;
    private readonly List<byte> line = [];
    private readonly byte[] buffer = new byte[4096];
    private Stream stream;
    private int start;
    private int end;

    private ControlEnd(Socket socket)
    {
        this.socket = socket;
        stream = new NetworkStream(socket, ownsSocket: true);
    }

    public static async Task<ControlEnd> ConnectAsync(IPEndPoint server, CancellationToken patience)
    {
        Socket socket = new(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server, patience);
        return new(socket);
    }

    public IPAddress Address => ((IPEndPoint)socket.LocalEndPoint!).Address;

    public IPAddress Server => ((IPEndPoint)socket.RemoteEndPoint!).Address;

    /// <summary>Reads a line without its end; null at the end of the connection.</summary>
    public async Task<byte[]?> ReadLineAsync(CancellationToken patience)
    {
        line.Clear();
        while (true)
        {
            while (start < end)
            {
                byte b = buffer[start++];
                if (b == '\n' && line is [.., (byte)'\r'])
                    return [.. line[..^1]];
                line.Add(b);
            }

            (start, end) = (0, await ReceiveAsync(patience));
            if (end == 0)
                return null;
        }
    }

    public async Task SendAsync(byte[] bytes, CancellationToken patience) => await stream.WriteAsync(bytes, patience);

    /// <summary>Telnet's Interrupt Process and Synch (RFC 959 §4.1.3): the data mark is urgent data.</summary>
    public void Interrupt()
    {
        socket.Send([0xFF, 0xF4, 0xFF]);
        socket.Send([0xF2], SocketFlags.OutOfBand);
    }

    /// <summary>Goes on through TLS, whatever the certificate.</summary>
    public async Task<SslStream> ProtectAsync(CancellationToken patience)
    {
        SslStream tls = new(stream);
        stream = tls;
        await tls.AuthenticateAsClientAsync(Options(), patience);
        return tls;
    }

    public static SslClientAuthenticationOptions Options() => new()
    {
        TargetHost = "localhost",
        RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate is not null,
    };

    public void Dispose() => stream.Dispose();

    private async Task<int> ReceiveAsync(CancellationToken patience)
    {
        try
        {
            return await stream.ReadAsync(buffer, patience);
        }
        catch (IOException)
        {
            // A connection that was reset is over too.
            return 0;
        }
    }
}
