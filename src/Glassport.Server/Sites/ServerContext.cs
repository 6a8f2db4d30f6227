using System.Collections.Concurrent;
using System.Net;
using Glassport.Server.Access;
using Glassport.Server.Data;
using Glassport.Server.Records;
using Glassport.Server.Sessions;
using Glassport.Server.Settings;
using Microsoft.Extensions.Logging;

namespace Glassport.Server.Sites;

/// <summary>What all sessions of a server share.</summary>
internal sealed class ServerContext
{
    private volatile ServerSettings settings;
    private volatile TaskCompletionSource? empty;
    private long lastSession;

    /// <summary>Begins.</summary>
    /// <param name="options">What the server was started with.</param>
    /// <param name="settings">The first settings.</param>
    public ServerContext(FtpServerOptions options, ServerSettings settings)
    {
        this.settings = settings;
        Options = options;
        Log = options.Loggers.CreateLogger("Glassport.Server");
        Bans = new(options.Time, options.Loggers.CreateLogger<BanList>());
        Logins = new(options.Time);
        Rates = new(options.Time);
        Farewells = new(options.Time);
        Metrics = options.Metrics ?? new();
        Logs = new(options.Time, Metrics, Log);
    }

    /// <summary>The clock.</summary>
    public TimeProvider Time => Options.Time;

    /// <summary>What the server was started with.</summary>
    public FtpServerOptions Options { get; }

    /// <summary>The server's own log.</summary>
    public ILogger Log { get; }

    /// <summary>The settings in force.</summary>
    public ServerSettings Settings
    {
        get => settings;
        set => settings = value;
    }

    /// <summary>Open sessions by number.</summary>
    public ConcurrentDictionary<long, Session> Sessions { get; } = new();

    /// <summary>Who is turned away.</summary>
    public BanList Bans { get; }

    /// <summary>The folders that sessions have open.</summary>
    public Folders Folders { get; } = new();

    /// <summary>Counts of sessions.</summary>
    public ConnectionCounts Counts { get; } = new();

    /// <summary>What logins share.</summary>
    public LoginServices Logins { get; }

    /// <summary>Rates of transfers.</summary>
    public RateLimiter Rates { get; }

    /// <summary>Data connections whose clients have yet to close.</summary>
    public Farewells Farewells { get; }

    /// <summary>What is counted for others.</summary>
    public ServerMetrics Metrics { get; }

    /// <summary>The sites' log files.</summary>
    public LogFiles Logs { get; }

    /// <summary>A number that no session had before.</summary>
    public long NextSession() => Interlocked.Increment(ref lastSession);

    /// <summary>A session begins.</summary>
    /// <param name="session">The session.</param>
    public void Enter(Session session)
    {
        Sessions[session.Id] = session;
        Metrics.SessionOpened();
        Log.SessionOpened(session.Id, session.Site.Name, session.Ends.Client);
    }

    /// <summary>A session is over.</summary>
    /// <param name="session">The session.</param>
    public void Leave(Session session)
    {
        Sessions.TryRemove(session.Id, out _);
        Metrics.SessionClosed();
        if (Sessions.IsEmpty)
            empty?.TrySetResult();
    }

    /// <summary>Completes when no session is open; sessions must not begin any more.</summary>
    public Task WhenEmptyAsync()
    {
        var signal = empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
        if (Sessions.IsEmpty)
            signal.TrySetResult();
        return signal.Task;
    }

    /// <summary>A data connection was not made.</summary>
    /// <param name="session">Whose.</param>
    /// <param name="failure">Why.</param>
    public void ReportDataFailure(Session session, DataFailure failure)
    {
        Metrics.DataConnectionFailed(failure.Reason);
        Log.DataConnectionFailed(session.Id, new(failure.English));
    }

    /// <summary>A client named an address that is not its own.</summary>
    /// <param name="session">Whose.</param>
    /// <param name="target">The address.</param>
    public void ReportBounce(Session session, IPEndPoint target) => Log.BounceRefused(session.Id, target, session.Ends.Client);
}
