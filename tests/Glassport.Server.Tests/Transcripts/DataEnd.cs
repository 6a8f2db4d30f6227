using System.IO.Compression;
using System.Net;
using System.Net.Sockets;

namespace Glassport.Server.Tests.Transcripts;

/// <summary>The client's end of a data connection, in MODE S or Z.</summary>
internal sealed class DataEnd : IDisposable
{
    private readonly Socket socket;
    private readonly Stream input;
    private readonly Stream output;

    private DataEnd(Socket socket, bool isDeflated)
    {
        this.socket = socket;
        NetworkStream stream = new(socket, ownsSocket: true);
        input = isDeflated ? new ZLibStream(stream, CompressionMode.Decompress, leaveOpen: true) : stream;
        output = isDeflated ? new ZLibStream(stream, CompressionMode.Compress, leaveOpen: true) : stream;
    }

    /// <summary>Connects to where the server listens.</summary>
    public static async Task<DataEnd> ConnectAsync(IPEndPoint server, bool isDeflated, CancellationToken patience)
    {
        Socket socket = new(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server, patience);
        return new(socket, isDeflated);
    }

    /// <summary>Waits for the server.</summary>
    public static async Task<DataEnd> AcceptAsync(Socket listener, bool isDeflated, CancellationToken patience) =>
        new(await listener.AcceptAsync(patience), isDeflated);

    public async Task SendAsync(byte[] bytes, CancellationToken patience) => await output.WriteAsync(bytes, patience);

    /// <summary>Everything is sent.</summary>
    public async Task FinishAsync()
    {
        if (output is ZLibStream)
            await output.DisposeAsync();
        socket.Shutdown(SocketShutdown.Send);
    }

    public async Task<byte[]> ReadAsync(int length, CancellationToken patience)
    {
        byte[] bytes = new byte[length];
        int read = await input.ReadAtLeastAsync(bytes, length, throwOnEndOfStream: false, patience);
        return bytes[..read];
    }

    /// <summary>Reads a line without its CR LF; null at the end.</summary>
    public async Task<byte[]?> ReadLineAsync(CancellationToken patience)
    {
        List<byte> line = [];
        while (await ReadAsync(1, patience) is [var b])
        {
            line.Add(b);
            if (line is [.., (byte)'\r', (byte)'\n'])
                return [.. line[..^2]];
        }

        return line.Count == 0 ? null : [.. line];
    }

    public async Task<byte[]> ReadToEndAsync(CancellationToken patience)
    {
        using MemoryStream rest = new();
        await input.CopyToAsync(rest, patience);
        return rest.ToArray();
    }

    public void Dispose() => socket.Dispose();
}
