using System.Net;
using System.Security.Cryptography.X509Certificates;
using Glassport.App.State;
using Glassport.App.WebConsole.Api;
using Glassport.Server.Tls;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Glassport.App.WebConsole.Hosting;

/// <summary>The console's web server.</summary>
internal sealed class ConsoleHost : IAsyncDisposable
{
    private const string CertificateName = "console";
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(2);

    private readonly WebApplication web;
    private readonly ConsoleServices services;
    private readonly RequestLimits limits;
    private readonly CancellationTokenSource stopping;

    private ConsoleHost(WebApplication web, ConsoleServices services, RequestLimits limits, CancellationTokenSource stopping)
    {
        this.web = web;
        this.services = services;
        this.limits = limits;
        this.stopping = stopping;
    }

    /// <summary>Where browsers find it.</summary>
    public Uri Address => new(web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()
        .Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal));

    /// <summary>Begins to answer.</summary>
    /// <param name="services">What it is about.</param>
    /// <param name="stopping">Is cancelled when the console ends; belongs to it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="IOException">The address cannot be listened on.</exception>
    /// <exception cref="StateException">The certificate cannot be used.</exception>
    public static async Task<ConsoleHost> StartAsync(ConsoleServices services, CancellationTokenSource stopping, CancellationToken cancellationToken)
    {
        X509Certificate2? certificate = services.Settings.IsSecure ? Certificate(services) : null;
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore();
        if (certificate is not null)
            builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => Configure(kestrel, services.Settings.Listen, certificate));
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = StopPatience);
        WebApplication web = builder.Build();
        RequestLimits limits = new();
        Gate gate = new(services, limits);
        web.Use((http, next) => gate.PassAsync(http, next));
        web.UseRouting();
        foreach (ApiOperation operation in ApiOperations.All)
            web.MapMethods("/api" + operation.Path, [operation.Method], http => gate.AnswerAsync(http, operation));
        web.MapFallback("{*path}", static http => FallBackAsync(http));
        ConsoleHost host = new(web, services, limits, stopping);
        try
        {
            await web.StartAsync(cancellationToken).ConfigureAwait(false);
            return host;
        }
        catch
        {
            await host.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Ends: whoever watches something live is cut off.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        await web.StopAsync().ConfigureAwait(false);
        await web.DisposeAsync().ConfigureAwait(false);
        await services.Recordings.DisposeAsync().ConfigureAwait(false);
        await services.Visits.DisposeAsync().ConfigureAwait(false);
        services.Series.Dispose();
        services.Accounts.Dispose();
        await limits.DisposeAsync().ConfigureAwait(false);
        stopping.Dispose();
    }

    private static void Configure(KestrelServerOptions kestrel, IPEndPoint endpoint, X509Certificate2? certificate)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        // Uploads are as long as they are; whatever else is read has a limit of its own.
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Listen(endpoint, listen =>
        {
            if (certificate is not null)
                listen.UseHttps(certificate);
        });
    }

    private static X509Certificate2 Certificate(ConsoleServices services)
    {
        if (services.Settings.Certificate is not { } path)
            return SelfSignedCertificate.Get(CertificateName, services.Folder?.Path, services.Time, services.Loggers.CreateLogger(ConsoleServices.LogCategory));
        (X509Certificate2? certificate, _, string? problem) = CertificateFile.Read(new(path, services.Settings.Key));
        return certificate ?? throw new StateException($"the console's certificate {path} cannot be used: {problem?.TrimEnd('.')}.");
    }

    private static async Task FallBackAsync(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            throw new ApiException(404, ("There is no such request. /api/openapi.json lists them all.", "没有这个请求。/api/openapi.json 列出了全部请求。"));
        if (!await PageAssets.TryServeAsync(http).ConfigureAwait(false))
            http.Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
