using Glassport.Packets;
using Glassport.Packets.Link;

namespace Glassport.TestKit;

/// <summary>
/// How the packets of a transcript are captured. Packet numbers count what is sent, from 1, as an undisturbed capture would;
/// a retransmission is sent and counts too.
/// </summary>
public sealed record CaptureOptions
{
    /// <summary>The link layer.</summary>
    public LinkType Link { get; init; } = LinkType.Ethernet;

    /// <summary>802.1Q tags, outermost first; on Ethernet only.</summary>
    public IReadOnlyList<ushort> Vlans { get; init; } = [];

    /// <summary>The most payload bytes in a segment, also announced in the SYN.</summary>
    public ushort MaximumSegmentSize { get; init; } = 1460;

    /// <summary>How data is acknowledged.</summary>
    public AckPolicy Acks { get; init; }

    /// <summary>When the first packet is captured; 2026-01-01T00:00:00Z by default.</summary>
    public Timestamp Start { get; init; } = new(1_767_225_600_000_000_000);

    /// <summary>The time from one packet to the next, in nanoseconds.</summary>
    public long StepNanoseconds { get; init; } = 100_000;

    /// <summary>How many bytes of a frame are captured at most.</summary>
    public int SnapLength { get; init; } = 262_144;

    /// <summary>The initial sequence number of every side of every connection; null for numbers that differ.</summary>
    public uint? InitialSequence { get; init; }

    /// <summary>Whether control connections are captured without their handshake.</summary>
    public bool Midstream { get; init; }

    /// <summary>Packets that arrive but are missing from the capture.</summary>
    public IReadOnlySet<int> Uncaptured { get; init; } = new HashSet<int>();

    /// <summary>Packets lost on their way before the point of capture: only the retransmission is captured.</summary>
    public IReadOnlySet<int> LostBeforeCapture { get; init; } = new HashSet<int>();

    /// <summary>Packets lost on their way behind the point of capture: both copies are captured.</summary>
    public IReadOnlySet<int> LostAfterCapture { get; init; } = new HashSet<int>();

    /// <summary>Packets captured twice.</summary>
    public IReadOnlySet<int> Duplicated { get; init; } = new HashSet<int>();

    /// <summary>Packets captured after the packet that follows them.</summary>
    public IReadOnlySet<int> Swapped { get; init; } = new HashSet<int>();
}
