using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Glassport.Capture.Live;
using Glassport.Capture.Tests.Support;
using Glassport.Packets;
using Glassport.Packets.Link;

namespace Glassport.Capture.Tests.Live;

public sealed class LiveInterfaceTests : IDisposable
{
    private const int Headers = 14 + 20 + 8;
    private readonly UdpClient receiver = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly UdpClient sender = new(new IPEndPoint(IPAddress.Loopback, 0));

    private IPEndPoint Target => (IPEndPoint)receiver.Client.LocalEndPoint!;

    private LiveOptions Options => new() { Interface = "lo", Filter = $"udp dst port {Target.Port}" };

    public void Dispose()
    {
        receiver.Dispose();
        sender.Dispose();
    }

    [CapturingFact]
    public void Everything_that_passed_before_the_stop_is_handed_over_in_order()
    {
        using LiveInterface live = LiveInterface.Open(Options, TimeProvider.System);
        long before = Nanoseconds();
        Send(100, 50);
        Collector collector = new();
        Assert.True(Drain(live, collector));

        Assert.Equal(LinkType.Ethernet, live.Link);
        Assert.Equal(Enumerable.Range(0, 100), collector.Packets.Select(static packet => (int)packet.Data[Headers]));
        Assert.All(collector.Packets, packet => Assert.Equal((Headers + 50, Headers + 50), (packet.Data.Length, packet.OriginalLength)));
        Assert.All(collector.Packets, packet => Assert.InRange(packet.Time.Nanoseconds, before, Nanoseconds()));
        Assert.Equal(collector.Packets.Select(static packet => packet.Time).Order(), collector.Packets.Select(static packet => packet.Time));
        // Of a hundred times in microseconds each would end with three zeros.
        Assert.True(live.IsNanosecond);
        Assert.Contains(collector.Packets, static packet => packet.Time.Nanoseconds % 1000 != 0);
    }

    [CapturingFact]
    public void Packets_are_cut_to_the_snap_length()
    {
        using LiveInterface live = LiveInterface.Open(Options with { SnapLength = 60 }, TimeProvider.System);
        Send(1, 500);
        Collector collector = new();
        Drain(live, collector);
        Captured packet = Assert.Single(collector.Packets);
        Assert.Equal((60, Headers + 500), (packet.Data.Length, packet.OriginalLength));
        Assert.Equal(60, live.SnapLength);
    }

    [CapturingFact]
    public void A_sink_that_wants_no_more_gets_the_rest_later()
    {
        using LiveInterface live = LiveInterface.Open(Options, TimeProvider.System);
        Send(10, 50);
        Collector first = new() { Most = 3 };
        while (live.Read(first))
            Assert.InRange(first.Packets.Count, 0, 2);
        Assert.Equal(3, first.Packets.Count);
        Collector second = new() { Most = 5 };
        Assert.False(Drain(live, second));
        Assert.Equal(5, second.Packets.Count);
        Collector last = new();
        Assert.True(Drain(live, last));
        Assert.Equal(Enumerable.Range(0, 10), first.Packets.Concat(second.Packets).Concat(last.Packets).Select(static packet => (int)packet.Data[Headers]));
    }

    [CapturingFact]
    public void What_a_sink_throws_reaches_the_reader()
    {
        using LiveInterface live = LiveInterface.Open(Options, TimeProvider.System);
        Send(10, 50);
        Collector collector = new() { Most = 3, Thrown = new InvalidDataException("enough") };
        var thrown = Assert.Throws<InvalidDataException>(() => Drain(live, collector));
        Assert.Same(collector.Thrown, thrown);
        Assert.Equal(3, collector.Packets.Count);
        Collector rest = new();
        Drain(live, rest);
        Assert.Equal(7, rest.Packets.Count);
    }

    [CapturingFact]
    public async Task A_source_gives_batches_until_it_is_stopped_and_nothing_is_lost()
    {
        using CancellationTokenSource stop = new();
        LiveSource source = new(LiveInterface.Open(Options, TimeProvider.System), TimeProvider.System, stop.Token);
        Send(20, 50);
        await stop.CancelAsync();
        Reading reading = await Reading.AllAsync(source, capacity: 3);

        Assert.Equal(Enumerable.Range(0, 20).Select(static n => n.ToString("X2", CultureInfo.InvariantCulture)), reading.Packets.Select(static packet => packet.Bytes.Substring(2 * Headers, 2)));
        Assert.Equal(Enumerable.Range(1, 20).Select(static n => (long)n), reading.Packets.Select(static packet => packet.Number));
        Assert.All(reading.Packets, static packet => Assert.Equal((Headers + 50, 0, LinkType.Ethernet), (packet.OriginalLength, packet.Interface, packet.Link)));
        Assert.Equal(["lo"], reading.Facts.Files);
        Assert.Equal("live", reading.Facts.Format);
        Assert.Equal(0, reading.Facts.Dropped);
    }

    [CapturingFact]
    public async Task A_source_tells_what_was_dropped_and_never_runs_out_of_room()
    {
        using CancellationTokenSource stop = new();
        LiveSource source = new(LiveInterface.Open(Options with { BufferBytes = 4 << 20 }, TimeProvider.System), TimeProvider.System, stop.Token);
        Send(300, 60_000);
        await stop.CancelAsync();
        Reading reading = await Reading.AllAsync(source, capacity: 4096);
        Assert.InRange(reading.Packets.Count, 20, 100);
        Assert.All(reading.Packets, static packet => Assert.Equal(2 * (Headers + 60_000), packet.Bytes.Length));
        Assert.InRange(reading.Facts.Dropped ?? 0, 200, 600);
    }

    [CapturingFact]
    public void Dropped_packets_are_counted()
    {
        // The kernel sees a packet leave the loopback interface and come in again; libpcap hands on the latter only.
        using LiveInterface live = LiveInterface.Open(Options with { BufferBytes = 512 * 1024 }, TimeProvider.System);
        Send(3_000, 1_000);
        Collector collector = new();
        Drain(live, collector);
        LiveStatistics statistics = live.ReadStatistics();
        Assert.Equal(6_000, statistics.Received);
        Assert.InRange(statistics.DroppedByKernel, 1_000, 5_990);
        Assert.InRange((2 * collector.Packets.Count) - (statistics.Received - statistics.DroppedByKernel), -1, 1);
        Assert.Equal(statistics, live.ReadStatistics());
    }

    [CapturingFact]
    public void What_cannot_be_opened_says_why()
    {
        Assert.Equal(LiveFailure.NoInterface, FailureOf(Options with { Interface = "nope0" }));
        Assert.Equal(LiveFailure.Filter, FailureOf(Options with { Filter = "tcp porrt 21" }));
        Assert.Equal(LiveFailure.Filter, FailureOf(Options with { Filter = "tcp port 21\0" }));
    }

    private static LiveFailure FailureOf(LiveOptions options) =>
        Assert.Throws<LiveCaptureException>(() => LiveInterface.Open(options, TimeProvider.System)).Failure;

    private static long Nanoseconds() => (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;

    private static bool Drain(LiveInterface live, Collector collector)
    {
        live.Stop();
        bool isWanted = true;
        while (isWanted && !live.IsDone)
            isWanted = live.Read(collector);
        return isWanted;
    }

    private void Send(int count, int length)
    {
        byte[] datagram = new byte[length];
        for (int i = 0; i < count; i++)
        {
            datagram[0] = (byte)i;
            sender.Send(datagram, Target);
        }
    }

    private sealed record Captured(Timestamp Time, byte[] Data, int OriginalLength);

    private sealed class Collector : ILiveSink
    {
        public List<Captured> Packets { get; } = [];

        public int Most { get; init; } = int.MaxValue;

        public Exception? Thrown { get; init; }

        public bool Accept(Timestamp time, ReadOnlySpan<byte> data, int originalLength)
        {
            Packets.Add(new(time, data.ToArray(), originalLength));
            if (Packets.Count == Most && Thrown is not null)
                throw Thrown;
            return Packets.Count < Most;
        }
    }
}
