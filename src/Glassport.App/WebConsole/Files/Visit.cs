using System.Net;
using Glassport.App.Diagnoses;
using Glassport.App.Remote;
using Glassport.Client;

namespace Glassport.App.WebConsole.Files;

/// <summary>
/// A visit of one account to one server: a few FTP sessions, so that a directory can be looked at while files are transferred, and everything that was
/// said in them.
/// </summary>
internal sealed class Visit : IAsyncDisposable
{
    /// <summary>How many sessions a visit has at most.</summary>
    public const int MostSessions = 4;

    private const int MostLines = 5_000;

    private readonly VisitLogin login;
    private readonly ReachableHosts hosts;
    private readonly ClientOptions options;
    private readonly SemaphoreSlim room = new(MostSessions);
    private readonly Stack<FtpClient> idle = new();
    private readonly Queue<DialogueLine> lines = new();
    private readonly Lock gate = new();
    private readonly SessionLogs logs = new();
    private long lineCount;
    private int sessionCount;
    private bool isOver;

    /// <summary>Prepares a visit; nothing is connected yet.</summary>
    public Visit(string id, string account, VisitLogin login, ReachableHosts hosts, ClientOptions options)
    {
        Id = id;
        Account = account;
        this.login = login;
        this.hosts = hosts;
        this.options = options;
        Used = options.Time.GetTimestamp();
    }

    /// <summary>Its name in the API.</summary>
    public string Id { get; }

    /// <summary>Whose visit it is.</summary>
    public string Account { get; }

    /// <summary>What is told of it, once it has begun.</summary>
    public VisitRow? Row { get; private set; }

    /// <summary>When it was last used.</summary>
    public long Used { get; private set; }

    /// <summary>Connects, logs in and looks where that led to.</summary>
    /// <exception cref="FtpException">One of these did not work.</exception>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        FtpClient client = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        string directory;
        try
        {
            await client.FeaturesAsync(cancellationToken).ConfigureAwait(false);
            directory = await client.WorkingDirectoryAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await client.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        (IPEndPoint server, IPEndPoint local) = logs.Of(null)!.Events.OfType<SessionEvent.Connected>().Select(static one => (one.Server, one.Client)).Last();
        VisitSecurity? security = client.Security is { } tls
            ? new(tls.Version, tls.CipherSuite, tls.Subject, tls.CertificateHash, tls.Trust is TrustReason.Authority or TrustReason.Known or TrustReason.Pinned)
            : null;
        Row = new(Id, login.Address.Site, login.User, login.Mode, string.Join('\n', client.Greeting.Lines), directory, local.ToString(), server.ToString(), security);
        await GiveBackAsync(client).ConfigureAwait(false);
    }

    /// <summary>Does something in one of the visit's sessions; waits while all are busy.</summary>
    /// <exception cref="FtpException">It did not work.</exception>
    public async Task<T> DoAsync<T>(Func<FtpClient, Task<T>> work, CancellationToken cancellationToken)
    {
        await room.WaitAsync(cancellationToken).ConfigureAwait(false);
        Used = options.Time.GetTimestamp();
        try
        {
            FtpClient client = TakeIdle() ?? await ConnectAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await work(client).ConfigureAwait(false);
            }
            finally
            {
                await GiveBackAsync(client).ConfigureAwait(false);
            }
        }
        finally
        {
            Used = options.Time.GetTimestamp();
            room.Release();
        }
    }

    /// <summary>What was said behind a line, oldest first.</summary>
    /// <param name="after">The last line that is known already; 0 for none.</param>
    public IReadOnlyList<DialogueLine> LinesAfter(long after)
    {
        lock (gate)
            return [.. lines.Where(line => line.Number > after)];
    }

    /// <summary>What the session that failed last, or began last, tells of itself.</summary>
    public SessionFacts? Facts(FtpException? failure) => logs.Of(failure) is { } log ? new(log, failure) : null;

    /// <summary>Says good-bye in every session.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (gate)
            isOver = true;
        while (TakeIdle() is { } client)
        {
            await client.QuitAsync(CancellationToken.None).ConfigureAwait(false);
            await client.DisposeAsync().ConfigureAwait(false);
        }
    }

    private FtpClient? TakeIdle()
    {
        lock (gate)
        {
            while (idle.TryPop(out FtpClient? client))
            {
                if (client.IsOpen)
                    return client;
            }
        }

        return null;
    }

    private async ValueTask GiveBackAsync(FtpClient client)
    {
        lock (gate)
        {
            if (client.IsOpen && !isOver)
            {
                idle.Push(client);
                return;
            }
        }

        await client.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<FtpClient> ConnectAsync(CancellationToken cancellationToken)
    {
        int session = Interlocked.Increment(ref sessionCount);
        SessionLog log = logs.Begin(login.Address);
        FtpClient client = await FtpClient.ConnectAsync(login.Address, options with { Watch = happened => Note(session, log, happened) }, cancellationToken).ConfigureAwait(false);
        try
        {
            await client.LoginAsync(login.User, login.Password, null, cancellationToken).ConfigureAwait(false);
            return client;
        }
        catch
        {
            await client.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    // Told before a connection is made, so that none is made to where it may not go. A data connection goes where the control connection went,
    // whatever the server names.
    private void Note(int session, SessionLog log, SessionEvent happened)
    {
        if (happened is SessionEvent.Connecting { Server: { } server })
        {
            if (log.Events.OfType<SessionEvent.Connected>().LastOrDefault() is not { } control)
                hosts.Require(login.Address.Host, server);
            else if (!server.Address.Equals(control.Server.Address))
                throw new FtpException(FailureKind.Refused, $"{login.Address.Host} names {server.Address} for its data; the console connects to the server itself only.");
        }

        log.Write(happened);
        lock (gate)
        {
            foreach (string line in DialogueText.LinesOf(happened))
            {
                lines.Enqueue(new(++lineCount, session, options.Time.GetUtcNow(), line));
                if (lines.Count > MostLines)
                    lines.Dequeue();
            }
        }
    }
}
