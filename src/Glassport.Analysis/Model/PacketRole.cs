using Glassport.Packets;

namespace Glassport.Analysis.Model;

/// <summary>What one packet is in the story.</summary>
/// <param name="Packet">Its number.</param>
/// <param name="Time">When it was captured.</param>
/// <param name="Length">Bytes on the wire.</param>
/// <param name="Roles">What it is.</param>
/// <param name="Phase">The phase it belongs to.</param>
/// <param name="Conversation">The conversation's id, or null.</param>
/// <param name="DataConnection">The data connection's id, or null.</param>
/// <param name="From">The sender: an endpoint, or an address; empty when not known.</param>
/// <param name="To">The receiver.</param>
/// <param name="Summary">One line for it, such as <c>PORT 192,168,111,13,192,42</c> or <c>SYN seq=0</c>.</param>
public sealed record PacketRole(
    long Packet, Timestamp Time, int Length, Roles Roles, PhaseName Phase, string? Conversation, string? DataConnection,
    string From, string To, string Summary);

/// <summary>The roles a packet can have; several at once. The JSON name is the kebab-case form, <c>synack</c> excepted.</summary>
[Flags]
public enum Roles
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><c>arp-request</c> (or neighbour solicitation).</summary>
    ArpRequest = 1 << 0,

    /// <summary><c>arp-reply</c> (or neighbour advertisement).</summary>
    ArpReply = 1 << 1,

    /// <summary><c>icmp</c></summary>
    Icmp = 1 << 2,

    /// <summary><c>syn</c></summary>
    Syn = 1 << 3,

    /// <summary><c>synack</c></summary>
    SynAck = 1 << 4,

    /// <summary><c>handshake-ack</c></summary>
    HandshakeAck = 1 << 5,

    /// <summary><c>command</c></summary>
    Command = 1 << 6,

    /// <summary><c>reply</c></summary>
    Reply = 1 << 7,

    /// <summary><c>data</c></summary>
    Data = 1 << 8,

    /// <summary><c>ack</c></summary>
    Ack = 1 << 9,

    /// <summary><c>fin</c></summary>
    Fin = 1 << 10,

    /// <summary><c>rst</c></summary>
    Rst = 1 << 11,

    /// <summary><c>close</c>: with <c>fin</c> or <c>ack</c>, on a data connection.</summary>
    Close = 1 << 12,

    /// <summary><c>tls</c></summary>
    Tls = 1 << 13,

    /// <summary><c>retransmission</c></summary>
    Retransmission = 1 << 14,

    /// <summary><c>fast-retransmission</c></summary>
    FastRetransmission = 1 << 15,

    /// <summary><c>spurious-retransmission</c></summary>
    SpuriousRetransmission = 1 << 16,

    /// <summary><c>out-of-order</c></summary>
    OutOfOrder = 1 << 17,

    /// <summary><c>duplicate-ack</c></summary>
    DuplicateAck = 1 << 18,

    /// <summary><c>keep-alive</c></summary>
    KeepAlive = 1 << 19,

    /// <summary><c>zero-window</c></summary>
    ZeroWindow = 1 << 20,

    /// <summary><c>lost-segment</c></summary>
    LostSegment = 1 << 21,

    /// <summary><c>reused-ports</c></summary>
    ReusedPorts = 1 << 22,

    /// <summary><c>other</c></summary>
    Other = 1 << 23,
}
