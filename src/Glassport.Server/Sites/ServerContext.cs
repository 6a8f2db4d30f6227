using System.Collections.Concurrent;
using Glassport.Server.Access;
using Glassport.Server.Data;
using Glassport.Server.Records;
using Glassport.Server.Sessions;
using Glassport.Server.Settings;
using Microsoft.Extensions.Logging;

namespace Glassport.Server.Sites;

/// <summary>What all sessions of a server share.</summary>
/// <param name="options">What the server was started with.</param>
/// <param name="settings">The first settings.</param>
internal sealed class ServerContext(FtpServerOptions options, ServerSettings settings)
{
    private volatile ServerSettings settings = settings;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; } = options.Time;

    /// <summary>What the server was started with.</summary>
    public FtpServerOptions Options { get; } = options;

    /// <summary>The server's own log.</summary>
    public ILogger Log { get; } = options.Loggers.CreateLogger("Glassport.Server");

    /// <summary>The settings in force.</summary>
    public ServerSettings Settings
    {
        get => settings;
        set => settings = value;
    }

    /// <summary>Open sessions by number.</summary>
    public ConcurrentDictionary<long, Session> Sessions { get; } = new();

    /// <summary>Who is turned away.</summary>
    public BanList Bans { get; } = new(options.Time, options.Loggers.CreateLogger<BanList>());

    /// <summary>Counts of sessions.</summary>
    public ConnectionCounts Counts { get; } = new();

    /// <summary>What is counted for others.</summary>
    public ServerMetrics Metrics { get; } = options.Metrics ?? new();

    /// <summary>A data connection was not made.</summary>
    /// <param name="session">Whose.</param>
    /// <param name="failure">Why.</param>
    public void ReportDataFailure(Session session, DataFailure failure)
    {
        Metrics.DataConnectionFailed(failure.Reason);
        Log.DataConnectionFailed(session.Id, new(failure.English));
    }
}
