using Glassport.Fuzz.Oracles;
using Glassport.Fuzz.Seeds;
using Glassport.Packets;
using Glassport.Packets.Link;
using Glassport.TestKit;

namespace Glassport.Fuzz.Targets;

/// <summary>
/// The packet decoder. An input is the number of a link type in the list and a frame; the decoder lives on from input to input, so
/// that fragments meet.
/// </summary>
internal sealed class DecoderTarget : IFuzzTarget
{
    private static readonly LinkType[] s_links = [.. LinkLayers.Types];
    private readonly PacketDecoder decoder = new();
    private long number;

    public string Name => "decoder";

    public IReadOnlyList<byte[]> Seeds { get; } = [.. Built(), .. Fragments()];

    public int LongestInput => 2048;

    public void Run(byte[] input)
    {
        if (input.Length == 0)
            return;
        ReadOnlySpan<byte> frame = input.AsSpan(1);
        bool cut = (input[0] & 0x80) != 0;
        Packet packet = new()
        {
            Link = s_links[(input[0] & 0x7F) % s_links.Length],
            Number = ++number,
            Time = new Timestamp(number * 1_000_000),
            Length = frame.Length,
            OriginalLength = frame.Length + (cut ? 100 : 0),
        };
        decoder.Decode(frame, ref packet);
        DecodedPacket.Check(frame, in packet);
    }

    private static IEnumerable<byte[]> Built()
    {
        for (int i = 0; i < s_links.Length; i++)
        {
            if (s_links[i] is LinkType.PppEther or LinkType.PppWithDirection)
                continue;
            BuiltCapture capture = SmallCaptures.Behind(s_links[i]);
            foreach (CapturedFrame frame in capture.Frames.Take(8))
                yield return [(byte)i, .. frame.Bytes];
        }

        int ethernet = Array.IndexOf(s_links, LinkType.Ethernet);
        foreach (BuiltCapture golden in Golden.Small.Where(static capture => capture.Link == LinkType.Ethernet))
        {
            foreach (CapturedFrame frame in golden.Frames.Take(12))
                yield return [(byte)ethernet, .. frame.Bytes];
        }
    }

    private static IEnumerable<byte[]> Fragments()
    {
        HostAddress one = HostAddress.FromIPv4(0xC000_0201);
        HostAddress two = HostAddress.FromIPv4(0xC000_0202);
        byte raw = (byte)Array.IndexOf(s_links, LinkType.Raw);
        byte[] payload = TranscriptCapture.Content(64);
        byte[] packet = FrameBuilder.IPv4(one, two, FrameBuilder.ProtocolTcp, payload);
        yield return [raw, .. FrameBuilder.IPv4(one, two, FrameBuilder.ProtocolTcp, payload.AsSpan(0, 32), 7, 0x2000)];
        yield return [raw, .. FrameBuilder.IPv4(one, two, FrameBuilder.ProtocolTcp, payload.AsSpan(32), 7, 4)];
        yield return [raw, .. FrameBuilder.IPv4(one, two, 4, packet)];
        yield return [raw, .. FrameBuilder.IPv4(one, two, 47, [0, 0, 8, 0, .. packet])];
        yield return [raw, .. FrameBuilder.IPv4(one, two, 1, [3, 3, 0, 0, 0, 0, 0, 0, .. packet])];
        yield return [raw, .. FrameBuilder.IPv4(one, two, FrameBuilder.ProtocolUdp, FrameBuilder.Udp(new(one, 4789), new(two, 4789), [8, 0, 0, 0, 0, 0, 42, 0, .. packet]))];
    }
}
