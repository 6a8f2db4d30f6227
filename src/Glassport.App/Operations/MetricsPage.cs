using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Glassport.App.Operations;

/// <summary>Adds up what a meter measures, and writes it in Prometheus' text format, version 0.0.4.</summary>
internal sealed class MetricsPage : IDisposable
{
    /// <summary>The format's media type.</summary>
    public const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    // What OpenTelemetry's SDK takes where an instrument gives no advice.
    private static readonly double[] DefaultBounds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    private readonly MeterListener listener = new();
    private readonly ConcurrentQueue<MetricSeries> series = new();
    private readonly DateTimeOffset started;

    /// <summary>Begins to listen.</summary>
    /// <param name="owns">Tells which meters count.</param>
    /// <param name="time">The clock.</param>
    public MetricsPage(Func<Meter, bool> owns, TimeProvider time)
    {
        started = time.GetUtcNow();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (!owns(instrument.Meter))
                return;
            MetricSeries values = Series(instrument);
            series.Enqueue(values);
            self.EnableMeasurementEvents(instrument, values);
        };
        listener.SetMeasurementEventCallback<long>(static (_, value, tags, state) => ((MetricSeries)state!).Take(value, tags));
        listener.SetMeasurementEventCallback<double>(static (_, value, tags, state) => ((MetricSeries)state!).Take(value, tags));
        listener.Start();
    }

    /// <summary>The page.</summary>
    public string Write()
    {
        listener.RecordObservableInstruments();
        StringBuilder page = new(4096);
        foreach (MetricSeries values in series)
            Append(page, values);
        Append(page, "process_start_time_seconds", "gauge", "When the process began, in seconds since 1970.", started.ToUnixTimeMilliseconds() / 1000.0);
        Append(page, "process_resident_memory_bytes", "gauge", "Memory that the process holds.", Environment.WorkingSet);
        if (!OperatingSystem.IsBrowser() && !OperatingSystem.IsIOS() && !OperatingSystem.IsTvOS())
            Append(page, "process_cpu_seconds_total", "counter", "Processor time that the process used.", Environment.CpuUsage.TotalTime.TotalSeconds);
        return page.ToString();
    }

    /// <summary>Stops listening.</summary>
    public void Dispose() => listener.Dispose();

    private static MetricSeries Series(Instrument instrument) => instrument switch
    {
        Histogram<double> histogram => new(instrument, false, histogram.Advice?.HistogramBucketBoundaries ?? DefaultBounds),
        Counter<long> => new(instrument, true, null),
        _ => new(instrument, false, null),
    };

    private static void Append(StringBuilder page, MetricSeries values)
    {
        string name = Name(values);
        Head(page, name, values.Bounds is not null ? "histogram" : values.IsCounter ? "counter" : "gauge", values.Instrument.Description ?? "");
        foreach (var (tags, sum, buckets) in values.Snapshot())
        {
            if (values.Bounds is not { } bounds)
            {
                Line(page, name, tags, null, sum);
                continue;
            }

            long below = 0;
            for (int i = 0; i < buckets.Length; i++)
            {
                below += buckets[i];
                Line(page, $"{name}_bucket", tags, i < bounds.Count ? Number(bounds[i]) : "+Inf", below);
            }

            Line(page, $"{name}_sum", tags, null, sum);
            Line(page, $"{name}_count", tags, null, below);
        }
    }

    private static void Append(StringBuilder page, string name, string type, string help, double value)
    {
        Head(page, name, type, help);
        Line(page, name, default, null, value);
    }

    private static void Head(StringBuilder page, string name, string type, string help) =>
        page.Append("# HELP ").Append(name).Append(' ').Append(help.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal))
            .Append("\n# TYPE ").Append(name).Append(' ').Append(type).Append('\n');

    // OpenTelemetry's rule for names in Prometheus: dots become underscores, the unit is spelled out, a counter ends in _total.
    private static string Name(MetricSeries values)
    {
        string unit = values.Instrument.Unit switch
        {
            "s" => "_seconds",
            "By" => "_bytes",
            _ => "",
        };
        return values.Instrument.Name.Replace('.', '_') + unit + (values.IsCounter ? "_total" : "");
    }

    private static void Line(StringBuilder page, string name, TagSet tags, string? bucket, double value)
    {
        page.Append(name);
        char open = '{';
        Label(tags.FirstName, tags.FirstValue);
        Label(tags.SecondName, tags.SecondValue);
        Label(bucket is null ? null : "le", bucket);
        if (open == ',')
            page.Append('}');
        page.Append(' ').Append(Number(value)).Append('\n');

        void Label(string? label, string? text)
        {
            if (label is null)
                return;
            page.Append(open).Append(label).Append("=\"")
                .Append((text ?? "").Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal))
                .Append('"');
            open = ',';
        }
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
