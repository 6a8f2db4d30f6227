using Glassport.Packets.Link;
using Glassport.Packets.Transport;

namespace Glassport.Packets;

/// <summary>
/// One captured packet and what its headers say. A mutable struct that batches reuse, so that decoding allocates nothing;
/// <see cref="PacketDecoder"/> fills everything below <see cref="Kind"/>.
/// </summary>
public struct Packet
{
    /// <summary>The number of the packet, counted from 1 over all files, as Wireshark counts frames.</summary>
    public long Number;

    /// <summary>When it was captured.</summary>
    public Timestamp Time;

    /// <summary>Where the frame begins in its batch's bytes.</summary>
    public int Offset;

    /// <summary>How many of the frame's bytes were captured.</summary>
    public int Length;

    /// <summary>How many bytes the frame had on the wire.</summary>
    public int OriginalLength;

    /// <summary>Which of the capture's interfaces saw it, counted over all files and sections.</summary>
    public int Interface;

    /// <summary>How its first bytes are to be read.</summary>
    public LinkType Link;

    /// <summary>What the packet is.</summary>
    public PacketKind Kind;

    /// <summary>TCP control bits.</summary>
    public TcpFlags Flags;

    /// <summary>ARP: 1 request, 2 reply. ICMP and ICMPv6: the type.</summary>
    public byte Type;

    /// <summary>ICMP and ICMPv6: the code.</summary>
    public byte Code;

    /// <summary>IPv4 time to live or IPv6 hop limit, of the innermost IP header.</summary>
    public byte TimeToLive;

    /// <summary>Whether <see cref="TcpTimestamp"/> and <see cref="TcpTimestampEcho"/> were present (RFC 7323).</summary>
    public bool HasTcpTimestamps;

    /// <summary>Whether SACK is permitted (on a SYN, RFC 2018).</summary>
    public bool SackPermitted;

    /// <summary>Whether the IP payload went through fragment reassembly.</summary>
    public bool WasFragmented;

    /// <summary>Window scale shift on a SYN (RFC 7323), or -1.</summary>
    public sbyte WindowScale;

    /// <summary>How many SACK blocks there are; the first is in <see cref="SackLeft"/> and <see cref="SackRight"/>.</summary>
    public byte SackBlocks;

    /// <summary>Maximum segment size on a SYN, or 0.</summary>
    public ushort MaximumSegmentSize;

    /// <summary>The outermost VLAN id (12 bits), or 0 when untagged.</summary>
    public ushort Vlan;

    /// <summary>IPv4's identification field of the innermost header; 0 for IPv6.</summary>
    public ushort IPIdentification;

    /// <summary>
    /// Of an IP fragment, and of the packet that completes its datagram: which datagram that is, as the decoder counts them from 1.
    /// 0 for all other packets, and for a fragment that the snap length cut.
    /// </summary>
    public uint Datagram;

    /// <summary>TCP or UDP source port.</summary>
    public ushort SourcePort;

    /// <summary>TCP or UDP destination port.</summary>
    public ushort DestinationPort;

    /// <summary>TCP window as sent, before scaling.</summary>
    public ushort Window;

    /// <summary>TCP sequence number.</summary>
    public uint Sequence;

    /// <summary>TCP acknowledgment number.</summary>
    public uint Acknowledgment;

    /// <summary>TCP timestamp value.</summary>
    public uint TcpTimestamp;

    /// <summary>TCP timestamp echo reply.</summary>
    public uint TcpTimestampEcho;

    /// <summary>Left edge of the first SACK block.</summary>
    public uint SackLeft;

    /// <summary>Right edge of the first SACK block.</summary>
    public uint SackRight;

    /// <summary>Where the transport payload begins, from the start of the frame (or of <see cref="Reassembled"/>).</summary>
    public int PayloadOffset;

    /// <summary>How many payload bytes were captured. Link-layer padding is not payload.</summary>
    public int PayloadLength;

    /// <summary>How many payload bytes there were on the wire, by the IP header.</summary>
    public int PayloadWireLength;

    /// <summary>ICMP errors: where the quoted IP header begins, from the start of the frame; else 0.</summary>
    public int QuoteOffset;

    /// <summary>The sender by the innermost IP header; ARP and neighbour discovery: who asks or answers.</summary>
    public HostAddress Source;

    /// <summary>The receiver by the innermost IP header; ARP and neighbour discovery: whose address is asked for or told.</summary>
    public HostAddress Destination;

    /// <summary>The sender's MAC address: ARP's own field, the neighbour discovery option, else the link layer's.</summary>
    public MacAddress SourceMac;

    /// <summary>The link layer's destination MAC address.</summary>
    public MacAddress DestinationMac;

    /// <summary>The reassembled IP payload's bytes when <see cref="WasFragmented"/>; the payload offset then counts from its start.</summary>
    public byte[]? Reassembled;

    /// <summary>Why decoding stopped early, if it did.</summary>
    public Malformed Stop;

    /// <summary>The sender's end of a TCP or UDP connection.</summary>
    public readonly Endpoint From => new(Source, SourcePort);

    /// <summary>The receiver's end of a TCP or UDP connection.</summary>
    public readonly Endpoint To => new(Destination, DestinationPort);

    /// <summary>The captured payload, given the bytes of the packet's batch.</summary>
    public readonly ReadOnlySpan<byte> Payload(ReadOnlySpan<byte> batch) => Reassembled is null
        ? batch.Slice(Offset + PayloadOffset, PayloadLength)
        : Reassembled.AsSpan(PayloadOffset, PayloadLength);
}
