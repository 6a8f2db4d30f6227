using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Glassport.Server.Native;
using Glassport.Server.Settings;

namespace Glassport.Server.Data;

/// <summary>The passive ports of a site, chosen so that they cannot be guessed (RFC 2577 §8). When all of a range are taken, clients share.</summary>
internal sealed class PassivePorts
{
    // IANA's dynamic ports (RFC 6335 §6). The system's own choice of a port is not used: it searches, and the longer the more connections
    // have ended lately, since each leaves its port in TIME-WAIT.
    private static readonly PortRange Dynamic = new(49152, 65535);

    private const int MostAttempts = 64;

    // Connections are looked at when the transfer begins: until then strangers must not fill the queue before the client (S2).
    private const int Backlog = 1024;

    private readonly Lock gate = new();
    private readonly Dictionary<IPEndPoint, PassivePort> open = [];

    /// <summary>Finds a port for a client.</summary>
    /// <param name="address">The address to listen on.</param>
    /// <param name="range">The ports to choose from, or null for any dynamic port.</param>
    /// <param name="peer">The client's address.</param>
    /// <returns>A port of which the client is a member, or null when every port is taken.</returns>
    public PassivePort? Join(IPAddress address, PortRange? range, IPAddress peer)
    {
        if (range is not { } ports)
            return ListenAnywhere(address) is { } any ? Open(any, peer, null) : null;
        int first = RandomNumberGenerator.GetInt32(ports.Count);
        lock (gate)
        {
            for (int i = 0; i < ports.Count; i++)
            {
                IPEndPoint endpoint = new(address, ports.First + ((first + i) % ports.Count));
                if (!open.ContainsKey(endpoint) && TryListen(address, endpoint.Port) is { } listener)
                    return Open(listener, peer, endpoint);
            }

            for (int i = 0; i < ports.Count; i++)
            {
                if (open.TryGetValue(new(address, ports.First + ((first + i) % ports.Count)), out var port) && port.TryJoin(peer))
                    return port;
            }
        }

        return null;
    }

    /// <summary>Nobody needs a port any more, unless somebody has joined meanwhile.</summary>
    /// <param name="port">The port.</param>
    /// <returns>True when it shall be closed.</returns>
    public bool Forget(PassivePort port)
    {
        lock (gate)
        {
            if (!port.IsUnused)
                return false;
            foreach (var (endpoint, known) in open)
            {
                if (known == port)
                {
                    open.Remove(endpoint);
                    break;
                }
            }

            return true;
        }
    }

    private static Socket? ListenAnywhere(IPAddress address)
    {
        for (int i = 0; i < MostAttempts; i++)
        {
            if (TryListen(address, RandomNumberGenerator.GetInt32(Dynamic.First, Dynamic.Last + 1)) is { } listener)
                return listener;
        }

        return TryListen(address, 0);
    }

    private PassivePort Open(Socket listener, IPAddress peer, IPEndPoint? endpoint)
    {
        PassivePort port = new(this, listener);
        port.TryJoin(peer);
        if (endpoint is not null)
            open[endpoint] = port;
        return port;
    }

    private static Socket? TryListen(IPAddress address, int port)
    {
        Socket? socket = null;
        try
        {
            socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            if (DescriptorLimit.IsNear(socket.Handle))
                throw new SocketException((int)SocketError.TooManyOpenSockets);
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen(Backlog);
            return socket;
        }
        catch (SocketException)
        {
            socket?.Dispose();
            return null;
        }
    }
}
