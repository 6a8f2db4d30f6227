using System.Net;
using System.Net.Sockets;
using Glassport.Server.Native;
using Glassport.Server.Records;
using Glassport.Server.Settings;

namespace Glassport.Server.Sites;

/// <summary>A listening socket and the bindings that share it.</summary>
internal sealed class Listener : IDisposable
{
    private const int Backlog = 4096;

    // Descriptors are used up: new ones are there as soon as sessions end, and no event tells when.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly ServerContext context;
    private readonly Socket socket;
    private volatile (Site Site, Binding Binding)[] served = [];
    private bool isClosed;

    /// <summary>Opens the socket.</summary>
    /// <param name="context">What all sessions share.</param>
    /// <param name="asked">The address that the settings name.</param>
    /// <exception cref="SocketException">It cannot be opened.</exception>
    public Listener(ServerContext context, IPEndPoint asked)
    {
        this.context = context;
        Asked = asked;
        socket = Open(asked);
    }

    /// <summary>The address that the settings name; its port may be 0.</summary>
    public IPEndPoint Asked { get; }

    /// <summary>The bindings with the port that is really used.</summary>
    public IEnumerable<BoundEndpoint> Endpoints
    {
        get
        {
            IPEndPoint bound = new(Asked.Address, ((IPEndPoint)socket.LocalEndPoint!).Port);
            return served.Select(sharer => new BoundEndpoint(sharer.Site.Name, bound, sharer.Binding.Tls));
        }
    }

    /// <summary>Says whom connections are for from now on.</summary>
    /// <param name="sharers">The bindings; the first without a host name is the default, else the first.</param>
    public void Serve((Site Site, Binding Binding)[] sharers) =>
        served = [.. sharers.OrderBy(static sharer => sharer.Binding.HostName is not null)];

    /// <summary>Begins to take connections.</summary>
    public void Start()
    {
        foreach (var endpoint in Endpoints)
            context.Log.Listening(endpoint.Site, endpoint.Endpoint, endpoint.Tls switch { TlsMode.Explicit => "explicit TLS", TlsMode.Implicit => "implicit TLS", _ => "no TLS" });
        _ = AcceptAsync();
    }

    /// <summary>The site and binding of a host name that a client named (RFC 7151).</summary>
    /// <param name="host">The name.</param>
    public (Site Site, Binding Binding)? Find(string host)
    {
        var sharers = served;
        foreach (var sharer in sharers)
        {
            if (string.Equals(sharer.Binding.HostName, host, StringComparison.OrdinalIgnoreCase))
                return sharer;
        }

        // Where no site has a name, every name is that of the one site.
        return sharers.Length > 0 && Array.TrueForAll(sharers, static sharer => sharer.Binding.HostName is null) ? sharers[0] : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Volatile.Write(ref isClosed, true);
        socket.Dispose();
    }

    private static Socket Open(IPEndPoint asked)
    {
        bool everywhere = asked.Address.Equals(IPAddress.IPv6Any);
        bool dual = everywhere && Socket.OSSupportsIPv6;
        var address = everywhere && !dual ? IPAddress.Any : asked.Address;
        Socket socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (address.AddressFamily == AddressFamily.InterNetworkV6)
                socket.DualMode = dual;

            // ABOR's urgent byte (RFC 959 §4.1.3) stands where it was sent: accepted sockets inherit this.
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.OutOfBandInline, true);
            socket.Bind(new IPEndPoint(address, asked.Port));
            socket.Listen(Backlog);
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task AcceptAsync()
    {
        while (!Volatile.Read(ref isClosed))
        {
            try
            {
                var client = await socket.AcceptAsync().ConfigureAwait(false);
                Receive(client);
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
            {
                if (!Volatile.Read(ref isClosed))
                    await Task.Delay(Pause, context.Time).ConfigureAwait(false);
            }
        }
    }

    private void Receive(Socket client)
    {
        if (DescriptorLimit.IsNear(client.Handle))
        {
            context.Metrics.SessionRefused("limit");
            client.Dispose();
        }
        else if (served is [var sharer, ..])
        {
            _ = Reception.ServeAsync(context, this, sharer.Site, sharer.Binding, client);
        }
        else
        {
            client.Dispose();
        }
    }
}
