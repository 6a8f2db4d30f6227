namespace Glassport.Packets.Streams;

/// <summary>One half of a TCP connection: what one end has sent. Stream offsets count payload bytes from 0.</summary>
public sealed class TcpDirection
{
    internal uint NextSequence;
    internal uint HighestContiguous;
    internal uint LastAcknowledgment;
    internal long LastAcknowledgmentTime;
    internal long NextSequenceTime;
    internal int LastWindow = -1;
    internal int DuplicateAcks;
    internal TcpAnalysis LastAnalysis;
    internal bool HasNextSequence;
    internal bool HasHighestContiguous;
    internal bool HasBase;
    internal uint BaseSequence;
    internal long HoleAcknowledgedTime;
    internal int HoleAcknowledgedPackets;
    internal ReorderBuffer? Reorder;

    /// <summary>How many stream bytes have been delivered, or given up as gaps: the offset of the next byte.</summary>
    public long Delivered { get; internal set; }

    /// <summary>The highest stream offset that the other end has acknowledged.</summary>
    public long Acknowledged { get; internal set; }

    /// <summary>The stream offset at which the FIN stands, or -1.</summary>
    public long FinOffset { get; internal set; } = -1;

    /// <summary>The first packet with a FIN, or 0.</summary>
    public long FinPacket { get; internal set; }

    /// <summary>Whether the other end acknowledged the FIN.</summary>
    public bool FinAcknowledged { get; internal set; }

    /// <summary>Whether everything up to the FIN has been delivered, or given up, and the FIN acknowledged: nothing more can come.</summary>
    public bool IsWhole => FinAcknowledged && FinOffset >= 0 && Delivered >= FinOffset && (Reorder is null || Reorder.IsEmpty);

    /// <summary>Whether this end sent an RST.</summary>
    public bool Reset { get; internal set; }

    /// <summary>Payload bytes on the wire, repetitions included.</summary>
    public long PayloadBytes { get; internal set; }

    /// <summary>Whether any segment of this direction was seen.</summary>
    public bool Seen => HasBase;

    /// <summary>The stream offset of a sequence number near the delivered end; negative before the first byte.</summary>
    public long OffsetOf(uint sequence) => Delivered + (int)(sequence - (BaseSequence + (uint)Delivered));
}
