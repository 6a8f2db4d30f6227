using Glassport.Protocol;
using Glassport.Server.Data;
using Glassport.Server.Records;
using Glassport.Server.Settings;
using Glassport.Server.Sites;
using Glassport.Server.Storage;

namespace Glassport.Server.Sessions;

/// <summary>
/// One client's control connection from its greeting to its end. Everything here happens in one flow of control: while a transfer runs,
/// the same flow listens for the few commands that may interrupt it (RFC 959 §4.1.3), so replies cannot overtake each other.
/// </summary>
internal sealed partial class Session : IDisposable
{
    // What is no command, before the login; beyond that the client speaks another protocol, or is made to (ALPACA).
    private const int MostStrangeCommands = 10;

    private Task<ControlLine>? pendingRead;
    private WaitingLines waiting;
    private int strangeCommands;
    private bool isEnding;
    private Reply? stopReason;
    private long lastActivity;
    private long loginAwaitedSince;
    private long sendingSince;
    private volatile bool endsTransfers;
    private Transfer? transfer;

    /// <summary>Begins with a connected client.</summary>
    /// <param name="id">A number that no other session of the server has.</param>
    /// <param name="server">What all sessions share.</param>
    /// <param name="site">The site of the binding.</param>
    /// <param name="binding">The binding.</param>
    /// <param name="control">The control connection.</param>
    /// <param name="ends">The two ends' addresses.</param>
    public Session(long id, ServerContext server, Site site, Binding binding, ControlConnection control, SessionEnds ends)
    {
        Id = id;
        Server = server;
        Site = site;
        Binding = binding;
        Control = control;
        Ends = ends;
        Started = server.Time.GetUtcNow();
        lastActivity = loginAwaitedSince = server.Time.GetTimestamp();
        Speech = Speech.Of(site.Settings, ends.Client.Address);
    }

    /// <summary>The number.</summary>
    public long Id { get; }

    /// <summary>What all sessions share.</summary>
    public ServerContext Server { get; }

    /// <summary>The site; HOST may change it before the login.</summary>
    public Site Site { get; set; }

    /// <summary>The binding that led here.</summary>
    public Binding Binding { get; }

    /// <summary>The control connection.</summary>
    public ControlConnection Control { get; }

    /// <summary>Addresses.</summary>
    public SessionEnds Ends { get; }

    /// <summary>When it began.</summary>
    public DateTimeOffset Started { get; }

    /// <summary>Language and encoding.</summary>
    public Speech Speech { get; set; }

    /// <summary>The login so far.</summary>
    public LoginProgress Progress { get; } = new();

    /// <summary>Who is logged in, or null.</summary>
    public Login? Login { get; set; }

    /// <summary>The next transfer.</summary>
    public TransferSetup Setup { get; private set; } = new();

    /// <summary>The running transfer, or null.</summary>
    public Transfer? Transfer
    {
        get => Volatile.Read(ref transfer);
        private set => Interlocked.Exchange(ref transfer, value);
    }

    /// <summary>The working directory.</summary>
    public VirtualPath WorkingDirectory { get; set; }

    /// <summary>The verb that is being carried out, for those who watch.</summary>
    public string Doing { get; private set; } = "";

    /// <summary>Serves the client until it leaves or has to.</summary>
    public async Task RunAsync()
    {
        if (Binding.Tls == TlsMode.Implicit && !await ProtectControlAsync().ConfigureAwait(false))
            return;
        Setup.IsProtected = Binding.Tls == TlsMode.Implicit;
        ReportSession(isOpen: true);
        if (!await GreetAsync().ConfigureAwait(false))
            return;
        while (!isEnding)
        {
            Doing = "";
            var line = await NextLineAsync().ConfigureAwait(false);
            Touch();
            if (line.Status != ControlLineStatus.Line)
            {
                await EndAsync(line.Status).ConfigureAwait(false);
                return;
            }

            var reply = await ExecuteAsync(line.Bytes).ConfigureAwait(false);
            if (reply is not null)
                Write(reply);
            if ((!Control.HasLine || isEnding || Control.HasMuchToSend) && !await FlushAsync().ConfigureAwait(false))
                return;
        }
    }

    /// <summary>Sends a reply before the handler has come to its own.</summary>
    /// <param name="reply">The reply.</param>
    public async ValueTask SayAsync(Reply reply)
    {
        Write(reply);
        await FlushAsync().ConfigureAwait(false);
    }

    /// <summary>Ends the session from outside, with a last reply. May be called from anywhere.</summary>
    /// <param name="reason">The reply: 421 and why.</param>
    /// <param name="abort">Whether a running transfer ends too; else the session ends behind it.</param>
    public void Stop(Reply reason, bool abort)
    {
        if (Interlocked.CompareExchange(ref stopReason, reason, null) is not null)
            return;
        if (abort)
            EndTransfers();
        Control.StopReceiving();
    }

    /// <summary>Ends the session from outside at once, without a word. May be called from anywhere.</summary>
    public void Abandon()
    {
        EndTransfers();
        Control.Socket.Dispose();
    }

    /// <summary>The session at this moment.</summary>
    public SessionSnapshot Snapshot()
    {
        var transfer = Transfer;
        return new()
        {
            Id = Id,
            Site = Site.Name,
            Client = Ends.Client,
            User = Login?.Identity.Name,
            Started = Started,
            Idle = Server.Time.GetElapsedTime(Volatile.Read(ref lastActivity)),
            Doing = Doing,
            Path = transfer?.Path.Text,
            Moved = transfer?.Moved ?? 0,
            Elapsed = transfer?.Elapsed ?? default,
            IsSecure = Control.IsSecure,
        };
    }

    /// <summary>Carries a transfer out, and meanwhile the commands that may interrupt it.</summary>
    /// <param name="transfer">The transfer.</param>
    /// <returns>The last reply.</returns>
    public async ValueTask<Reply> TransferAsync(Transfer transfer)
    {
        Transfer = transfer;
        try
        {
            if (endsTransfers)
                transfer.Abort();
            if (transfer.TryOpen())
            {
                await SayAsync(transfer.Announcement).ConfigureAwait(false);
            }
            else
            {
                // A client may wait for 150 before it connects; where the server connects, 150 can tell that it did.
                if (transfer.IsPassive)
                    await SayAsync(transfer.Announcement).ConfigureAwait(false);
                if (await WatchAsync(transfer.OpenAsync()).ConfigureAwait(false) is { } failure)
                    return failure;
                if (!transfer.IsPassive)
                    await SayAsync(transfer.Announcement).ConfigureAwait(false);
            }

            return await WatchAsync(transfer.MoveAsync()).ConfigureAwait(false);
        }
        finally
        {
            Transfer = null;
            transfer.Dispose();
            if (transfer.Login != Login)
                transfer.Login.Dispose();
            Setup.ForgetRestart();
            Touch();
        }
    }

    /// <summary>Ends the session behind the reply that is being given.</summary>
    public void End() => isEnding = true;

    /// <summary>Whether something has taken too long; zero is no limit.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="elapsed">How long it has taken.</param>
    public static bool IsOver(TimeSpan limit, TimeSpan elapsed) => limit > TimeSpan.Zero && elapsed > limit;

    /// <summary>Looks for what has taken too long. Called by one timer for all sessions.</summary>
    public void Sweep()
    {
        var limits = Settings.Limits;
        if (Volatile.Read(ref sendingSince) is not 0 and var since && IsOver(limits.StallTimeout, Server.Time.GetElapsedTime(since)))
        {
            // The client does not read its replies: a last one would not reach it either.
            Abandon();
            return;
        }

        if (Transfer is { } transfer)
        {
            transfer.Sweep();
            return;
        }

        (Setup.Channel as PassiveChannel)?.Await();

        if (Login is null)
        {
            // A TLS handshake that does not go on counts too.
            if (IsOver(limits.LoginTimeout, Server.Time.GetElapsedTime(Volatile.Read(ref loginAwaitedSince))))
                Stop(new(421, "Timeout: no login. Closing the control connection.", "超时：没有登录，关闭控制连接。"), abort: true);
            return;
        }

        var idle = Server.Time.GetElapsedTime(Volatile.Read(ref lastActivity));
        if (Doing.Length > 0)
            return;
        // Passive ports may be few: one that is agreed on and not used is not held for as long as a session may idle.
        if (Setup.Channel is not null && IsOver(limits.StallTimeout, idle))
            Stop(new(421, "Timeout: the data connection was not used. Closing the control connection.", "超时：数据连接未被使用，关闭控制连接。"), abort: true);
        else if (IsOver(Progress.IdleTimeout ?? limits.IdleTimeout, idle))
            Stop(new(421, "Timeout: no command. Closing the control connection.", "超时：没有命令，关闭控制连接。"), abort: true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ReportSession(isOpen: false);
        Transfer?.Abort();
        Setup.Dispose();
        Login?.Dispose();
        Control.Dispose();
    }

    // A transfer that begins at this very moment sees the mark: it is set before the transfer is looked for.
    private void EndTransfers()
    {
        endsTransfers = true;
        Transfer?.Abort();
    }

    private async ValueTask<bool> FlushAsync()
    {
        var sending = Control.FlushAsync();
        if (sending.IsCompleted)
            return await sending.ConfigureAwait(false);
        Volatile.Write(ref sendingSince, Math.Max(1, Server.Time.GetTimestamp()));
        bool sent = await sending.ConfigureAwait(false);
        Volatile.Write(ref sendingSince, 0);
        return sent;
    }

    private void Touch() => Volatile.Write(ref lastActivity, Server.Time.GetTimestamp());

    private void Write(Reply reply)
    {
        if (Site.Logs.Takes(RecordKinds.Dialogue))
            ReportReply(reply);
        Control.Write(reply, Speech.Language, Speech.Names);
        isEnding |= reply.Closes;
    }

    private async ValueTask<bool> GreetAsync()
    {
        Write(new(220, Site.Settings.Messages.Banner ?? "Glassport ready."));
        return await FlushAsync().ConfigureAwait(false);
    }

    private async ValueTask EndAsync(ControlLineStatus status)
    {
        if (stopReason is { } reason)
            Write(reason);
        else if (status == ControlLineStatus.TooLong)
            Write(new(500, "The command line is too long. Closing the control connection.", "命令行过长，关闭控制连接。"));
        await FlushAsync().ConfigureAwait(false);
    }

    private async ValueTask<ControlLine> NextLineAsync()
    {
        if (waiting.TryTake(out var line))
            return line;

        if (pendingRead is { } read)
        {
            pendingRead = null;
            return await read.ConfigureAwait(false);
        }

        return await Control.ReadLineAsync().ConfigureAwait(false);
    }

    private async ValueTask<T> WatchAsync<T>(ValueTask<T> work)
    {
        if (work.IsCompleted)
            return await work.ConfigureAwait(false);
        var task = work.AsTask();
        while (!task.IsCompleted)
        {
            // Behind QUIT nothing counts but the transfer's result (RFC 959 §4.1.1).
            if (waiting.IsFull || isEnding)
                break;
            pendingRead ??= Control.ReadLineAsync().AsTask();
            await Task.WhenAny(task, pendingRead).ConfigureAwait(false);
            if (pendingRead.IsCompleted)
                await InterruptAsync().ConfigureAwait(false);
        }

        return await task.ConfigureAwait(false);
    }

    private async ValueTask InterruptAsync()
    {
        var line = await pendingRead!.ConfigureAwait(false);
        pendingRead = null;
        var verb = line.Status == ControlLineStatus.Line ? CommandLine.Parse(line.Bytes.Span).Verb : null;
        bool isEnd = line.Status != ControlLineStatus.Line;
        bool isRefused = Login is null && verb?.Gate.HasFlag(VerbGate.BeforeLogin) == false;
        bool aborts = verb == Protocol.Verbs.Abor && !isRefused;
        if (aborts)
            Transfer?.Abort();
        else if (isEnd && stopReason is null)
            EndTransfers();
        if (!waiting.IsEmpty || verb is null || aborts || !(isRefused || verb.Gate.HasFlag(VerbGate.DuringTransfer)))
        {
            // Waits for the transfer's own reply: what was asked later is answered later.
            waiting.Add(line, isEnd || verb == Protocol.Verbs.Auth || verb == Protocol.Verbs.Ccc);
            return;
        }

        if (await ExecuteAsync(line.Bytes).ConfigureAwait(false) is { } reply)
            await SayAsync(reply).ConfigureAwait(false);
    }
}
