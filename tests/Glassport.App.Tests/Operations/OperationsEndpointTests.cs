using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Glassport.App.Operations;

namespace Glassport.App.Tests.Operations;

public sealed class OperationsEndpointTests : IDisposable
{
    private readonly Meter meter = new("test");
    private readonly OperationsEndpoint endpoint;
    private bool isReady;

    public OperationsEndpointTests()
    {
        MetricsPage page = new(other => ReferenceEquals(other, meter), TimeProvider.System);
        meter.CreateCounter<long>("seen").Add(3);
        endpoint = new OperationsEndpoint(new(IPAddress.Loopback, 0), page, () => isReady, TimeProvider.System);
    }

    public void Dispose()
    {
        endpoint.DisposeAsync().AsTask().GetAwaiter().GetResult();
        meter.Dispose();
    }

    [Fact]
    public async Task Metrics_are_answered_to_a_web_client()
    {
        using HttpClient client = new();
        using HttpResponseMessage response = await client.GetAsync(new Uri($"http://{endpoint.Address}/metrics"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Contains("\nseen_total 3\n", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readiness_follows_the_server_and_health_does_not()
    {
        Assert.StartsWith("HTTP/1.1 503 ", await AskAsync("GET /health/ready HTTP/1.1\r\n\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 200 ", await AskAsync("GET /health HTTP/1.1\r\n\r\n"), StringComparison.Ordinal);
        isReady = true;
        Assert.EndsWith("\r\n\r\nready\n", await AskAsync("GET /health/ready?x=1 HTTP/1.0\r\nHost: a\r\n\r\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HEAD /health HTTP/1.1\r\n\r\n", "200")]
    [InlineData("POST /health HTTP/1.1\r\nContent-Length: 1\r\n\r\nx", "405")]
    [InlineData("GET /nowhere HTTP/1.1\r\n\r\n", "404")]
    [InlineData("USER anonymous\r\n\r\n", "400")]
    public async Task Other_requests_are_answered_by_their_codes(string request, string code)
    {
        string answer = await AskAsync(request);

        Assert.StartsWith($"HTTP/1.1 {code} ", answer, StringComparison.Ordinal);
        Assert.Equal(request.StartsWith("HEAD", StringComparison.Ordinal), answer.EndsWith("\r\n\r\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_without_end_is_not_kept()
    {
        using TcpClient client = new();
        await client.ConnectAsync(endpoint.Address);
        byte[] junk = new byte[64 * 1024];
        try
        {
            await client.GetStream().WriteAsync(junk);
            Assert.Equal(0, await client.GetStream().ReadAsync(junk));
        }
        catch (IOException e)
        {
            // Closed with our bytes unread is a reset.
            Assert.IsType<SocketException>(e.InnerException);
        }

        Assert.StartsWith("HTTP/1.1 200 ", await AskAsync("GET /health HTTP/1.1\r\n\r\n"), StringComparison.Ordinal);
    }

    private async Task<string> AskAsync(string request)
    {
        using TcpClient client = new();
        await client.ConnectAsync(endpoint.Address);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        using StreamReader reader = new(client.GetStream());
        return await reader.ReadToEndAsync();
    }
}
