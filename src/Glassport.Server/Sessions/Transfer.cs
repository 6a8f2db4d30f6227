using System.Net;
using Glassport.Protocol;
using Glassport.Server.Access;
using Glassport.Server.Data;
using Glassport.Server.Storage;

namespace Glassport.Server.Sessions;

/// <summary>A transfer: its data connection is opened, bytes move, and one reply tells how it went.</summary>
internal abstract class Transfer : IDisposable
{
    /// <summary>The reply to a transfer whose bytes are all there.</summary>
    protected static readonly Reply Complete = new(226, "Transfer complete.", "传输完成。");

    private readonly DataChannel channel;
    private readonly long started;
    private int isAborted;
    private DataConnection? connection;
    private TransferVerdict stopped;
    private long lastMoved;
    private long lastMovedAt;

    /// <summary>Begins with the data connection that was agreed on.</summary>
    /// <param name="session">The session.</param>
    /// <param name="verb">The verb.</param>
    /// <param name="path">What is transferred.</param>
    /// <param name="channel">The data connection.</param>
    protected Transfer(Session session, Verb verb, VirtualPath path, DataChannel channel)
    {
        Session = session;
        Verb = verb;
        Path = path;
        this.channel = channel;
        Login = session.Login!;
        Setup = session.Setup;
        Names = session.Speech.Names;
        started = lastMovedAt = session.Server.Time.GetTimestamp();
    }

    /// <summary>The session.</summary>
    public Session Session { get; }

    /// <summary>Whose transfer it is. USER and REIN let it end under the old access (RFC 959 §4.1.1).</summary>
    public Login Login { get; }

    /// <summary>What was agreed on for it.</summary>
    public TransferSetup Setup { get; }

    /// <summary>The verb.</summary>
    public Verb Verb { get; }

    /// <summary>What is transferred.</summary>
    public VirtualPath Path { get; }

    /// <summary>Whether the client connects.</summary>
    public bool IsPassive => channel.IsPassive;

    /// <summary>Bytes that moved over the data connection so far.</summary>
    public long Moved => connection?.Moved ?? 0;

    /// <summary>True when the client, or the server for its own reasons, ended it early.</summary>
    public bool IsAborted => Volatile.Read(ref isAborted) != 0;

    /// <summary>How long it has taken.</summary>
    public TimeSpan Elapsed => Session.Server.Time.GetElapsedTime(started);

    /// <summary>The two ends of the data connection, or null when there was none.</summary>
    public (IPEndPoint Client, IPEndPoint Server)? DataEnds { get; private set; }

    /// <summary>The preliminary reply.</summary>
    public abstract Reply Announcement { get; }

    /// <summary>Takes the data connection when it is there already.</summary>
    public bool TryOpen() => Hold(channel.TryOpen());

    /// <summary>Waits for the data connection.</summary>
    /// <returns>Null, or the reply that ends the transfer.</returns>
    public async ValueTask<Reply?> OpenAsync()
    {
        var opening = await channel.OpenAsync().ConfigureAwait(false);
        if (Hold(opening.Connection))
            return null;
        if (IsAborted)
            return new(426, "Transfer aborted.", "传输已中止。");
        var failure = opening.Failure!;
        Session.Server.ReportDataFailure(Session, failure);
        return new(425, failure.English, failure.Chinese);
    }

    /// <summary>Protects the data connection where that was agreed on, moves the bytes, and finishes.</summary>
    /// <returns>The reply that ends the transfer.</returns>
    public async ValueTask<Reply> MoveAsync()
    {
        Reply reply;
        lastMovedAt = Session.Server.Time.GetTimestamp();
        DataEnds = connection!.Ends;
        try
        {
            reply = await ProtectAsync(connection!).ConfigureAwait(false) ?? await MoveAsync(connection!).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            reply = await CutOffAsync().ConfigureAwait(false);
        }

        Session.ReportTransfer(this, reply);
        return reply;
    }

    /// <summary>Ends the transfer at once. May be called from anywhere.</summary>
    public void Abort()
    {
        Interlocked.Exchange(ref isAborted, 1);
        channel.GiveUp();
        connection?.Abort();
    }

    /// <summary>Ends the transfer when it waits or stalls for too long.</summary>
    public void Sweep()
    {
        var limits = Login.Settings.Limits;
        if (connection is null)
        {
            if (Session.IsOver(IsPassive ? limits.ConnectTimeout : limits.ActiveConnectTimeout ?? limits.ConnectTimeout, Elapsed))
                channel.GiveUp();
            return;
        }

        long moved = connection.Moved;
        if (moved != lastMoved)
        {
            lastMoved = moved;
            lastMovedAt = Session.Server.Time.GetTimestamp();
        }

        var verdict = TransferWatch.Judge(Session.Server.Time, limits, moved, started, lastMovedAt, connection.Budget?.Throttled ?? default);
        if (verdict != TransferVerdict.GoOn)
        {
            stopped = verdict;
            connection.Abort();
        }
    }

    /// <inheritdoc/>
    public virtual void Dispose()
    {
        if (connection is not null)
            Session.Server.Farewells.Take(connection);
        channel.Dispose();
    }

    /// <summary>The encoding of names on the wire.</summary>
    protected NameCodec Names { get; }

    /// <summary>Moves the bytes.</summary>
    /// <param name="data">The open data connection.</param>
    /// <returns>The reply that ends the transfer.</returns>
    /// <exception cref="IOException">The data connection broke.</exception>
    protected abstract ValueTask<Reply> MoveAsync(DataConnection data);

    /// <summary>The data connection broke: the reply, and what has to be done about what came.</summary>
    protected virtual ValueTask<Reply> CutOffAsync() => ValueTask.FromResult(Broken());

    /// <summary>The reply for a data connection that broke.</summary>
    protected Reply Broken()
    {
        if (stopped == TransferVerdict.Stalled)
            return new(426, "Transfer ended: no byte moved for too long.", "传输中止：长时间没有数据。");
        if (stopped == TransferVerdict.TooSlow)
            return new(426, "Transfer ended: slower than this server allows.", "传输中止：速度低于服务器允许的下限。");
        return IsAborted
            ? new(426, "Transfer aborted; the data connection is closed.", "传输已中止，数据连接已关闭。")
            : new(426, $"The data connection broke after {Moved} bytes.", $"数据连接在 {Moved} 字节后中断。");
    }

    // Whoever aborts looks for the connection behind the mark; here the mark is looked for behind the connection.
    private bool Hold(DataConnection? opened)
    {
        Interlocked.Exchange(ref connection, opened);
        if (IsAborted)
            opened?.Abort();
        return opened is not null;
    }

    private async ValueTask<Reply?> ProtectAsync(DataConnection data) =>
        Setup.IsProtected ? await Session.ProtectDataAsync(data, Verb.IsUpload).ConfigureAwait(false) : null;
}
