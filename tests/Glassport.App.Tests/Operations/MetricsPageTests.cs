using System.Diagnostics.Metrics;
using Glassport.App.Operations;

namespace Glassport.App.Tests.Operations;

public sealed class MetricsPageTests
{
    [Fact]
    public void Instruments_are_written_as_Prometheus_reads_them()
    {
        using Meter meter = new("test");
        using MetricsPage page = new(other => ReferenceEquals(other, meter), TimeProvider.System);
        var transfers = meter.CreateCounter<long>("glassport.transfers", "{transfer}", "Transfers.");
        var bytes = meter.CreateCounter<long>("glassport.transfer.io", "By", "Bytes.");
        meter.CreateObservableUpDownCounter("glassport.sessions.open", () => 7L, "{session}", "Open now.");
        var duration = meter.CreateHistogram("glassport.command.duration", "s", "Duration.", null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1] });

        transfers.Add(1, new("direction", "upload"), new("outcome", "complete"));
        transfers.Add(2, new("direction", "upload"), new("outcome", "complete"));
        transfers.Add(1, new("direction", "download"), new("outcome", "a\\b\"c\nd"));
        bytes.Add(5_000_000_000);
        duration.Record(0.1, new KeyValuePair<string, object?>("verb", "NOOP"));
        duration.Record(0.5, new KeyValuePair<string, object?>("verb", "NOOP"));
        duration.Record(3, new KeyValuePair<string, object?>("verb", "NOOP"));

        Assert.StartsWith(
            """
            # HELP glassport_transfers_total Transfers.
            # TYPE glassport_transfers_total counter
            glassport_transfers_total{direction="upload",outcome="complete"} 3
            glassport_transfers_total{direction="download",outcome="a\\b\"c\nd"} 1
            # HELP glassport_transfer_io_bytes_total Bytes.
            # TYPE glassport_transfer_io_bytes_total counter
            glassport_transfer_io_bytes_total 5000000000
            # HELP glassport_sessions_open Open now.
            # TYPE glassport_sessions_open gauge
            glassport_sessions_open 7
            # HELP glassport_command_duration_seconds Duration.
            # TYPE glassport_command_duration_seconds histogram
            glassport_command_duration_seconds_bucket{verb="NOOP",le="0.1"} 1
            glassport_command_duration_seconds_bucket{verb="NOOP",le="1"} 2
            glassport_command_duration_seconds_bucket{verb="NOOP",le="+Inf"} 3
            glassport_command_duration_seconds_sum{verb="NOOP"} 3.6
            glassport_command_duration_seconds_count{verb="NOOP"} 3
            # HELP process_start_time_seconds 
            """,
            page.Write(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Another_servers_meter_does_not_count()
    {
        using Meter mine = new("test");
        using Meter other = new("test");
        using MetricsPage page = new(meter => ReferenceEquals(meter, mine), TimeProvider.System);
        other.CreateCounter<long>("foreign").Add(1);

        Assert.DoesNotContain("foreign", page.Write(), StringComparison.Ordinal);
    }
}
