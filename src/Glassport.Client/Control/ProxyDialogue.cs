using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Glassport.Client.Control;

/// <summary>Asks a proxy for a connection to a host behind it.</summary>
internal static class ProxyDialogue
{
    private const int MostHeaderBytes = 16 * 1024;

    /// <summary>Asks; afterwards the socket carries the host's bytes.</summary>
    /// <param name="proxy">The proxy.</param>
    /// <param name="socket">The connection to it.</param>
    /// <param name="host">The host wanted; the proxy looks a name up.</param>
    /// <param name="port">The port wanted.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="FtpException">Unreachable: the proxy said no, or is none.</exception>
    public static Task OpenAsync(FtpProxy proxy, Socket socket, string host, int port, CancellationToken cancellationToken) =>
        proxy.Kind == ProxyKind.Socks5
            ? OpenSocksAsync(proxy, socket, host, port, cancellationToken)
            : OpenHttpAsync(proxy, socket, host, port, cancellationToken);

    // RFC 9110 §9.3.6. Read byte by byte: what follows the empty line belongs to the host.
    private static async Task OpenHttpAsync(FtpProxy proxy, Socket socket, string host, int port, CancellationToken cancellationToken)
    {
        string authority = FormattableString.Invariant($"{(host.Contains(':') ? $"[{host}]" : host)}:{port}");
        StringBuilder request = new();
        request.Append($"CONNECT {authority} HTTP/1.1\r\nHost: {authority}\r\n");
        if (proxy.User is not null)
            request.Append($"Proxy-Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{proxy.User}:{proxy.Password}"))}\r\n");
        await SendAsync(socket, Encoding.ASCII.GetBytes(request.Append("\r\n").ToString()), cancellationToken).ConfigureAwait(false);

        List<byte> answer = [];
        byte[] one = new byte[1];
        while (!EndsHeader(answer))
        {
            await ReceiveAsync(socket, one, proxy, cancellationToken).ConfigureAwait(false);
            answer.Add(one[0]);
            if (answer.Count > MostHeaderBytes)
                throw Refused(proxy, "its answer has no end");
        }

        string status = Encoding.Latin1.GetString([.. answer]).Split('\r', '\n')[0];
        string[] words = status.Split(' ', 3);
        if (words.Length < 2 || !words[0].StartsWith("HTTP/", StringComparison.Ordinal) || !words[1].StartsWith('2'))
            throw Refused(proxy, $"it said '{status}'");
    }

    // RFC 1928 and, for the password, RFC 1929.
    private static async Task OpenSocksAsync(FtpProxy proxy, Socket socket, string host, int port, CancellationToken cancellationToken)
    {
        const byte NoAuthentication = 0, UserAndPassword = 2;
        byte[] hello = proxy.User is null ? [5, 1, NoAuthentication] : [5, 2, NoAuthentication, UserAndPassword];
        await SendAsync(socket, hello, cancellationToken).ConfigureAwait(false);
        byte[] answer = new byte[2];
        await ReceiveAsync(socket, answer, proxy, cancellationToken).ConfigureAwait(false);
        if (answer[0] != 5 || !hello.AsSpan(2).Contains(answer[1]))
            throw Refused(proxy, answer[0] == 5 ? "it wants another kind of login than user and password" : "it does not speak SOCKS 5");
        if (answer[1] == UserAndPassword)
        {
            await SendAsync(socket, [1, .. Counted(proxy.User ?? ""), .. Counted(proxy.Password ?? "")], cancellationToken).ConfigureAwait(false);
            await ReceiveAsync(socket, answer, proxy, cancellationToken).ConfigureAwait(false);
            if (answer[1] != 0)
                throw Refused(proxy, "it did not take the user and password");
        }

        byte[] target = IPAddress.TryParse(host, out var address)
            ? [address.AddressFamily == AddressFamily.InterNetwork ? (byte)1 : (byte)4, .. address.GetAddressBytes()]
            : [3, .. Counted(host)];
        byte[] number = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(number, (ushort)port);
        await SendAsync(socket, [5, 1, 0, .. target, .. number], cancellationToken).ConfigureAwait(false);
        byte[] head = new byte[5];
        await ReceiveAsync(socket, head, proxy, cancellationToken).ConfigureAwait(false);
        if (head[0] != 5)
            throw Refused(proxy, "it does not speak SOCKS 5");
        if (head[1] != 0)
            throw Refused(proxy, ReasonOf(head[1]));
        // Of the address that it goes out from, the first byte was read with the head; a name has its length there.
        int rest = number.Length + head[3] switch { 1 => 3, 4 => 15, 3 => head[4], _ => throw Refused(proxy, "its answer has an address of no known kind") };
        await ReceiveAsync(socket, new byte[rest], proxy, cancellationToken).ConfigureAwait(false);
    }

    private static byte[] Counted(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return bytes.Length <= byte.MaxValue
            ? [(byte)bytes.Length, .. bytes]
            : throw new FtpException(FailureKind.Usage, "SOCKS 5 takes names, users and passwords of at most 255 bytes.");
    }

    private static bool EndsHeader(List<byte> bytes) =>
        bytes.Count >= 4 && bytes[^1] == '\n' && (bytes[^2] == '\n' || (bytes[^2] == '\r' && bytes[^3] == '\n'));

    private static async Task SendAsync(Socket socket, byte[] bytes, CancellationToken cancellationToken)
    {
        for (ReadOnlyMemory<byte> rest = bytes; !rest.IsEmpty;)
            rest = rest[await socket.SendAsync(rest, SocketFlags.None, cancellationToken).ConfigureAwait(false)..];
    }

    private static async Task ReceiveAsync(Socket socket, Memory<byte> buffer, FtpProxy proxy, CancellationToken cancellationToken)
    {
        while (!buffer.IsEmpty)
        {
            int received = await socket.ReceiveAsync(buffer, SocketFlags.None, cancellationToken).ConfigureAwait(false);
            if (received == 0)
                throw Refused(proxy, "it closed the connection");
            buffer = buffer[received..];
        }
    }

    private static string ReasonOf(byte code) => code switch
    {
        2 => "its rules do not allow it",
        3 => "it has no route to the network",
        4 => "it has no route to the host",
        5 => "the host refused the connection",
        6 => "the host did not answer",
        _ => $"it failed with code {code}",
    };

    private static FtpException Refused(FtpProxy proxy, string why) =>
        new(FailureKind.Unreachable, $"The proxy {proxy.Host} port {proxy.Port} did not open the way: {why}.");
}
