using Glassport.Fuzz.Oracles;
using Glassport.Fuzz.Seeds;
using Glassport.Packets;
using Glassport.Packets.Link;
using Glassport.Packets.Streams;
using Glassport.TestKit;

namespace Glassport.Fuzz.Targets;

/// <summary>The TCP tracker alone, with segments that a script tells.</summary>
internal sealed class TcpTarget : IFuzzTarget
{
    public string Name => "tcp";

    public IReadOnlyList<byte[]> Seeds => SegmentScript.Seeds;

    public int LongestInput => 1200;

    public void Run(byte[] input)
    {
        StreamOrder order = new();
        TcpTracker tracker = new(order);
        PacketDecoder decoder = new();
        long number = 0;
        foreach (CapturedFrame frame in SegmentScript.Frames(input))
        {
            Packet packet = new()
            {
                Number = ++number,
                Time = frame.Time,
                Length = frame.Bytes.Length,
                OriginalLength = frame.OriginalLength,
                Link = LinkType.Raw,
            };
            decoder.Decode(frame.Bytes, ref packet);
            DecodedPacket.Check(frame.Bytes, in packet);
            if (packet.Kind == PacketKind.Tcp)
                tracker.Track(packet, packet.Payload(frame.Bytes));
        }

        tracker.End();
    }
}
