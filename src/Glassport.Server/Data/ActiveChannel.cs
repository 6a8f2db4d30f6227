using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Glassport.Server.Data;

/// <summary>A data connection that the server opens (PORT, EPRT), from the port below the control connection's where the process may (RFC 959 §8: L-1).</summary>
internal sealed class ActiveChannel : DataChannel
{
    private const int IpLevel = 0;
    private const int BindAddressNoPort = 24;

    private readonly IPAddress from;
    private readonly int? sourcePort;
    private readonly DataRules rules;
    private Socket? socket;
    private bool isOver;

    /// <summary>Names the two ends.</summary>
    /// <param name="to">The client's.</param>
    /// <param name="from">The server's address: that of the control connection.</param>
    /// <param name="sourcePort">The server's port, or null for any.</param>
    /// <param name="rules">What the connection has to keep.</param>
    public ActiveChannel(IPEndPoint to, IPAddress from, int? sourcePort, DataRules rules)
    {
        this.rules = rules;
        Endpoint = to;
        this.from = from;
        this.sourcePort = sourcePort;
    }

    /// <inheritdoc/>
    public override bool IsPassive => false;

    /// <inheritdoc/>
    public override IPEndPoint Endpoint { get; }

    /// <inheritdoc/>
    public override DataConnection? TryOpen() => null;

    /// <inheritdoc/>
    public override async ValueTask<DataOpening> OpenAsync()
    {
        try
        {
            socket = Bind();
            if (isOver)
                socket.Dispose();
            await socket.ConnectAsync(Endpoint).ConfigureAwait(false);
            var connected = socket;
            socket = null;
            return new(rules.Take(connected), null);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            socket?.Dispose();
            return new(null, Explain((failure as SocketException)?.SocketErrorCode ?? SocketError.OperationAborted));
        }
    }

    /// <inheritdoc/>
    public override void GiveUp()
    {
        isOver = true;
        socket?.Dispose();
    }

    /// <inheritdoc/>
    public override void Dispose() => socket?.Dispose();

    private Socket Bind()
    {
        Socket bound = new(Endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        if (sourcePort is { } port)
        {
            try
            {
                bound.Bind(new IPEndPoint(from, port));
                return bound;
            }
            catch (SocketException)
            {
                // Not allowed to (ports below 1024), or taken: any port will do for all but old firewalls.
                bound.Dispose();
                bound = new(Endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            }
        }

        // The port is chosen when the target is known, which takes no search through those of ended connections.
        if (OperatingSystem.IsLinux())
            bound.SetRawSocketOption(IpLevel, BindAddressNoPort, BitConverter.GetBytes(1));
        bound.Bind(new IPEndPoint(from, 0));
        return bound;
    }

    private DataFailure Explain(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => new(
            "refused",
            string.Create(CultureInfo.InvariantCulture, $"No data connection: {Endpoint} refused it. Nothing listens there, or a firewall rejects it; try passive mode."),
            string.Create(CultureInfo.InvariantCulture, $"没有数据连接：{Endpoint} 拒绝了连接。该端口没有程序在监听，或被防火墙拒绝；请尝试被动模式。")),
        SocketError.HostUnreachable or SocketError.NetworkUnreachable => new(
            "unreachable",
            string.Create(CultureInfo.InvariantCulture, $"No data connection: {Endpoint} cannot be reached from {from}; try passive mode."),
            string.Create(CultureInfo.InvariantCulture, $"没有数据连接：从 {from} 无法到达 {Endpoint}；请尝试被动模式。")),
        _ => new(
            "timeout",
            string.Create(CultureInfo.InvariantCulture, $"No data connection: {Endpoint} did not answer. A firewall before the client drops it; try passive mode."),
            string.Create(CultureInfo.InvariantCulture, $"没有数据连接：{Endpoint} 没有应答。客户端前的防火墙丢弃了连接；请尝试被动模式。")),
    };
}
