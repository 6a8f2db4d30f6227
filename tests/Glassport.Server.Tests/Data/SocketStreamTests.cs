using System.Net;
using System.Net.Sockets;
using Glassport.Server.Data;

namespace Glassport.Server.Tests.Data;

public sealed class SocketStreamTests
{
    // linux/tcp.h: reads as whether the next segment is acknowledged at once.
    private const int TcpLevel = 6;
    private const int QuickAck = 12;
    private const int MostRounds = 1000;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_comes_is_acknowledged_at_once_where_that_is_asked_for(bool atOnce)
    {
        Assert.True(OperatingSystem.IsLinux());
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        using Socket client = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await client.ConnectAsync(listener.LocalEndPoint!);
        using Socket server = await listener.AcceptAsync();
        await using SocketStream stream = new(server);
        await AnswerUntilAcknowledgementsWaitAsync(client, stream, server);

        stream.AcknowledgesAtOnce = atOnce;
        var reading = stream.ReadAsync(new byte[1]);

        Assert.Equal(atOnce, AcknowledgesAtOnce(server));
        await client.SendAsync(new byte[1]);
        Assert.Equal(1, await reading);
    }

    // Questions and answers by turns make the kernel hold acknowledgements back for the answers.
    private static async Task AnswerUntilAcknowledgementsWaitAsync(Socket client, SocketStream stream, Socket server)
    {
        byte[] piece = new byte[1];
        for (int i = 0; i < MostRounds && AcknowledgesAtOnce(server); i++)
        {
            await client.SendAsync(piece);
            await stream.ReadExactlyAsync(piece);
            await stream.WriteAsync(piece);
            await client.ReceiveAsync(piece);
        }

        Assert.False(AcknowledgesAtOnce(server));
    }

    private static bool AcknowledgesAtOnce(Socket socket)
    {
        Span<byte> value = stackalloc byte[sizeof(int)];
        socket.GetRawSocketOption(TcpLevel, QuickAck, value);
        return BitConverter.ToInt32(value) != 0;
    }
}
