using System.Net;
using System.Net.Sockets;
using Glassport.Client.Tls;

namespace Glassport.Client.Data;

/// <summary>A data connection: bytes one way, then its end.</summary>
/// <param name="socket">The connected socket; disposed with this.</param>
internal sealed class DataConnection(Socket socket) : IDisposable
{
    private readonly NetworkStream clear = new(socket, ownsSocket: false);
    private TlsConnection? secure;

    /// <summary>The server's end.</summary>
    public IPEndPoint Server => (IPEndPoint)socket.RemoteEndPoint!;

    /// <summary>This end.</summary>
    public IPEndPoint Client => (IPEndPoint)socket.LocalEndPoint!;

    /// <summary>The bare connection, for a TLS handshake.</summary>
    public Stream Transport => clear;

    /// <summary>The bytes of the content.</summary>
    public Stream Content => secure?.Stream ?? clear;

    /// <summary>True while TLS protects it.</summary>
    public bool IsSecure => secure is not null;

    /// <summary>Once reading has come to its end: whether nothing can have been cut off. In the clear a FIN is all that can tell.</summary>
    public bool EndedProperly => secure?.EndedProperly ?? true;

    /// <summary>Sends and receives through TLS from here on.</summary>
    /// <param name="connection">The TLS connection.</param>
    public void Protect(TlsConnection connection) => secure = connection;

    /// <summary>Everything was sent: says so.</summary>
    public async Task FinishAsync()
    {
        if (secure is not null)
            await secure.CloseNotifyAsync().ConfigureAwait(false);
        socket.Shutdown(SocketShutdown.Send);
    }

    /// <summary>
    /// Behind an upload: reads what the server still sends up to its end. Closing on unread bytes would reset the connection, and the reset can
    /// cost the end of the file. Among them are the tickets of TLS 1.3, each good for one connection: without them the next could not resume.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        byte[] rest = new byte[4096];
        try
        {
            while (await Content.ReadAsync(rest, cancellationToken).ConfigureAwait(false) > 0)
            {
                // Nothing that matters comes this way.
            }
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The server's last reply tells how it went.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        secure?.Stream.Dispose();
        clear.Dispose();
        socket.Dispose();
    }
}
