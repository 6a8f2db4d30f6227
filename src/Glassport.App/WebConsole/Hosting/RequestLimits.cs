using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace Glassport.App.WebConsole.Hosting;

/// <summary>How many requests an address may make. Logins are few, because each costs a computation on purpose.</summary>
internal sealed class RequestLimits : IAsyncDisposable
{
    private const int RequestsEachWindow = 3_000;
    private const int LoginsEachMinute = 10;
    private const int LoginsAtOnce = 4;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly PartitionedRateLimiter<HttpContext> requests = PartitionedRateLimiter.Create<HttpContext, string>(
        static http => RateLimitPartition.GetFixedWindowLimiter(AddressOf(http), static _ => new() { PermitLimit = RequestsEachWindow, Window = Window }));

    private readonly PartitionedRateLimiter<HttpContext> logins = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<HttpContext, string>(static http => RateLimitPartition.GetFixedWindowLimiter(
            AddressOf(http), static _ => new() { PermitLimit = LoginsEachMinute, Window = TimeSpan.FromMinutes(1) })),
        PartitionedRateLimiter.Create<HttpContext, int>(static _ => RateLimitPartition.GetConcurrencyLimiter(
            0, static _ => new() { PermitLimit = LoginsAtOnce, QueueLimit = LoginsAtOnce })));

    /// <summary>A place for the request, to be given back after it. Look at <see cref="RateLimitLease.IsAcquired"/>.</summary>
    public ValueTask<RateLimitLease> AcquireAsync(HttpContext http) => (IsLogin(http.Request) ? logins : requests).AcquireAsync(http, 1, http.RequestAborted);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await requests.DisposeAsync().ConfigureAwait(false);
        await logins.DisposeAsync().ConfigureAwait(false);
    }

    private static bool IsLogin(HttpRequest request) => HttpMethods.IsPost(request.Method) && request.Path == "/api/login";

    private static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";
}
