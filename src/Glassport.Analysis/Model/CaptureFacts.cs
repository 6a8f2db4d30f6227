using Glassport.Packets;

namespace Glassport.Analysis.Model;

/// <summary>The capture as a whole.</summary>
/// <param name="Files">File names without folders.</param>
/// <param name="Format">pcap, pcapng or snoop.</param>
/// <param name="LinkTypes">Names as tcpdump.org lists them, such as <c>ETHERNET</c>.</param>
/// <param name="Packets">How many packets.</param>
/// <param name="Bytes">Bytes of the files.</param>
/// <param name="FirstTime">When the earliest packet in the file's order was captured, or null without packets.</param>
/// <param name="LastTime">When the last one was.</param>
/// <param name="TruncatedPackets">Packets of which fewer bytes were captured than were on the wire.</param>
/// <param name="UndecodedPackets">Packets without a known network layer, or malformed.</param>
/// <param name="Damage">Where a file broke off, or null.</param>
/// <param name="Comments">Comments kept in the capture, with packet numbers (0: the capture).</param>
/// <param name="DroppedPackets">What the capturing program says it dropped, or null.</param>
public sealed record CaptureFacts(
    IReadOnlyList<string> Files,
    string Format,
    IReadOnlyList<string> LinkTypes,
    long Packets,
    long Bytes,
    Timestamp? FirstTime,
    Timestamp? LastTime,
    long TruncatedPackets,
    long UndecodedPackets,
    Damage? Damage,
    IReadOnlyList<(long Packet, string Text)> Comments,
    long? DroppedPackets);
