using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Glassport.Server.Sites;

/// <summary>
/// The header of HAProxy's PROXY protocol, version 1 (a line of text) or 2 (binary), with which a load balancer says whom it stands for.
/// Not one byte behind the header is taken from the socket: a TLS handshake may follow at once.
/// </summary>
internal static class ProxyHeader
{
    private const int SignatureBytes = 12;
    private const int MostLineBytes = 107;
    private const int MostBinaryBytes = 536;

    private static ReadOnlySpan<byte> Signature => [0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A];

    /// <summary>Reads the header.</summary>
    /// <param name="socket">A connection from a proxy that is believed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The client and the address it connected to; both null for the proxy's own connections (health checks).</returns>
    /// <exception cref="InvalidDataException">It is no header.</exception>
    public static async ValueTask<(IPEndPoint? Client, IPEndPoint? Server)> ReadAsync(Socket socket, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[MostBinaryBytes];
        await FillAsync(socket, buffer.AsMemory(0, SignatureBytes), cancellationToken).ConfigureAwait(false);
        if (buffer.AsSpan(0, SignatureBytes).SequenceEqual(Signature))
        {
            await FillAsync(socket, buffer.AsMemory(SignatureBytes, 4), cancellationToken).ConfigureAwait(false);
            int length = BinaryPrimitives.ReadUInt16BigEndian(buffer.AsSpan(14));
            if (length > MostBinaryBytes - 16)
                throw new InvalidDataException("The PROXY header is too long.");
            await FillAsync(socket, buffer.AsMemory(16, length), cancellationToken).ConfigureAwait(false);
            return ParseBinary(buffer.AsSpan(0, 16 + length));
        }

        int end = SignatureBytes;
        while (buffer[end - 1] != '\n')
        {
            if (end == MostLineBytes)
                throw new InvalidDataException("No PROXY header came.");
            await FillAsync(socket, buffer.AsMemory(end, 1), cancellationToken).ConfigureAwait(false);
            end++;
        }

        return ParseLine(Encoding.ASCII.GetString(buffer, 0, end));
    }

    private static (IPEndPoint? Client, IPEndPoint? Server) ParseLine(string line)
    {
        string[] parts = line.TrimEnd('\r', '\n').Split(' ');
        if (parts is ["PROXY", "UNKNOWN", ..])
            return default;
        if (parts is ["PROXY", "TCP4" or "TCP6", var source, var destination, var from, var to]
            && IPAddress.TryParse(source, out var client) && IPAddress.TryParse(destination, out var server)
            && ushort.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out ushort clientPort)
            && ushort.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out ushort serverPort))
            return (new(client, clientPort), new(server, serverPort));
        throw new InvalidDataException("The PROXY header cannot be read.");
    }

    private static (IPEndPoint? Client, IPEndPoint? Server) ParseBinary(ReadOnlySpan<byte> header)
    {
        const int Local = 0x20;
        const int Proxy = 0x21;
        const int TcpOverIPv4 = 0x11;
        const int TcpOverIPv6 = 0x21;
        int bytes = header[13] switch { TcpOverIPv4 => 4, TcpOverIPv6 => 16, _ => 0 };
        if (header[12] == Local)
            return default;
        if (header[12] != Proxy || bytes == 0 || header.Length < 16 + (2 * bytes) + 4)
            throw new InvalidDataException("The PROXY header cannot be read.");
        var ports = header[(16 + (2 * bytes))..];
        return (
            new(new IPAddress(header.Slice(16, bytes)), BinaryPrimitives.ReadUInt16BigEndian(ports)),
            new(new IPAddress(header.Slice(16 + bytes, bytes)), BinaryPrimitives.ReadUInt16BigEndian(ports[2..])));
    }

    private static async ValueTask FillAsync(Socket socket, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (!buffer.IsEmpty)
        {
            int received = await socket.ReceiveAsync(buffer, SocketFlags.None, cancellationToken).ConfigureAwait(false);
            if (received == 0)
                throw new InvalidDataException("The connection ended within the PROXY header.");
            buffer = buffer[received..];
        }
    }
}
