using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Glassport.Server.Settings;

namespace Glassport.Server.Data;

/// <summary>Opens listeners for passive data connections, on ports that cannot be guessed (RFC 2577 §8).</summary>
internal static class PassivePorts
{
    /// <summary>Opens a listener.</summary>
    /// <param name="address">The address to listen on.</param>
    /// <param name="range">The ports to choose from, or null for the system's choice.</param>
    /// <returns>The listening socket, or null when every port of the range is taken.</returns>
    public static Socket? Listen(IPAddress address, PortRange? range)
    {
        if (range is not { } ports)
            return TryListen(address, 0);
        int first = RandomNumberGenerator.GetInt32(ports.Count);
        for (int i = 0; i < ports.Count; i++)
        {
            if (TryListen(address, ports.First + ((first + i) % ports.Count)) is { } listener)
                return listener;
        }

        return null;
    }

    private static Socket? TryListen(IPAddress address, int port)
    {
        Socket socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen(4);
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }
}
