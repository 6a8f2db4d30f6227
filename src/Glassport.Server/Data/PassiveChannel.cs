using System.Net;
using System.Net.Sockets;

namespace Glassport.Server.Data;

/// <summary>A data connection that the client opens (PASV, EPSV, LPSV).</summary>
internal sealed class PassiveChannel : DataChannel
{
    private readonly PassivePort port;
    private readonly DataRules rules;
    private readonly Lock gate = new();
    private readonly Lock beginning = new();
    private TaskCompletionSource? arrival;
    private Socket? arrived;
    private IPAddress? stranger;
    private bool isAwaited;
    private bool isOver;

    /// <summary>Begins to wait at a port of which the peer is a member.</summary>
    /// <param name="port">The port.</param>
    /// <param name="told">The address that the client was told.</param>
    /// <param name="peer">The control connection's peer.</param>
    /// <param name="rules">Who else may connect, and whom to tell about thieves.</param>
    public PassiveChannel(PassivePort port, IPAddress told, IPAddress peer, DataRules rules)
    {
        this.port = port;
        this.rules = rules;
        Peer = peer;
        Endpoint = new(told, port.Number);
    }

    /// <summary>The control connection's peer.</summary>
    public IPAddress Peer { get; }

    /// <inheritdoc/>
    public override bool IsPassive => true;

    /// <inheritdoc/>
    public override IPEndPoint Endpoint { get; }

    /// <inheritdoc/>
    public override DataConnection? TryOpen()
    {
        Await();
        lock (gate)
            return arrived is null ? null : Take();
    }

    /// <summary>
    /// Takes connections from now on. The transfer does so by itself; a client that takes its time before it asks for one needs it sooner, or
    /// strangers could fill the queue of connections and keep it out. May be called from anywhere, more than once.
    /// </summary>
    public void Await()
    {
        lock (beginning)
        {
            if (isAwaited || isOver)
                return;
            isAwaited = true;
            port.Await(this);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<DataOpening> OpenAsync()
    {
        Task? coming = null;
        lock (gate)
        {
            if (arrived is null && !isOver)
                coming = (arrival = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }

        if (coming is not null)
            await coming.ConfigureAwait(false);
        lock (gate)
            return arrived is not null ? new(Take(), null) : new(null, rules.Explain(this, stranger));
    }

    /// <summary>The client has connected.</summary>
    /// <param name="socket">The connection.</param>
    public void Arrive(Socket socket)
    {
        lock (gate)
        {
            if (!isOver)
            {
                arrived = socket;
                arrival?.TrySetResult();
                return;
            }
        }

        socket.Dispose();
    }

    /// <summary>Whether a host besides the peer may connect (FXP).</summary>
    /// <param name="remote">The host.</param>
    public bool Admits(IPAddress remote) => rules.AdmitsSource(remote);

    /// <summary>Somebody else connected and was dropped.</summary>
    /// <param name="remote">Who.</param>
    public void ReportStranger(IPAddress remote)
    {
        stranger = remote;
        rules.ReportThief(remote, Endpoint);
    }

    /// <inheritdoc/>
    public override void GiveUp()
    {
        lock (gate)
        {
            isOver = true;
            arrival?.TrySetResult();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        lock (beginning)
            GiveUp();
        lock (gate)
        {
            arrived?.Dispose();
            arrived = null;
        }

        port.Leave(this);
    }

    private DataConnection Take()
    {
        var connection = rules.Take(arrived!);
        arrived = null;
        return connection;
    }
}
