using System.Net;
using System.Net.Sockets;
using System.Text;
using Glassport.App.Operations;
using Microsoft.Extensions.Logging;

namespace Glassport.App.Tests.Operations;

public sealed class ServerOperationsTests
{
    [Fact]
    public async Task A_server_is_ready_from_its_word_on_until_it_stops()
    {
        await using var operations = ServerOperations.Start(new() { Metrics = new(IPAddress.Loopback, 0) }, TimeProvider.System, static _ => null);
        using HttpClient client = new() { BaseAddress = new Uri($"http://{operations.Endpoint}") };

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync());
        operations.Ready("up");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync());
        operations.Stopping();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync());
        Assert.Contains("glassport_sessions_open 0\n", await client.GetStringAsync(new Uri("/metrics", UriKind.Relative)), StringComparison.Ordinal);

        async Task<HttpStatusCode> StatusAsync()
        {
            using HttpResponseMessage response = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task Metrics_and_logs_reach_a_collector_before_the_server_has_gone()
    {
        using TcpListener collector = new(IPAddress.Loopback, 0);
        collector.Start();
        Task<Dictionary<string, string>> requests = CollectAsync(collector, 2);
        await using (var operations = ServerOperations.Start(
            new() { Otlp = new Uri($"http://{collector.LocalEndpoint}"), LogLevel = LogLevel.Information }, TimeProvider.System, static _ => null))
        {
#pragma warning disable CA1848, CA2254 // One message, for this test alone.
            operations.Loggers.CreateLogger("test").LogInformation("a message for the collector");
#pragma warning restore CA1848, CA2254
        }

        Dictionary<string, string> seen = await requests.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(["/v1/logs", "/v1/metrics"], seen.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("a message for the collector", seen["/v1/logs"], StringComparison.Ordinal);
        Assert.Contains("glassport.sessions.open", seen["/v1/metrics"], StringComparison.Ordinal);
    }

    /// <summary>Answers some requests as an OTLP collector does, and keeps their bodies by path.</summary>
    private static async Task<Dictionary<string, string>> CollectAsync(TcpListener collector, int count)
    {
        Dictionary<string, string> bodies = [];
        while (bodies.Count < count)
        {
            using TcpClient client = await collector.AcceptTcpClientAsync();
            NetworkStream stream = client.GetStream();
            using MemoryStream request = new();
            byte[] buffer = new byte[16 * 1024];
            int head = -1;
            int length = 0;
            while (head < 0 || request.Length < head + length)
            {
                int read = await stream.ReadAsync(buffer);
                if (read == 0)
                    break;
                request.Write(buffer, 0, read);
                string soFar = Encoding.Latin1.GetString(request.ToArray());
                if (head < 0 && soFar.IndexOf("\r\n\r\n", StringComparison.Ordinal) is var end && end >= 0)
                {
                    head = end + 4;
                    length = int.Parse(
                        soFar[..end].Split("\r\n").First(static line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Split(':')[1],
                        System.Globalization.CultureInfo.InvariantCulture);
                }
            }

            string text = Encoding.Latin1.GetString(request.ToArray());
            bodies[text.Split(' ')[1]] = text;
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/x-protobuf\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
        }

        return bodies;
    }
}
