using System.Net.Sockets;
using Glassport.Server.Access;
using Glassport.Server.Records;
using Glassport.Server.Sessions;
using Glassport.Server.Settings;
using Glassport.Server.Sites;

namespace Glassport.Server;

/// <summary>An FTP server: sites, their listeners and their sessions.</summary>
public sealed class FtpServer : IAsyncDisposable
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(1);

    private readonly ServerContext context;
    private readonly SemaphoreSlim changing = new(1);
    private Dictionary<string, Site> sites = new(StringComparer.OrdinalIgnoreCase);
    private readonly ListenerSet listeners;
    private ITimer? sweeper;
    private bool isStopping;

    /// <summary>Prepares a server; nothing is opened yet.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="options">What the server keeps.</param>
    public FtpServer(ServerSettings settings, FtpServerOptions? options = null)
    {
        context = new(options ?? new(), settings);
        listeners = new(context);
    }

    /// <summary>The settings in force.</summary>
    public ServerSettings Settings => context.Settings;

    /// <summary>Who is turned away.</summary>
    public BanList Bans => context.Bans;

    /// <summary>Where the sites are reached.</summary>
    public IReadOnlyList<BoundEndpoint> Endpoints => listeners.Endpoints;

    /// <summary>The open sessions.</summary>
    public IReadOnlyList<SessionSnapshot> Sessions => [.. context.Sessions.Values.Select(static session => session.Snapshot()).OrderBy(static session => session.Id)];

    /// <summary>Opens the listeners of every started site.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SocketException">A binding cannot be opened.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await ApplyAsync(context.Settings, cancellationToken).ConfigureAwait(false);
        foreach (var site in sites.Values)
            _ = site.Settings.Files.AtomicUploads ? site.RemoveForgottenUploadsAsync() : Task.CompletedTask;
        sweeper = context.Time.CreateTimer(static state => ((FtpServer)state!).Sweep(), this, SweepInterval, SweepInterval);
    }

    /// <summary>Puts new settings into force. Running sessions go on and see them from their next command on.</summary>
    /// <param name="next">The settings.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SocketException">A new binding cannot be opened; the old settings stay in force.</exception>
    public async ValueTask ApplyAsync(ServerSettings next, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(next);
        await changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            UserTable users = new(next.Users);
            var running = next.Sites.ToDictionary(
                static site => site.Name, site => sites.TryGetValue(site.Name, out var known) ? known : new(site, users, context), StringComparer.OrdinalIgnoreCase);
            listeners.Change(ListenerSet.NeededBy(next), site => running[site.Name]);
            foreach (var settings in next.Sites)
                running[settings.Name].Apply(settings, users);
            sites = running;
            EndSessionsOfStoppedSites();
            context.Settings = next;
            context.Bans.Settings = next.Bans;
            context.Rates.Apply(next);
            await context.Logs.CloseUnusedAsync(next.Sites).ConfigureAwait(false);
            context.Log.ConfigurationApplied(next.Sites.Length, next.Users.Length);
        }
        finally
        {
            changing.Release();
        }
    }

    /// <summary>Opens the log files anew, after they were moved away.</summary>
    public void ReopenLogs() => context.Logs.Reopen();

    /// <summary>Writes a line about the server itself to the logs in vsftpd's form, in files and in the system's.</summary>
    /// <param name="text">What is to be known.</param>
    public void Notice(string text) => context.Logs.Notice(text);

    /// <summary>Ends a session.</summary>
    /// <param name="id">Its number.</param>
    /// <returns>False when there is none of that number.</returns>
    public bool EndSession(long id)
    {
        if (!context.Sessions.TryGetValue(id, out var session))
            return false;
        session.Stop(new(421, "The administrator ended this session.", "管理员结束了此会话。"), abort: true);
        return true;
    }

    /// <summary>
    /// Stops: takes no connection more, tells idle sessions goodbye, and lets transfers go on for as long as
    /// <see cref="ServerLimits.DrainTimeout"/> and <paramref name="cancellationToken"/> allow.
    /// </summary>
    /// <param name="cancellationToken">Ends the patience.</param>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        isStopping = true;
        listeners.Close();
        context.Log.DrainBegan(context.Sessions.Count, context.Settings.Limits.DrainTimeout);
        Reply reason = new(421, "The server is going down. Goodbye.", "服务器即将关闭，再见。");
        foreach (var session in context.Sessions.Values)
            session.Stop(reason, abort: false);
        using CancellationTokenSource patience = new(context.Settings.Limits.DrainTimeout, context.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        await context.WhenEmptyAsync().WaitAsync(both.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        int cut = context.Sessions.Count;
        foreach (var session in context.Sessions.Values)
            session.Abandon();
        await context.WhenEmptyAsync().ConfigureAwait(false);
        context.Log.DrainEnded(cut);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (sweeper is not null)
            await sweeper.DisposeAsync().ConfigureAwait(false);
        if (!isStopping)
            await StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        await context.Logs.DisposeAsync().ConfigureAwait(false);
        changing.Dispose();
    }

    private void EndSessionsOfStoppedSites()
    {
        Reply reason = new(421, "This site was stopped. Goodbye.", "本站点已停止，再见。");
        foreach (var session in context.Sessions.Values)
        {
            if (!session.Site.Settings.IsStarted || !sites.TryGetValue(session.Site.Name, out var site) || site != session.Site)
                session.Stop(reason, abort: false);
        }
    }

    private void Sweep()
    {
        foreach (var (_, session) in context.Sessions)
            session.Sweep();
    }
}
