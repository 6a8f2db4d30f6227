using Glassport.Packets;
using Glassport.Packets.Link;
using Glassport.Packets.Transport;
using Glassport.TestKit;

namespace Glassport.Robustness.Tests;

/// <summary>Takes captures apart into segments and builds other captures of the same bytes.</summary>
internal static class Segments
{
    private const ushort ControlPort = 21;

    /// <summary>A session with a listing and a download of 20,000 bytes.</summary>
    public const string Transcript = """
        client 192.0.2.1:50000
        server 192.0.2.2:21
        S> 220-hello
        S+  there
        S+ 220 ready
        C> USER anonymous
        S> 331 your name?
        C> PASS me@example.com
        S> 230 in
        C> PASV
        S> 227 Entering Passive Mode (192,0,2,2,200,5)
        C> LIST
        D open 192.0.2.1:50001 -> 192.0.2.2:51205
        S> 150 here
        D server> -rw-r--r-- 1 a a 5 Jan 1 12:34 a.txt
        D close server
        S> 226 done
        C> TYPE I
        S> 200 ok
        C> PASV
        S> 227 Entering Passive Mode (192,0,2,2,200,6)
        C> RETR a.bin
        D2 open 192.0.2.1:50002 -> 192.0.2.2:51206
        S> 150 here (20000 bytes)
        D2 server sends 20000 bytes
        D2 close server
        S> 226 done
        C> QUIT
        S> 221 bye
        """;

    /// <summary>The session as it was.</summary>
    public static BuiltCapture Session(uint? initialSequence = null) =>
        TranscriptCapture.Build(Transcript, new CaptureOptions { Link = LinkType.Raw, InitialSequence = initialSequence });

    /// <summary>Cuts each segment's payload where <paramref name="cuts"/> tells, used in turn and from the start again.</summary>
    public static List<CapturedFrame> Recut(BuiltCapture capture, IReadOnlyList<int> cuts)
    {
        List<CapturedFrame> result = [];
        int next = 0;
        foreach (CapturedFrame frame in capture.Frames)
        {
            Packet packet = Decode(frame);
            ReadOnlySpan<byte> payload = packet.Payload(frame.Bytes);
            if (payload.Length < 2)
            {
                result.Add(frame);
                continue;
            }

            for (int at = 0; at < payload.Length;)
            {
                int length = Math.Min(payload.Length - at, cuts.Count == 0 ? payload.Length : Math.Max(1, cuts[next++ % cuts.Count]));
                result.Add(Part(frame, packet, at, length));
                at += length;
            }
        }

        return result;
    }

    /// <summary>
    /// The data segments of the transfers in another order and some of them twice. Acknowledgments between them are left out: one
    /// for bytes that come later would tell that they were lost.
    /// </summary>
    public static List<CapturedFrame> Disorder(IEnumerable<CapturedFrame> frames, IReadOnlyList<int> order)
    {
        List<CapturedFrame> result = [];
        List<CapturedFrame> data = [];
        int next = 0;
        int Choice(int bound) => order.Count == 0 ? 0 : Math.Abs(order[next++ % order.Count] % bound);
        foreach (CapturedFrame frame in frames)
        {
            Packet packet = Decode(frame);
            bool control = packet.SourcePort == ControlPort || packet.DestinationPort == ControlPort;
            if (!control && packet.PayloadLength > 0)
            {
                data.Add(frame);
                if (Choice(4) == 1)
                    data.Add(frame);
                continue;
            }

            bool pureAck = packet.Flags == TcpFlags.Ack && packet.PayloadLength == 0;
            if (!control && pureAck && data.Count > 0)
                continue;
            for (int i = data.Count - 1; i > 0; i--)
            {
                int other = Choice(i + 1);
                (data[i], data[other]) = (data[other], data[i]);
            }

            result.AddRange(data);
            data.Clear();
            result.Add(frame);
        }

        result.AddRange(data);
        return result;
    }

    private static Packet Decode(CapturedFrame frame)
    {
        Packet packet = new() { Link = LinkType.Raw, Length = frame.Bytes.Length, OriginalLength = frame.OriginalLength };
        new PacketDecoder().Decode(frame.Bytes, ref packet);
        return packet;
    }

    private static CapturedFrame Part(CapturedFrame frame, in Packet packet, int at, int length)
    {
        TcpSegment segment = new(packet.From, packet.To, packet.Flags, packet.Sequence + (uint)at, packet.Acknowledgment) { Window = packet.Window };
        byte[] tcp = FrameBuilder.Tcp(segment, packet.Payload(frame.Bytes).Slice(at, length));
        byte[] bytes = FrameBuilder.IP(packet.Source, packet.Destination, FrameBuilder.ProtocolTcp, tcp, (ushort)(packet.IPIdentification + at));
        return new CapturedFrame(new Timestamp(frame.Time.Nanoseconds + at), bytes, bytes.Length);
    }
}
