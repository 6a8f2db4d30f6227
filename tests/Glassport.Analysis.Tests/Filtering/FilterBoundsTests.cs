using System.Text;
using Glassport.Analysis.Filtering;
using Glassport.Analysis.Tests.Golden;
using Glassport.Packets;
using Glassport.Packets.Link;
using Glassport.Packets.Transport;
using Glassport.TestKit;

namespace Glassport.Analysis.Tests.Filtering;

/// <summary>What the filter holds is bounded, what it gives up is counted, and what nobody began costs no memory.</summary>
public class FilterBoundsTests
{
    private const string Session = """
        client 192.0.2.1:50000
        server 192.0.2.2:21
        S> 220 ready
        C> USER anonymous
        S> 230 welcome
        C> PASV
        S> 227 Entering Passive Mode (192,0,2,2,156,64)
        D open 192.0.2.1:50001 -> 192.0.2.2:40000
        C> RETR a.bin
        D server sends 60000 bytes
        stay open
        """;

    private const string Silent = """
        client 198.51.100.1:50000
        server 198.51.100.2:5000
        D open 198.51.100.1:50000 -> 198.51.100.2:5000
        stay open
        """;

    [Fact]
    public void Packets_wait_for_one_before_them_only_as_long_as_the_limit_says()
    {
        // A connection that says nothing, then a session: its first packets wait for the silent ones, and come out in order.
        IReadOnlyList<Frame> frames = [.. Filtered.FramesOf(Silent), .. Later(Filtered.FramesOf(Session), 1_000_000)];
        Waiting waiting = new(new FtpFilterOptions());
        foreach (Frame frame in frames)
            waiting.Offer(frame);
        Assert.Equal(0, waiting.Kept);

        waiting.Filter.Advance(new Timestamp(frames[2].Time.Nanoseconds + FilterLimits.Default.WindowTime));
        Assert.Equal(0, waiting.Kept);
        waiting.Filter.Advance(new Timestamp(frames[2].Time.Nanoseconds + FilterLimits.Default.WindowTime + 1));
        Assert.Equal(frames.Count - 3, waiting.Kept);
        Assert.Equal(0, waiting.Filter.Counts.Late);
    }

    [Theory]
    [InlineData(4096, 1000)]
    [InlineData(1 << 20, 5)]
    [InlineData(100, 1000)]
    public void No_more_waits_than_the_limits_say(int bytes, int packets)
    {
        IReadOnlyList<Frame> frames = [.. Filtered.FramesOf(Silent), .. Later(Filtered.FramesOf(Session), 1_000_000)];
        FilterLimits limits = new() { WindowBytes = bytes, WindowPackets = packets };
        Waiting waiting = new(new FtpFilterOptions { Limits = limits });
        for (int i = 0; i < frames.Count; i++)
        {
            waiting.Offer(frames[i]);
            Assert.True(i + 1 - 3 - waiting.Kept <= packets);
        }

        waiting.Filter.Flush();
        Assert.Equal(frames.Count - 3, waiting.Kept);
        Assert.Equal(0, waiting.Filter.Counts.Late);
    }

    [Fact]
    public void A_server_that_greets_late_on_another_port_loses_nothing()
    {
        IReadOnlyList<Frame> frames = Filtered.FramesOf("""
            client 192.0.2.1:50000
            server 192.0.2.2:2121
            arp
            D open 192.0.2.1:50000 -> 192.0.2.2:2121
            wait 4000 ms
            D2 blocked 198.51.100.1:50000 -> 198.51.100.2:5000
            wait 4000 ms
            D server> 220 FTP server ready
            stay open
            """);
        Filtered filtered = Filtered.Of(frames);
        Assert.Equal(Enumerable.Range(1, frames.Count).Where(static number => number is < 6 or > 8).Select(static number => (long)number), filtered.Numbers);
        Assert.Equal(5, filtered.Filter.Counts.Late);
    }

    [Fact]
    public void Connections_that_say_nothing_are_given_up_from_the_oldest_on()
    {
        List<Frame> frames = [];
        for (int i = 0; i < 200; i++)
            frames.Add(Segment(i * 1_000_000L, 50_000 + i, 5000, TcpFlags.Syn, 100, ""));
        frames.Add(Segment(5_000_000_000, 50_000, 5001, TcpFlags.Syn, 100, ""));
        foreach (int i in new[] { 0, 199 })
            frames.Add(Segment(5_100_000_000, 50_000 + i, 5000, TcpFlags.Ack, 500, "220 FTP ready\r\n", fromServer: true));

        Filtered filtered = Filtered.Of(frames, options: new FtpFilterOptions { Limits = new() { HeldBytes = 10_000 } });

        Assert.Equal([200, 203], filtered.Numbers);
        Assert.InRange(filtered.Filter.Counts.ConnectionsGivenUp, 100, 199);
    }

    [Fact]
    public void A_session_that_is_long_before_it_matches_keeps_its_beginning()
    {
        StringBuilder transcript = new("client 192.0.2.1:50000\nserver 192.0.2.2:21\nS> 220 ready\nC> USER a\nS> 230 in\n");
        for (int i = 0; i < 500; i++)
            transcript.Append("C> NOOP\nS> 200 ok\nwait 100 ms\n");
        transcript.Append("C> DELE b.txt\nS> 250 gone\n");
        IReadOnlyList<Frame> frames = Filtered.FramesOf(transcript.ToString());

        Filtered filtered = Filtered.Of(frames, "ftp file b.txt", new FtpFilterOptions { Limits = new() { SessionBytes = 20_000 } });

        long[] numbers = [.. filtered.Numbers];
        Assert.Equal(numbers.Order(), numbers);
        int beginning = numbers.TakeWhile((number, i) => number == i + 1).Count();
        Assert.InRange(beginning, 20, frames.Count / 2);
        Assert.Contains(frames.Select(static (frame, i) => (frame, i)).First(static each => each.frame.Bytes.AsSpan().IndexOf("DELE"u8) >= 0).i + 1L, numbers);
        Assert.Equal(frames.Count, numbers[^1]);
        Assert.Equal(1, filtered.Filter.Counts.BeginningsCut);
    }

    [Fact]
    public void Of_too_many_sessions_the_longest_silent_is_let_through_without_its_new_data_connections()
    {
        List<Frame> frames = [];
        for (int i = 0; i < 3; i++)
        {
            frames.Add(Segment(i * 1_000_000L, 50_000 + i, 21, TcpFlags.Syn, 100, ""));
            frames.Add(Segment((i * 1_000_000L) + 1, 50_000 + i, 21, TcpFlags.Ack, 500, "220 ready\r\n", fromServer: true));
        }

        foreach (int i in new[] { 0, 2 })
        {
            frames.Add(Segment(10_000_000, 50_000 + i, 21, TcpFlags.Ack, 101, $"PORT 192,0,2,1,200,{i}\r\n"));
            frames.Add(Segment(10_000_001, 20, 51_200 + i, TcpFlags.Syn, 100, "", fromServer: false, reversed: true));
        }

        Filtered filtered = Filtered.Of(frames, options: new FtpFilterOptions { Limits = new() { Sessions = 2 } });

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 9, 10], filtered.Numbers);
        Assert.Equal(1, filtered.Filter.Counts.SessionsGivenUp);
    }

    [Fact]
    public void A_packet_of_what_is_known_allocates_nothing()
    {
        Waiting waiting = new(new FtpFilterOptions { HeadersOnly = true });
        IReadOnlyList<Frame> session = Filtered.FramesOf(Session);
        IReadOnlyList<Frame> web = Filtered.FramesOf("client 198.51.100.1:50000\nserver 198.51.100.2:80\nC> GET / HTTP/1.1\nS> HTTP/1.1 200 OK\nstay open");
        foreach (Frame frame in session.Concat(Later(web, 100_000_000)).Concat(Later(Filtered.FramesOf(Silent), 200_000_000)))
            waiting.Offer(frame);
        Frame[] steady = [session[^1], session[^2], web[^1], web[^2], .. Filtered.FramesOf("client 198.51.100.3:50000\nserver 198.51.100.4:21\narp\n")];
        long time = session[0].Time.Nanoseconds + 300_000_000;
        for (int i = 0; i < 20_000; i++)
            waiting.Offer(steady[i % steady.Length] with { Time = new Timestamp(time += 200_000) });

        Frame[] timed = [.. Enumerable.Range(0, 10_000).Select(i => steady[i % steady.Length] with { Time = new Timestamp(time += 200_000) })];
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (Frame frame in timed)
            waiting.Offer(frame);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(waiting.Kept > 7_000);
    }

    private static IReadOnlyList<Frame> Later(IReadOnlyList<Frame> frames, long nanoseconds) =>
        [.. frames.Select(frame => frame with { Time = new Timestamp(frame.Time.Nanoseconds + nanoseconds) })];

    private static Frame Segment(
        long time, int clientPort, int serverPort, TcpFlags flags, uint sequence, string text, bool fromServer = false, bool reversed = false)
    {
        HostAddress low = HostAddress.FromIPv4(0xC000_0201);
        HostAddress high = HostAddress.FromIPv4(0xC000_0202);
        Endpoint client = new(reversed ? high : low, (ushort)clientPort);
        Endpoint server = new(reversed ? low : high, (ushort)serverPort);
        (Endpoint from, Endpoint to) = fromServer ? (server, client) : (client, server);
        TcpSegment segment = new(from, to, flags, sequence, (flags & TcpFlags.Ack) != 0 ? 101u : 0);
        byte[] bytes = FrameBuilder.IP(from.Address, to.Address, FrameBuilder.ProtocolTcp, FrameBuilder.Tcp(segment, Encoding.ASCII.GetBytes(text)), (ushort)(time % 65536));
        return new Frame(new Timestamp(1_767_225_600_000_000_000 + time), bytes, bytes.Length, 0, LinkType.Raw);
    }

    // Counts what comes out and keeps nothing.
    private sealed class Waiting : IPacketSink
    {
        private readonly PacketDecoder decoder = new();
        private long number;

        public Waiting(FtpFilterOptions options) => Filter = new FtpFilter(FtpFilterExpression.All, options, this);

        public FtpFilter Filter { get; }

        public long Kept { get; private set; }

        public void Keep(in KeptPacket packet, ReadOnlySpan<byte> bytes) => Kept++;

        public void Offer(Frame frame)
        {
            Packet packet = new()
            {
                Number = ++number,
                Time = frame.Time,
                Length = frame.Bytes.Length,
                OriginalLength = frame.OriginalLength,
                Link = frame.Link,
            };
            decoder.Decode(frame.Bytes, ref packet);
            Filter.Offer(packet, frame.Bytes);
        }
    }
}
