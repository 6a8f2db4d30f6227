using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Glassport.Server.Records;

/// <summary>What the server counts, for whoever listens. The names follow OpenTelemetry's conventions; all cost next to nothing while nobody does.</summary>
public sealed class ServerMetrics : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Glassport.Server";

    private readonly Meter meter = new(MeterName);
    private readonly Counter<long> sessions;
    private readonly Counter<long> refused;
    private readonly Counter<long> logins;
    private readonly Counter<long> transfers;
    private readonly Counter<long> bytes;
    private readonly Counter<long> dataFailures;
    private readonly Counter<long> handshakes;
    private readonly Counter<long> bans;
    private readonly Counter<long> dropped;
    private readonly Histogram<double> commands;
    private long open;

    /// <summary>Registers the instruments.</summary>
    public ServerMetrics()
    {
        meter.CreateObservableUpDownCounter("glassport.sessions.open", () => Volatile.Read(ref open), "{session}", "Sessions that are open now.");
        sessions = meter.CreateCounter<long>("glassport.sessions", "{session}", "Sessions that were opened.");
        refused = meter.CreateCounter<long>("glassport.sessions.refused", "{session}", "Connections that were refused, by reason.");
        logins = meter.CreateCounter<long>("glassport.logins", "{login}", "Logins, by result.");
        transfers = meter.CreateCounter<long>("glassport.transfers", "{transfer}", "Transfers that ended, by direction and outcome.");
        bytes = meter.CreateCounter<long>("glassport.transfer.io", "By", "Bytes on data connections, by direction.");
        dataFailures = meter.CreateCounter<long>("glassport.data_connection.failures", "{failure}", "Data connections that could not be opened, by reason.");
        handshakes = meter.CreateCounter<long>("glassport.tls.handshakes", "{handshake}", "TLS handshakes that succeeded, by whether they resumed a session.");
        bans = meter.CreateCounter<long>("glassport.bans", "{ban}", "Bans that began.");
        dropped = meter.CreateCounter<long>("glassport.log.dropped", "{record}", "Records that a log file could not keep.");
        commands = meter.CreateHistogram("glassport.command.duration", "s", "From a command to its final reply.", null, new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30, 120],
        });
    }

    /// <summary>Sessions that are open now.</summary>
    public long OpenSessions => Volatile.Read(ref open);

    /// <summary>Whether a meter is this one: a process may hold several servers.</summary>
    /// <param name="other">The meter.</param>
    public bool Owns(Meter other) => ReferenceEquals(other, meter);

    /// <summary>A session was opened.</summary>
    internal void SessionOpened()
    {
        Interlocked.Increment(ref open);
        sessions.Add(1);
    }

    /// <summary>A session was closed.</summary>
    internal void SessionClosed() => Interlocked.Decrement(ref open);

    /// <summary>A connection was refused.</summary>
    /// <param name="reason">One of a few words: <c>address</c>, <c>ban</c>, <c>limit</c>, <c>stopping</c>.</param>
    internal void SessionRefused(string reason) => refused.Add(1, new KeyValuePair<string, object?>("reason", reason));

    /// <summary>A login ended.</summary>
    /// <param name="succeeded">Whether the user is in.</param>
    internal void Login(bool succeeded) => logins.Add(1, new KeyValuePair<string, object?>("result", succeeded ? "ok" : "failed"));

    /// <summary>A transfer ended.</summary>
    /// <param name="direction">Which way.</param>
    /// <param name="outcome">How.</param>
    /// <param name="moved">Bytes on the data connection.</param>
    internal void Transfer(TransferDirection direction, TransferOutcome outcome, long moved)
    {
        if (!transfers.Enabled && !bytes.Enabled)
            return;
        KeyValuePair<string, object?> way = new("direction", Word(direction));
        transfers.Add(1, way, new KeyValuePair<string, object?>("outcome", Word(outcome)));
        bytes.Add(moved, way);
    }

    /// <summary>A data connection could not be opened.</summary>
    /// <param name="reason">One of a few words: <c>timeout</c>, <c>refused</c>, <c>unreachable</c>, <c>no_port</c>, <c>stranger</c>, <c>tls</c>.</param>
    internal void DataConnectionFailed(string reason) => dataFailures.Add(1, new KeyValuePair<string, object?>("reason", reason));

    /// <summary>A TLS handshake succeeded.</summary>
    /// <param name="isData">On a data connection; else on the control connection.</param>
    /// <param name="resumed">It resumed an earlier session.</param>
    internal void Handshake(bool isData, bool resumed) => handshakes.Add(
        1, new KeyValuePair<string, object?>("connection", isData ? "data" : "control"), new KeyValuePair<string, object?>("resumed", resumed ? "yes" : "no"));

    /// <summary>A ban began.</summary>
    internal void Banned() => bans.Add(1);

    /// <summary>Records were lost.</summary>
    /// <param name="count">How many.</param>
    internal void RecordsDropped(long count) => dropped.Add(count);

    /// <summary>When a command came, for <see cref="CommandEnded"/>; zero when nobody measures.</summary>
    internal long CommandBegan() => commands.Enabled ? Stopwatch.GetTimestamp() : 0;

    /// <summary>A command has its final reply.</summary>
    /// <param name="verb">A verb of the verb table; never a peer's own word, so that the number of series stays small.</param>
    /// <param name="began">What <see cref="CommandBegan"/> gave.</param>
    internal void CommandEnded(string verb, long began)
    {
        if (began != 0)
            commands.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, new KeyValuePair<string, object?>("verb", verb));
    }

    /// <summary>Takes the instruments away.</summary>
    public void Dispose() => meter.Dispose();

    private static string Word(TransferDirection direction) => direction switch
    {
        TransferDirection.Download => "download",
        TransferDirection.Upload => "upload",
        _ => "listing",
    };

    private static string Word(TransferOutcome outcome) => outcome switch
    {
        TransferOutcome.Complete => "complete",
        TransferOutcome.Aborted => "aborted",
        _ => "failed",
    };
}
