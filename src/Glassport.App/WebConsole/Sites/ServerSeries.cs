using System.Diagnostics.Metrics;
using Glassport.Server.Records;

namespace Glassport.App.WebConsole.Sites;

/// <summary>The server's last hour in samples, counted from its own metrics.</summary>
internal sealed class ServerSeries : IDisposable
{
    /// <summary>The time from one sample to the next.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private const int Most = 720;

    private readonly ServerMetrics metrics;
    private readonly TimeProvider time;
    private readonly MeterListener listener = new();
    private readonly Queue<ServerSample> samples = new();
    private readonly ITimer timer;
    private long transfers;
    private long received;
    private long sent;
    private long failures;

    /// <summary>Begins to count.</summary>
    /// <param name="metrics">The server's metrics.</param>
    /// <param name="time">The clock.</param>
    public ServerSeries(ServerMetrics metrics, TimeProvider time)
    {
        this.metrics = metrics;
        this.time = time;
        Started = time.GetUtcNow();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (metrics.Owns(instrument.Meter) && instrument.Name is "glassport.transfers" or "glassport.transfer.io" or "glassport.logins" or "glassport.data_connection.failures")
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Count(instrument.Name, value, tags));
        listener.Start();
        timer = time.CreateTimer(_ => Sample(), null, Interval, Interval);
    }

    /// <summary>When counting began.</summary>
    public DateTimeOffset Started { get; }

    /// <summary>The samples, oldest first.</summary>
    public IReadOnlyList<ServerSample> Samples
    {
        get
        {
            lock (samples)
                return [.. samples];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        timer.Dispose();
        listener.Dispose();
    }

    private void Count(string name, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        switch (name)
        {
            case "glassport.transfers":
                Interlocked.Add(ref transfers, value);
                if (!Has(tags, "outcome", "complete"))
                    Interlocked.Add(ref failures, value);
                break;
            case "glassport.transfer.io":
                Interlocked.Add(ref Has(tags, "direction", "upload") ? ref received : ref sent, value);
                break;
            case "glassport.logins" when Has(tags, "result", "failed"):
            case "glassport.data_connection.failures":
                Interlocked.Add(ref failures, value);
                break;
        }
    }

    private static bool Has(ReadOnlySpan<KeyValuePair<string, object?>> tags, string key, string value)
    {
        foreach ((string name, object? tag) in tags)
        {
            if (name == key && tag is string text && text == value)
                return true;
        }

        return false;
    }

    private void Sample()
    {
        ServerSample sample = new(
            time.GetUtcNow(), metrics.OpenSessions, Interlocked.Exchange(ref transfers, 0), Interlocked.Exchange(ref received, 0), Interlocked.Exchange(ref sent, 0),
            Interlocked.Exchange(ref failures, 0));
        lock (samples)
        {
            samples.Enqueue(sample);
            if (samples.Count > Most)
                samples.Dequeue();
        }
    }
}
