using Glassport.Analysis.Filtering;
using Glassport.Packets;
using Glassport.Packets.Link;
using Glassport.TestKit;
using static Glassport.Robustness.Tests.Floods;

namespace Glassport.Robustness.Tests;

/// <summary>Traffic that never ends and only wants to fill the memory of a capture filter.</summary>
[Collection(nameof(AloneInTheProcess))]
public sealed class HostileFilterTests : IPacketSink
{
    // The connections that are remembered, most of it; what is held back has 32 MiB.
    private const long MostMegabytes = 150;
    private const int Probes = 6;

    private long kept;

    [Theory]
    [InlineData("ftp", 80)]
    [InlineData("ftp", 21)]
    [InlineData("ftp user alice", 21)]
    public void A_flood_of_SYNs(string expression, ushort port) => Bounded(expression, 800_000, Flood(800_000, port));

    [Fact]
    public void Segments_that_never_fit_together() => Bounded("ftp", 400_000, Opening().Concat(Scattered(400_000, 1, 1)));

    [Theory]
    [InlineData("220 and so on and so on and so on")]
    [InlineData("220-and so on\r\n")]
    [InlineData("150 and so on\r\n")]
    [InlineData("227 Entering Passive Mode (192,0,2,2,200,5)\r\n")]
    public void Replies_without_end(string reply) => Bounded("ftp", 300_000, Opening().Concat(Spoken(300_000, fromServer: true, _ => reply)));

    [Theory]
    [InlineData("NOOP\r\n")]
    [InlineData("RETR a\r\n")]
    [InlineData("PASV\r\n")]
    public void Commands_without_end_and_without_replies(string command) =>
        Bounded("ftp file b", 400_000, Opening().Concat(Spoken(400_000, fromServer: false, _ => command)));

    [Fact]
    public void A_million_PORT_commands_with_replies() => Bounded("ftp", 1_000_000, Opening().Concat(Ports(500_000)));

    [Fact]
    public void Connections_without_end_to_one_negotiated_port() => Bounded("ftp", 400_000, Opening()
        .Concat(Spoken(1, fromServer: true, _ => "220 ready\r\n"))
        .Concat(Spoken(1, fromServer: false, _ => "PASV\r\n"))
        .Concat(Spoken(1, fromServer: true, _ => "227 Entering Passive Mode (192,0,2,2,200,5)\r\n", "220 ready\r\n".Length))
        .Concat(Flood(400_000, 51205)));

    [Fact]
    public void Connections_that_begin_like_FTP_and_never_say_more() => Bounded("ftp", 600_000, Undecided(600_000));

    [Fact]
    public void ARP_without_end() => Bounded("ftp", 1_000_000, Arp(1_000_000), LinkType.Ethernet);

    [Fact]
    public void Fragments_without_end() => Bounded("ftp", 150_000, Fragments(150_000));

    /// <inheritdoc/>
    void IPacketSink.Keep(in KeptPacket packet, ReadOnlySpan<byte> bytes) => kept++;

    private void Bounded(string text, int count, IEnumerable<CapturedFrame> frames, LinkType link = LinkType.Raw)
    {
        Assert.True(FtpFilterExpression.TryParse(text, out FtpFilterExpression? expression, out _));
        long before = GC.GetTotalMemory(forceFullCollection: true);
        FtpFilter filter = new(expression, new FtpFilterOptions(), this);
        PacketDecoder decoder = new();
        long number = 0;
        foreach (CapturedFrame frame in frames)
        {
            Packet packet = new() { Number = ++number, Time = frame.Time, Length = frame.Bytes.Length, OriginalLength = frame.OriginalLength, Link = link };
            decoder.Decode(frame.Bytes, ref packet);
            filter.Offer(packet, frame.Bytes);
            if (number % (count / Probes) == 0)
            {
                // Less than before is possible: what an earlier test left is collected in between.
                long grown = (GC.GetTotalMemory(forceFullCollection: true) - before) >> 20;
                Assert.True(grown <= MostMegabytes, $"{grown} MiB after {number} packets");
            }
        }

        filter.Flush();
        Assert.Equal(number, filter.Counts.Offered);
        Assert.Equal(kept, filter.Counts.Kept);
    }
}
