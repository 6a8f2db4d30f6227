using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Glassport.Server.Tests.Tls;

namespace Glassport.Server.Tests.Security;

/// <summary>An FTP client that sends what it is told to, byte for byte.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly Socket socket;
    private readonly IPEndPoint server;
    private readonly List<byte> received = [];
    private Stream stream;

    private RawClient(Socket socket, IPEndPoint server)
    {
        this.socket = socket;
        this.server = server;
        stream = new NetworkStream(socket);
    }

    public IPAddress Address => ((IPEndPoint)socket.LocalEndPoint!).Address;

    public Socket Socket => socket;

    public SslStream? Tls => stream as SslStream;

    private static CancellationToken Patience => new CancellationTokenSource(TlsPair.Patience).Token;

    public static async Task<RawClient> ConnectAsync(IPEndPoint server, string from = "127.0.0.1") => new(await DialAsync(server, from), server);

    /// <summary>Opens a bare connection from an address of this machine.</summary>
    public static async Task<Socket> DialAsync(IPEndPoint to, string from = "127.0.0.1")
    {
        Socket socket = new(to.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        await socket.ConnectAsync(to, Patience);
        return socket;
    }

    /// <summary>All that comes until the end of a connection; a reset is an end too.</summary>
    public static async Task<byte[]> DrainAsync(Stream stream)
    {
        using MemoryStream all = new();
        try
        {
            await stream.CopyToAsync(all, Patience);
        }
        catch (IOException)
        {
            // Reset: what came before counts.
        }

        return all.ToArray();
    }

    public async Task SendAsync(ReadOnlyMemory<byte> bytes) => await stream.WriteAsync(bytes, Patience);

    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>Sends a line and reads the reply.</summary>
    public async Task<string> CommandAsync(string line)
    {
        await SendAsync(Encoding.UTF8.GetBytes(line + "\r\n"));
        return await ReplyAsync();
    }

    public async Task ExpectAsync(string code, string line)
    {
        string reply = await CommandAsync(line);
        Assert.True(reply.StartsWith(code, StringComparison.Ordinal), $"{line}: {reply}");
    }

    /// <summary>The next reply, with all its lines.</summary>
    public async Task<string> ReplyAsync()
    {
        string first = await LineAsync() ?? throw new EndOfStreamException("The control connection ended.");
        StringBuilder reply = new(first);
        if (first.Length > 3 && first[3] == '-')
        {
            string last = first[..3] + " ";
            while (true)
            {
                string line = await LineAsync() ?? throw new EndOfStreamException("The control connection ended within a reply.");
                reply.Append('\n').Append(line);
                if (line.StartsWith(last, StringComparison.Ordinal))
                    break;
            }
        }

        return reply.ToString();
    }

    /// <summary>All replies until the control connection ends.</summary>
    public async Task<List<string>> RepliesToEndAsync()
    {
        List<string> lines = [];
        while (await LineAsync() is { } line)
            lines.Add(line);
        return lines;
    }

    public async Task LoginAsync(string user = Victim.User, string password = Victim.Password)
    {
        await ExpectAsync("331", "USER " + user);
        await ExpectAsync("230", "PASS " + password);
        await ExpectAsync("200", "TYPE I");
    }

    /// <summary>AUTH TLS and the handshake.</summary>
    public async Task ProtectAsync(SslClientAuthenticationOptions? options = null)
    {
        await ExpectAsync("234", "AUTH TLS");
        await HandshakeAsync(options);
    }

    public async Task HandshakeAsync(SslClientAuthenticationOptions? options = null)
    {
        SslStream tls = new(stream);
        await tls.AuthenticateAsClientAsync(options ?? TlsPair.Options(Guid.NewGuid().ToString("N") + ".test", SslProtocols.None), Patience);
        stream = tls;
    }

    /// <summary>Asks for a passive port.</summary>
    public async Task<IPEndPoint> PassiveAsync()
    {
        string reply = await CommandAsync("EPSV");
        Assert.StartsWith("229", reply);
        return new(server.Address, int.Parse(reply.Split('|')[3], System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Asks for a passive port and connects to it.</summary>
    public async Task<Socket> DataAsync() => await DialAsync(await PassiveAsync(), Address.ToString());

    /// <summary>Downloads, or lists.</summary>
    public async Task<(byte[] Content, string Reply)> DownloadAsync(string command)
    {
        using var data = await DataAsync();
        string opening = await CommandAsync(command);
        if (!opening.StartsWith("150", StringComparison.Ordinal))
            return ([], opening);
        await using NetworkStream content = new(data);
        byte[] all = await DrainAsync(content);
        return (all, await ReplyAsync());
    }

    /// <summary>Uploads.</summary>
    public async Task<string> UploadAsync(string command, ReadOnlyMemory<byte> content)
    {
        using var data = await DataAsync();
        string opening = await CommandAsync(command);
        if (!opening.StartsWith("150", StringComparison.Ordinal))
            return opening;
        try
        {
            await using NetworkStream stream = new(data);
            await stream.WriteAsync(content, Patience);
            data.Shutdown(SocketShutdown.Send);
        }
        catch (IOException)
        {
            // The server refused in the middle: the reply tells.
        }

        return await ReplyAsync();
    }

    /// <summary>Ends a connection with a reset.</summary>
    public static void Reset(Socket socket)
    {
        socket.LingerState = new(true, 0);
        socket.Dispose();
    }

    public void Dispose()
    {
        stream.Dispose();
        socket.Dispose();
    }

    private async Task<string?> LineAsync()
    {
        byte[] buffer = new byte[4096];
        while (true)
        {
            int end = received.IndexOf((byte)'\n');
            if (end >= 0)
            {
                string line = Encoding.UTF8.GetString([.. received.Take(end)]).TrimEnd('\r');
                received.RemoveRange(0, end + 1);
                return line;
            }

            int read;
            try
            {
                read = await stream.ReadAsync(buffer, Patience);
            }
            catch (IOException)
            {
                read = 0;
            }

            if (read == 0)
                return null;
            received.AddRange(buffer.AsSpan(0, read));
        }
    }
}
