using System.Diagnostics.Metrics;
using Glassport.Server.Records;

namespace Glassport.Server.Tests.Records;

public sealed class ServerMetricsTests
{
    [Fact]
    public void What_happens_is_counted_with_its_tags()
    {
        using ServerMetrics metrics = new();
        List<string> seen = [];
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == ServerMetrics.MeterName && metrics.Owns(instrument.Meter))
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
            seen.Add($"{instrument.Name} {value} {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}".TrimEnd()));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => seen.Add($"{instrument.Name} {tags[0].Value}"));
        listener.Start();

        metrics.SessionOpened();
        metrics.SessionOpened();
        metrics.SessionClosed();
        metrics.Login(succeeded: false);
        metrics.Transfer(TransferDirection.Upload, TransferOutcome.Aborted, 42);
        metrics.Handshake(isData: true, resumed: true);
        metrics.CommandEnded("NOOP", metrics.CommandBegan());
        listener.RecordObservableInstruments();

        Assert.Equal(
            [
                "glassport.sessions 1", "glassport.sessions 1", "glassport.logins 1 result=failed", "glassport.transfers 1 direction=upload outcome=aborted",
                "glassport.transfer.io 42 direction=upload", "glassport.tls.handshakes 1 connection=data resumed=yes", "glassport.command.duration NOOP",
                "glassport.sessions.open 1",
            ],
            seen);
    }

    [Fact]
    public void Nothing_is_measured_while_nobody_listens()
    {
        using ServerMetrics metrics = new();

        Assert.Equal(0, metrics.CommandBegan());
    }
}
