using System.Net;
using System.Net.Sockets;

namespace Glassport.Server.Records;

/// <summary>A log daemon's socket: a message is a datagram. The daemon may be restarted: who sends does not notice.</summary>
/// <param name="where">A local socket, or a host and port (UDP).</param>
public sealed class LogSocket(EndPoint where) : IDisposable
{
    private Socket? socket;

    /// <summary>Sends a message.</summary>
    /// <param name="message">The message.</param>
    /// <exception cref="SocketException">It cannot be sent, with a new connection either.</exception>
    public void Send(ReadOnlySpan<byte> message)
    {
        if (TrySend(message))
            return;
        socket = Connect();
        socket.Send(message);
    }

    /// <inheritdoc/>
    public void Dispose() => Close();

    private bool TrySend(ReadOnlySpan<byte> message)
    {
        if (socket is null)
            return false;
        try
        {
            socket.Send(message);
            return true;
        }
        catch (SocketException e) when (e.SocketErrorCode != SocketError.MessageSize)
        {
            Close();
            return false;
        }
    }

    private void Close()
    {
        socket?.Dispose();
        socket = null;
    }

    private Socket Connect()
    {
        bool isLocal = where is UnixDomainSocketEndPoint;
        AddressFamily family = isLocal ? AddressFamily.Unix : where is IPEndPoint address ? address.AddressFamily : AddressFamily.InterNetworkV6;
        Socket fresh = new(family, SocketType.Dgram, isLocal ? ProtocolType.Unspecified : ProtocolType.Udp);
        try
        {
            if (family == AddressFamily.InterNetworkV6)
                fresh.DualMode = true;
            fresh.Connect(where);
            return fresh;
        }
        catch (SocketException)
        {
            fresh.Dispose();
            throw;
        }
    }
}
