using System.Net;
using Glassport.Server.Records;
using Microsoft.Extensions.Logging;

namespace Glassport.App.Operations;

/// <summary>
/// Everything by which a running server is watched: its log, metrics, health, and systemd. <c>serve</c> makes one before the server and
/// disposes it after.
/// </summary>
internal sealed class ServerOperations : IAsyncDisposable
{
    private readonly SystemdNotifier systemd;
    private readonly OperationsEndpoint? endpoint;
    private readonly IDisposable? telemetry;
    private volatile bool isReady;

    private ServerOperations(OperationSettings settings, TimeProvider time, Func<string, string?> variable, ILoggerProvider? also)
    {
        bool sends = Telemetry.IsWanted(settings, variable);
        Loggers = LoggerFactory.Create(logging =>
        {
            logging.SetMinimumLevel(settings.LogLevel);
            ConsoleLog.AddTo(logging, settings.LogFormat, variable);
            if (also is not null)
                logging.AddProvider(also);
            if (sends)
                Telemetry.SendLogs(logging, settings);
        });
        if (settings.Metrics is { } address)
            endpoint = new OperationsEndpoint(address, new MetricsPage(Metrics.Owns, time), () => isReady, time);
        if (sends)
            telemetry = Telemetry.SendMetrics(settings);
        systemd = new SystemdNotifier(variable, time);
    }

    /// <summary>The server's log, for its options.</summary>
    public ILoggerFactory Loggers { get; }

    /// <summary>The server's metrics, for its options.</summary>
    public ServerMetrics Metrics { get; } = new();

    /// <summary>Where metrics and health are answered; null when nowhere.</summary>
    public IPEndPoint? Endpoint => endpoint?.Address;

    /// <summary>Begins to watch.</summary>
    /// <param name="settings">How.</param>
    /// <param name="time">The clock.</param>
    /// <param name="variable">Reads an environment variable; null: the process's.</param>
    /// <param name="also">Who else is told what is logged; null: nobody.</param>
    /// <exception cref="System.Net.Sockets.SocketException">The address for metrics cannot be listened on.</exception>
    public static ServerOperations Start(OperationSettings settings, TimeProvider time, Func<string, string?>? variable = null, ILoggerProvider? also = null) =>
        new(settings, time, variable ?? Environment.GetEnvironmentVariable, also);

    /// <summary>The server takes sessions, for the first time or after <see cref="Reloading"/>.</summary>
    /// <param name="status">A short text for <c>systemctl status</c>.</param>
    public void Ready(string status)
    {
        isReady = true;
        systemd.Ready(status);
    }

    /// <summary>The configuration is read anew. Sessions go on; <see cref="Ready"/> must follow.</summary>
    public void Reloading() => systemd.Reloading();

    /// <summary>The server takes no session more.</summary>
    public void Stopping()
    {
        isReady = false;
        systemd.Stopping();
    }

    /// <summary>Sends the last of everything, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        systemd.Dispose();
        if (endpoint is not null)
            await endpoint.DisposeAsync().ConfigureAwait(false);
        telemetry?.Dispose();
        Loggers.Dispose();
        Metrics.Dispose();
    }
}
