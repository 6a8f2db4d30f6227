using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Glassport.App.Operations;

/// <summary>
/// Answers a monitoring system over HTTP: <c>/metrics</c>, <c>/health</c> (the process runs) and <c>/health/ready</c> (it takes sessions).
/// One request a connection, GET and HEAD only: less than a web server, and nothing that explaining a capture would have to load.
/// </summary>
internal sealed class OperationsEndpoint : IAsyncDisposable
{
    private const int LongestRequest = 8192;
    private const int MostRequests = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly TcpListener listener;
    private readonly MetricsPage metrics;
    private readonly Func<bool> isReady;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource stopping = new();
    private readonly SemaphoreSlim places = new(MostRequests);
    private readonly Task accepting;

    /// <summary>Opens the endpoint.</summary>
    /// <param name="address">Where it listens.</param>
    /// <param name="metrics">The page; disposed with the endpoint.</param>
    /// <param name="isReady">Whether sessions are taken.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="SocketException">The address cannot be listened on.</exception>
    public OperationsEndpoint(IPEndPoint address, MetricsPage metrics, Func<bool> isReady, TimeProvider time)
    {
        this.metrics = metrics;
        this.isReady = isReady;
        this.time = time;
        listener = new TcpListener(address);
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint Address => (IPEndPoint)listener.LocalEndpoint;

    /// <summary>Closes the endpoint.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        listener.Dispose();
        await accepting.ConfigureAwait(false);
        for (int i = 0; i < MostRequests; i++)
            await places.WaitAsync().ConfigureAwait(false);
        metrics.Dispose();
        places.Dispose();
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await places.WaitAsync(stopping.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            try
            {
                Socket client = await listener.AcceptSocketAsync(stopping.Token).ConfigureAwait(false);
                _ = AnswerAsync(client);
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // A client that was gone before it was accepted, or the end; the loop's condition tells them apart.
                places.Release();
            }
        }
    }

    private async Task AnswerAsync(Socket client)
    {
        try
        {
            using CancellationTokenSource patience = new(Patience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping.Token);
            await using NetworkStream stream = new(client, ownsSocket: true);
            string? request = await ReadAsync(stream, either.Token).ConfigureAwait(false);
            if (request is not null)
                await stream.WriteAsync(Respond(request), either.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client left, or took too long: there is nobody to tell.
            client.Dispose();
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>The request's first line, once its head has arrived; null when it never does.</summary>
    private static async Task<string?> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        byte[] head = new byte[LongestRequest];
        int length = 0;
        while (length < head.Length)
        {
            int count = await stream.ReadAsync(head.AsMemory(length), cancellationToken).ConfigureAwait(false);
            if (count == 0)
                return null;
            length += count;
            if (head.AsSpan(0, length).IndexOf("\r\n\r\n"u8) >= 0)
                return Encoding.ASCII.GetString(head, 0, head.AsSpan().IndexOf("\r\n"u8));
        }

        return null;
    }

    private byte[] Respond(string request)
    {
        string[] words = request.Split(' ');
        if (words.Length != 3 || !words[2].StartsWith("HTTP/1.", StringComparison.Ordinal))
            return Response("400 Bad Request", "text/plain", "Bad request.\n");
        if (words[0] is not ("GET" or "HEAD"))
            return Response("405 Method Not Allowed", "text/plain", "Only GET and HEAD.\n");
        byte[] response = words[1].Split('?')[0] switch
        {
            "/metrics" => Response("200 OK", MetricsPage.MediaType, metrics.Write()),
            "/health" => Response("200 OK", "text/plain", "ok\n"),
            "/health/ready" when isReady() => Response("200 OK", "text/plain", "ready\n"),
            "/health/ready" => Response("503 Service Unavailable", "text/plain", "not ready\n"),
            _ => Response("404 Not Found", "text/plain", "Try /metrics, /health or /health/ready.\n"),
        };
        return words[0] == "GET" ? response : response[..(response.AsSpan().IndexOf("\r\n\r\n"u8) + 4)];
    }

    private static byte[] Response(string status, string mediaType, string content) => Encoding.UTF8.GetBytes(
        $"HTTP/1.1 {status}\r\nContent-Type: {mediaType}\r\nContent-Length: {Encoding.UTF8.GetByteCount(content)}\r\n" +
        $"Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n{content}");
}
