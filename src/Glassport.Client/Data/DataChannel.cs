using System.Net;
using System.Net.Sockets;

namespace Glassport.Client.Data;

/// <summary>A data connection that was agreed on: connected already (passive), or waited for (active).</summary>
/// <param name="way">How it was agreed on.</param>
/// <param name="socket">The connection, or the listener.</param>
internal sealed class DataChannel(DataWay way, Socket socket) : IDisposable
{
    private bool isTaken;

    /// <summary>How it was agreed on.</summary>
    public DataWay Way => way;

    /// <summary>True when the server connects.</summary>
    public bool IsActive => way is DataWay.Eprt or DataWay.Port;

    /// <summary>This end.</summary>
    public IPEndPoint Local => (IPEndPoint)socket.LocalEndPoint!;

    /// <summary>Gives the connection; in active mode when the server's comes.</summary>
    /// <param name="server">The only host whose connection is taken.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<DataConnection> OpenAsync(IPAddress server, CancellationToken cancellationToken)
    {
        if (!IsActive)
        {
            isTaken = true;
            return new(socket);
        }

        while (true)
        {
            var come = await socket.AcceptAsync(cancellationToken).ConfigureAwait(false);
            var remote = ((IPEndPoint)come.RemoteEndPoint!).Address;
            if ((remote.IsIPv4MappedToIPv6 ? remote.MapToIPv4() : remote).Equals(server))
                return new(come);
            // Somebody else has found the port: neither fed nor believed.
            come.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!isTaken)
            socket.Dispose();
    }
}
