using System.Buffers.Binary;
using System.Text;
using Glassport.Analysis.Model;
using Glassport.Packets;
using Glassport.Packets.Link;
using Glassport.Packets.Transport;
using Glassport.TestKit;

namespace Glassport.Robustness.Tests;

/// <summary>Captures that never end and only want to fill the memory.</summary>
[Collection(nameof(AloneInTheProcess))]
public sealed class HostileCaptureTests
{
    private const long MostMegabytes = 300;
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(2);
    private static readonly Endpoint s_client = new(HostAddress.FromIPv4(0xC000_0201), 50000);
    private static readonly Endpoint s_server = new(HostAddress.FromIPv4(0xC000_0202), 21);

    [Theory]
    [InlineData(80, 2_000_000)]
    [InlineData(21, 400_000)]
    public async Task A_flood_of_SYNs(ushort port, int count)
    {
        Explanation explanation = await BoundedAsync(count, Flood(count, port), keep: port != 21);

        Assert.Equal(count, explanation.Capture.Packets);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(-1, 1)]
    [InlineData(1, 0)]
    public async Task Segments_that_never_fit_together(int direction, int captured)
    {
        const int count = 400_000;
        Explanation explanation = await BoundedAsync(count, Opening().Concat(Scattered(count, direction, captured)));

        Assert.Equal(1, explanation.Conversations.Count);
    }

    [Fact]
    public async Task A_reply_line_without_an_end()
    {
        const int count = 300_000;
        Explanation explanation = await BoundedAsync(count, Opening().Concat(Spoken(count, fromServer: true, _ => "220 and so on and so on and so on")));

        Assert.InRange(explanation.Conversations.Single().Greeting!.Lines.Sum(line => line.Length), 1, Protocol.Limits.ReplyBytes);
    }

    [Fact]
    public async Task A_reply_of_endless_lines()
    {
        const int count = 300_000;
        await BoundedAsync(count, Opening().Concat(Spoken(count, fromServer: true, _ => "220-and so on\r\n")));
    }

    [Fact]
    public async Task Preliminary_replies_without_end_to_one_command()
    {
        const int count = 400_000;
        Explanation explanation = await BoundedAsync(count, Opening()
            .Concat(Spoken(1, fromServer: true, _ => "220 ready\r\n"))
            .Concat(Spoken(1, fromServer: false, _ => "LIST\r\n"))
            .Concat(Spoken(count, fromServer: true, i => $"150 {i} and so on\r\n", "220 ready\r\n".Length)));

        Conversation conversation = explanation.Conversations.Single();
        Assert.Equal(count, conversation.Exchanges.Single().Replies.Count + conversation.RepliesOmitted);
        Assert.True(conversation.RepliesOmitted > 0, "some replies are left out, and counted");
    }

    [Theory]
    [InlineData("NOOP\r\n")]
    [InlineData("ABOR\r\n")]
    [InlineData("RETR a\r\n")]
    public async Task Commands_without_end_and_without_replies(string command)
    {
        const int count = 400_000;
        Explanation explanation = await BoundedAsync(count, Opening().Concat(Spoken(count, fromServer: false, _ => command)));

        Conversation conversation = explanation.Conversations.Single();
        Assert.Equal(count, conversation.Exchanges.Count + conversation.ExchangesOmitted);
        Assert.True(conversation.ExchangesOmitted > 0, "some commands are left out, and counted");
    }

    [Fact]
    public async Task Long_commands_without_end()
    {
        const int count = 300_000;
        string path = new('x', 1400);
        Explanation explanation = await BoundedAsync(count, Opening().Concat(Spoken(count, fromServer: false, _ => "CWD " + path + "\r\n")));

        Assert.True(explanation.Conversations.Single().ExchangesOmitted > 0, "some commands are left out, and counted");
    }

    [Fact]
    public async Task A_million_PORT_commands_with_replies()
    {
        const int count = 1_000_000;
        Explanation explanation = await BoundedAsync(count * 2, Opening().Concat(Ports(count)));

        Conversation conversation = explanation.Conversations.Single();
        Assert.Equal(count, conversation.Exchanges.Count + conversation.ExchangesOmitted);
    }

    [Fact]
    public async Task Connections_without_end_to_one_negotiated_port()
    {
        const int count = 400_000;
        Explanation explanation = await BoundedAsync(count, Opening()
            .Concat(Spoken(1, fromServer: true, _ => "220 ready\r\n"))
            .Concat(Spoken(1, fromServer: false, _ => "PASV\r\n"))
            .Concat(Spoken(1, fromServer: true, _ => "227 Entering Passive Mode (192,0,2,2,200,5)\r\n", "220 ready\r\n".Length))
            .Concat(Flood(count, 51205)));

        Assert.InRange(explanation.Conversations.Single().DataConnections.Count, 1, 1000);
    }

    [Fact]
    public async Task Connections_that_begin_like_FTP_and_never_say_more()
    {
        const int count = 600_000;
        await BoundedAsync(count, Undecided(count));
    }

    [Fact]
    public async Task ARP_without_end()
    {
        const int count = 1_000_000;
        Explanation explanation = await BoundedAsync(count, Arp(count), link: LinkType.Ethernet);

        Assert.Equal(count, explanation.Phases.Single(phase => phase.Name == PhaseName.Arp).Packets.Sum(range => range.Count));
    }

    [Fact]
    public async Task Fragments_without_end()
    {
        const int count = 150_000;
        await BoundedAsync(count, Fragments(count));
    }

    private static async Task<Explanation> BoundedAsync(long count, IEnumerable<CapturedFrame> frames, bool keep = true, LinkType link = LinkType.Raw)
    {
        (Explanation explanation, long megabytes, TimeSpan time) = await Live.ExplainAsync(count, frames, keep, link);
        Assert.InRange(megabytes, 0, MostMegabytes);
        Assert.InRange(time, TimeSpan.Zero, s_longest);
        return explanation;
    }

    private static IEnumerable<CapturedFrame> Opening() =>
    [
        Live.Frame(1, new TcpSegment(s_client, s_server, TcpFlags.Syn, 0, 0), []),
        Live.Frame(2, new TcpSegment(s_server, s_client, TcpFlags.Syn | TcpFlags.Ack, 0, 1), []),
        Live.Frame(3, new TcpSegment(s_client, s_server, TcpFlags.Ack, 1, 1), []),
    ];

    // Another four-tuple each: the addresses count up, the ports too.
    private static IEnumerable<CapturedFrame> Flood(int count, ushort port)
    {
        TcpSegment segment = new(s_client, s_server with { Port = port }, TcpFlags.Syn, 1000, 0);
        byte[] frame = Live.Frame(0, segment, []).Bytes;
        for (int i = 0; i < count; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(12), 0x0B00_0000 + (i / 100));
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(20), (ushort)(2000 + (i % 100)));
            yield return new CapturedFrame(Live.At(i + 100), frame, frame.Length);
        }
    }

    private static IEnumerable<CapturedFrame> Undecided(int count)
    {
        byte[] payload = Encoding.ASCII.GetBytes("USER " + new string('x', 1400));
        TcpSegment segment = new(s_client, s_server with { Port = 4000 }, TcpFlags.Syn, 1000, 0);
        byte[] syn = Live.Frame(0, segment, []).Bytes;
        byte[] data = Live.Frame(0, segment with { Flags = TcpFlags.Ack | TcpFlags.Psh, Sequence = 1001 }, payload).Bytes;
        for (int i = 0; i < count; i++)
        {
            byte[] frame = i % 4 == 0 ? syn : data;
            BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(12), 0x0B00_0000 + (i / 4));
            BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(24), i % 4 == 0 ? 1000 : 1001 + ((i % 4 - 1) * payload.Length));
            yield return new CapturedFrame(Live.At(i), frame, frame.Length);
        }
    }

    private static IEnumerable<CapturedFrame> Scattered(int count, int direction, int captured)
    {
        // Every second byte, upwards or downwards, never the first.
        for (int i = 0; i < count; i++)
        {
            uint offset = direction > 0 ? 10 + ((uint)i * 2) : 10 + ((uint)(count - i) * 2);
            CapturedFrame frame = Live.Frame(i + 4, new TcpSegment(s_server, s_client, TcpFlags.Ack, offset, 1), "x"u8);
            yield return frame with { Bytes = frame.Bytes[..^(1 - captured)] };
        }
    }

    private static IEnumerable<CapturedFrame> Spoken(int count, bool fromServer, Func<int, string> text, int said = 0)
    {
        uint next = 1 + (uint)said;
        (Endpoint from, Endpoint to) = fromServer ? (s_server, s_client) : (s_client, s_server);
        for (int i = 0; i < count; i++)
        {
            byte[] payload = Encoding.ASCII.GetBytes(text(i));
            yield return Live.Frame(i + 10, new TcpSegment(from, to, TcpFlags.Ack | TcpFlags.Psh, next, 1), payload);
            next += (uint)payload.Length;
        }
    }

    private static IEnumerable<CapturedFrame> Ports(int count)
    {
        IEnumerable<CapturedFrame> commands = Spoken(count, fromServer: false, i => $"PORT 192,0,2,1,{(i >> 8) & 255},{i & 255}\r\n");
        IEnumerable<CapturedFrame> replies = Spoken(count, fromServer: true, i => i == 0 ? "220 ready\r\n200 ok\r\n" : "200 ok\r\n");
        foreach ((CapturedFrame command, CapturedFrame reply) in commands.Zip(replies))
        {
            yield return command;
            yield return reply;
        }
    }

    private static IEnumerable<CapturedFrame> Arp(int count)
    {
        for (int i = 0; i < count; i++)
        {
            HostAddress asked = HostAddress.FromIPv4(0x0A00_0000 + (uint)i);
            byte[] message = FrameBuilder.Arp(1, FrameBuilder.MacOf(s_client.Address), s_client.Address, default, asked);
            byte[] frame = FrameBuilder.Ethernet(new(0xFFFF_FFFF_FFFF), FrameBuilder.MacOf(s_client.Address), FrameBuilder.EtherTypeArp, message);
            yield return new CapturedFrame(Live.At(i), frame, frame.Length);
        }
    }

    private static IEnumerable<CapturedFrame> Fragments(int count)
    {
        for (int i = 0; i < count; i++)
        {
            // The last piece of a large datagram whose beginning never comes.
            byte[] frame = FrameBuilder.IPv4(
                s_client.Address, s_server.Address with { Low = s_server.Address.Low + (uint)(i >> 16) }, FrameBuilder.ProtocolTcp, new byte[64], (ushort)i, 0x1F00);
            yield return new CapturedFrame(Live.At(i), frame, frame.Length);
        }
    }
}
