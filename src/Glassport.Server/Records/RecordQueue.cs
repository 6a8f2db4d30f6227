using System.Threading.Channels;

namespace Glassport.Server.Records;

/// <summary>
/// Stands between sessions and a slow disk. A session puts its record down and goes on; one task takes the records, many at a time,
/// to the target. When the queue is full a record is counted instead of kept, and the log says how many are missing.
/// </summary>
internal sealed class RecordQueue : ISessionLog, IAsyncDisposable
{
    /// <summary>Records that may wait: some seconds of a busy server, and a few megabytes.</summary>
    public const int Capacity = 8192;

    private readonly ILogTarget target;
    private readonly ServerMetrics metrics;
    private readonly Channel<LogRecord> records;
    private readonly Task writer;
    private long dropped;

    /// <summary>Begins to write.</summary>
    /// <param name="target">Where to; disposed with the queue.</param>
    /// <param name="metrics">Counts what is dropped.</param>
    /// <param name="capacity">Records that may wait.</param>
    public RecordQueue(ILogTarget target, ServerMetrics metrics, int capacity = Capacity)
    {
        this.target = target;
        this.metrics = metrics;
        records = Channel.CreateBounded<LogRecord>(new BoundedChannelOptions(capacity) { SingleReader = true });
        writer = Task.Run(WriteAllAsync);
    }

    /// <inheritdoc/>
    public RecordKinds Kinds => target.Kinds;

    /// <inheritdoc/>
    public void Write(LogRecord record)
    {
        if (records.Writer.TryWrite(record))
            return;
        Interlocked.Increment(ref dropped);
        metrics.RecordsDropped(1);
    }

    /// <summary>Opens the file anew: something may have been done to it (logrotate).</summary>
    public void Reopen() => target.Reopen();

    /// <summary>Writes what waits, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        records.Writer.TryComplete();
        await writer.ConfigureAwait(false);
        target.Dispose();
    }

    private async Task WriteAllAsync()
    {
        while (await records.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (records.Reader.TryRead(out LogRecord? record))
                target.Write(record);
            long missing = Interlocked.Exchange(ref dropped, 0);
            if (missing > 0)
                target.Lost(missing);
            target.Flush();
        }
    }
}
