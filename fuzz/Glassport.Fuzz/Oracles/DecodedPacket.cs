using Glassport.Packets;
using Glassport.Packets.Net;

namespace Glassport.Fuzz.Oracles;

/// <summary>What holds of every decoded packet.</summary>
internal static class DecodedPacket
{
    public static void Check(ReadOnlySpan<byte> frame, in Packet packet)
    {
        int length = packet.Reassembled?.Length ?? frame.Length;
        Invariant.Holds(packet.PayloadOffset >= 0 && packet.PayloadLength >= 0, "payload offset and length are not negative");
        Invariant.Holds(packet.PayloadOffset <= length - packet.PayloadLength, "the payload lies within the frame");
        Invariant.Holds(packet.PayloadWireLength >= packet.PayloadLength, "no more is captured than was on the wire");
        Invariant.Holds(packet.QuoteOffset >= 0 && packet.QuoteOffset <= length, "the quotation lies within the frame");
        Invariant.Holds(packet.Stop.Offset >= 0 && packet.Stop.Offset <= length, "decoding stops within the frame");
        Invariant.Holds(packet.WasFragmented == packet.Reassembled is not null, "a reassembled payload says so");
        Invariant.Holds(packet.Payload(frame).Length == packet.PayloadLength, "the payload can be taken");
        bool quotes = IcmpQuote.TryRead(frame, in packet, out _);
        Invariant.Holds(!quotes || packet.QuoteOffset > 0, "only ICMP errors quote");
    }
}
