using System.Net;
using System.Net.Sockets;

namespace Glassport.Client.Tests;

public sealed class ActivePortsTests
{
    [Fact]
    public async Task Each_data_connection_gets_the_next_port_of_the_range()
    {
        await using var server = await OwnServer.StartAsync();
        int first = FirstOfTwo();
        List<int> told = [];
        await using var client = await server.LoginAsync(new()
        {
            Mode = DataMode.Active,
            ActivePorts = (first, first + 1),
            Watch = happened =>
            {
                if (happened is SessionEvent.DataAwaited awaited)
                    told.Add(awaited.Told.Port);
            },
        });

        for (int i = 0; i < 3; i++)
            await client.ListAsync("", CancellationToken.None);

        Assert.Equal([first, first + 1, first], told);
    }

    // Two neighbours that nobody has.
    private static int FirstOfTwo()
    {
        for (int port = 40000; ; port += 2)
        {
            try
            {
                using Socket one = new(SocketType.Stream, ProtocolType.Tcp);
                using Socket two = new(SocketType.Stream, ProtocolType.Tcp);
                one.Bind(new IPEndPoint(IPAddress.Loopback, port));
                two.Bind(new IPEndPoint(IPAddress.Loopback, port + 1));
                return port;
            }
            catch (SocketException)
            {
                // Somebody has one of them.
            }
        }
    }
}
