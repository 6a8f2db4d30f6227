using System.Buffers.Binary;
using System.Text;
using Glassport.Packets;
using Glassport.Packets.Transport;
using Glassport.TestKit;

namespace Glassport.Robustness.Tests;

/// <summary>Traffic without end, made while it is read.</summary>
internal static class Floods
{
    private static readonly Endpoint s_client = new(HostAddress.FromIPv4(0xC000_0201), 50000);
    private static readonly Endpoint s_server = new(HostAddress.FromIPv4(0xC000_0202), 21);

    public static IEnumerable<CapturedFrame> Opening() =>
    [
        Live.Frame(1, new TcpSegment(s_client, s_server, TcpFlags.Syn, 0, 0), []),
        Live.Frame(2, new TcpSegment(s_server, s_client, TcpFlags.Syn | TcpFlags.Ack, 0, 1), []),
        Live.Frame(3, new TcpSegment(s_client, s_server, TcpFlags.Ack, 1, 1), []),
    ];

    // Another four-tuple each: the addresses count up, the ports too.
    public static IEnumerable<CapturedFrame> Flood(int count, ushort port)
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

    public static IEnumerable<CapturedFrame> Undecided(int count)
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

    public static IEnumerable<CapturedFrame> Scattered(int count, int direction, int captured)
    {
        // Every second byte, upwards or downwards, never the first.
        for (int i = 0; i < count; i++)
        {
            uint offset = direction > 0 ? 10 + ((uint)i * 2) : 10 + ((uint)(count - i) * 2);
            CapturedFrame frame = Live.Frame(i + 4, new TcpSegment(s_server, s_client, TcpFlags.Ack, offset, 1), "x"u8);
            yield return frame with { Bytes = frame.Bytes[..^(1 - captured)] };
        }
    }

    public static IEnumerable<CapturedFrame> Spoken(int count, bool fromServer, Func<int, string> text, int said = 0)
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

    public static IEnumerable<CapturedFrame> Ports(int count)
    {
        IEnumerable<CapturedFrame> commands = Spoken(count, fromServer: false, i => $"PORT 192,0,2,1,{(i >> 8) & 255},{i & 255}\r\n");
        IEnumerable<CapturedFrame> replies = Spoken(count, fromServer: true, i => i == 0 ? "220 ready\r\n200 ok\r\n" : "200 ok\r\n");
        foreach ((CapturedFrame command, CapturedFrame reply) in commands.Zip(replies))
        {
            yield return command;
            yield return reply;
        }
    }

    public static IEnumerable<CapturedFrame> Arp(int count)
    {
        for (int i = 0; i < count; i++)
        {
            HostAddress asked = HostAddress.FromIPv4(0x0A00_0000 + (uint)i);
            byte[] message = FrameBuilder.Arp(1, FrameBuilder.MacOf(s_client.Address), s_client.Address, default, asked);
            byte[] frame = FrameBuilder.Ethernet(new(0xFFFF_FFFF_FFFF), FrameBuilder.MacOf(s_client.Address), FrameBuilder.EtherTypeArp, message);
            yield return new CapturedFrame(Live.At(i), frame, frame.Length);
        }
    }

    public static IEnumerable<CapturedFrame> Fragments(int count)
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
