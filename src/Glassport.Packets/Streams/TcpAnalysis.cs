namespace Glassport.Packets.Streams;

/// <summary>What a TCP segment is in the flow of its connection; the words are Wireshark's (tcp.analysis.*).</summary>
[Flags]
public enum TcpAnalysis : ushort
{
    /// <summary>Nothing out of the ordinary.</summary>
    None = 0,

    /// <summary>Bytes sent before come again.</summary>
    Retransmission = 1 << 0,

    /// <summary>A retransmission within 20 ms of at least two duplicate acknowledgments for it.</summary>
    FastRetransmission = 1 << 1,

    /// <summary>A retransmission of bytes that were acknowledged already.</summary>
    SpuriousRetransmission = 1 << 2,

    /// <summary>Came later than a segment that was sent after it.</summary>
    OutOfOrder = 1 << 3,

    /// <summary>Repeats the last acknowledgment.</summary>
    DuplicateAck = 1 << 4,

    /// <summary>A probe: one byte before the next sequence number.</summary>
    KeepAlive = 1 << 5,

    /// <summary>Answers a probe.</summary>
    KeepAliveAck = 1 << 6,

    /// <summary>The receiver's buffer is full.</summary>
    ZeroWindow = 1 << 7,

    /// <summary>One byte into a zero window.</summary>
    ZeroWindowProbe = 1 << 8,

    /// <summary>Answers such a probe.</summary>
    ZeroWindowProbeAck = 1 << 9,

    /// <summary>Bytes before this segment were not seen yet.</summary>
    LostSegment = 1 << 10,

    /// <summary>Acknowledges bytes that were not seen.</summary>
    AckedLostSegment = 1 << 11,

    /// <summary>A SYN that opens the four-tuple of an earlier connection again.</summary>
    ReusedPorts = 1 << 12,

    /// <summary>An exact second copy of a recent packet: same IP identification, same TCP header.</summary>
    SecondCopy = 1 << 13,
}
