using System.Net;
using System.Net.Sockets;

namespace Glassport.Server.Data;

/// <summary>
/// A listener for one data connection (PASV, EPSV). Only the control connection's peer is served: whoever else connects is dropped and the
/// listener stays, so that a thief can neither take the data nor use the port up (RFC 2577 §5).
/// </summary>
internal sealed class PassiveChannel : DataChannel
{
    private readonly Socket listener;
    private readonly IPAddress peer;
    private readonly DataRules rules;
    private IPAddress? stranger;

    /// <summary>Takes a listening socket over.</summary>
    /// <param name="listener">The socket.</param>
    /// <param name="endpoint">The address that the client was told.</param>
    /// <param name="peer">The control connection's peer.</param>
    /// <param name="rules">Who else may connect, and whom to tell about thieves.</param>
    public PassiveChannel(Socket listener, IPEndPoint endpoint, IPAddress peer, DataRules rules)
    {
        this.listener = listener;
        this.peer = peer;
        this.rules = rules;
        Endpoint = endpoint;
        listener.Blocking = false;
    }

    /// <inheritdoc/>
    public override bool IsPassive => true;

    /// <inheritdoc/>
    public override IPEndPoint Endpoint { get; }

    /// <inheritdoc/>
    public override DataConnection? TryOpen()
    {
        try
        {
            while (listener.Poll(0, SelectMode.SelectRead))
            {
                if (Admit(listener.Accept()) is { } connection)
                    return connection;
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // Whoever connected has gone again; OpenAsync waits for the next, or says why it cannot.
        }

        return null;
    }

    /// <inheritdoc/>
    public override async ValueTask<DataOpening> OpenAsync()
    {
        try
        {
            while (true)
            {
                if (Admit(await listener.AcceptAsync().ConfigureAwait(false)) is { } connection)
                    return new(connection, null);
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            return new(null, rules.Explain(this, stranger));
        }
    }

    /// <inheritdoc/>
    public override void GiveUp() => listener.Dispose();

    /// <inheritdoc/>
    public override void Dispose() => listener.Dispose();

    private DataConnection? Admit(Socket socket)
    {
        var remote = ((IPEndPoint)socket.RemoteEndPoint!).Address.Unmapped;
        if (remote.Equals(peer) || rules.AdmitsForeign(remote))
            return new DataConnection(socket);
        stranger = remote;
        rules.ReportThief(remote, Endpoint);
        socket.Dispose();
        return null;
    }
}
