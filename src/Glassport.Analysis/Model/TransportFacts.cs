using Glassport.Packets;

namespace Glassport.Analysis.Model;

/// <summary>What TCP did on one connection, in Wireshark's words. Packet lists are sorted and bounded; counts are exact.</summary>
public sealed class TransportFacts
{
    /// <summary>Nothing out of the ordinary.</summary>
    public static TransportFacts Nothing { get; } = new();

    /// <summary>How often the connection's opening SYN was sent, with the packets.</summary>
    public IReadOnlyList<long> SynPackets { get; init; } = [];

    /// <summary>What answered the SYN: the packet of a SYN+ACK, RST or ICMP error; null if nothing did.</summary>
    public (long Packet, SynAnswer Kind)? AnsweredBy { get; init; }

    /// <summary>Retransmissions of every kind.</summary>
    public IReadOnlyList<long> Retransmissions { get; init; } = [];

    /// <summary>How many of them.</summary>
    public long RetransmissionCount { get; init; }

    /// <summary>Retransmissions of bytes that the receiver had acknowledged already.</summary>
    public long SpuriousCount { get; init; }

    /// <summary>Packets that came in another order than they were sent.</summary>
    public IReadOnlyList<long> OutOfOrder { get; init; } = [];

    /// <summary>How many of them.</summary>
    public long OutOfOrderCount { get; init; }

    /// <summary>Packets before which bytes are missing that came later or not at all ("previous segment not captured").</summary>
    public IReadOnlyList<long> LostSegments { get; init; } = [];

    /// <summary>How many of them.</summary>
    public long LostSegmentCount { get; init; }

    /// <summary>Duplicate acknowledgments.</summary>
    public long DuplicateAckCount { get; init; }

    /// <summary>Packets that say the receiver's buffer is full.</summary>
    public IReadOnlyList<long> ZeroWindows { get; init; } = [];

    /// <summary>Milliseconds that the sender had to wait for a window, all together.</summary>
    public double ZeroWindowMs { get; init; }

    /// <summary>Milliseconds lost to retransmissions: from the first sending of a byte, or the hole it left, to its repetition.</summary>
    public double RetransmissionDelayMs { get; init; }

    /// <summary>Keep-alive probes.</summary>
    public long KeepAliveCount { get; init; }

    /// <summary>Second copies of packets, exact to the IP identification: the capture or the network doubled them. They count as what Wireshark calls them, too.</summary>
    public IReadOnlyList<long> Duplicates { get; init; } = [];

    /// <summary>How many of them.</summary>
    public long DuplicateCount { get; init; }

    /// <summary>Retransmissions at the end of the connection after which the other side sent nothing more.</summary>
    public IReadOnlyList<long> Unanswered { get; init; } = [];

    /// <summary>When the first of them was sent; no meaning when there are none.</summary>
    public Timestamp UnansweredSince { get; init; }

    /// <summary>Retransmissions that the receiver asked for by duplicate ACKs, or that a timeout set off: the others only probed.</summary>
    public long LossCount { get; init; }

    /// <summary>Who sent them in vain; null when there are none.</summary>
    public Side? UnansweredFrom { get; init; }

    /// <summary>How many payload bytes were acknowledged but are not in the capture.</summary>
    public long MissingBytes { get; init; }

    /// <summary>Initial round-trip time: SYN to the ACK that completes the handshake, in milliseconds; or null.</summary>
    public double? InitialRoundTripMs { get; init; }
}

/// <summary>What answered a SYN.</summary>
public enum SynAnswer
{
    /// <summary>SYN+ACK.</summary>
    SynAck,

    /// <summary>RST.</summary>
    Rst,

    /// <summary>An ICMP or ICMPv6 error that quotes it.</summary>
    Icmp,
}
