namespace Glassport.Packets.Streams;

/// <summary>One TCP connection: a four-tuple from its SYN (or the first packet seen) to its end.</summary>
public sealed class TcpConnection
{
    internal TcpConnection(Endpoint opener, Endpoint called, in Packet first)
    {
        Opener = opener;
        Called = called;
        FirstPacket = first.Number;
        FirstTime = first.Time;
    }

    /// <summary>The end that sent the SYN; without a SYN the likely client: the higher port, else who was seen first.</summary>
    public Endpoint Opener { get; }

    /// <summary>The other end.</summary>
    public Endpoint Called { get; }

    /// <summary>What the opener sent.</summary>
    public TcpDirection FromOpener { get; } = new();

    /// <summary>What the called end sent.</summary>
    public TcpDirection FromCalled { get; } = new();

    /// <summary>The number of the first packet.</summary>
    public long FirstPacket { get; }

    /// <summary>When the first packet was captured.</summary>
    public Timestamp FirstTime { get; }

    /// <summary>When the latest packet was captured.</summary>
    public Timestamp LastTime { get; internal set; }

    /// <summary>Packets in both directions.</summary>
    public long Packets { get; internal set; }

    /// <summary>Whether the opener's SYN was seen.</summary>
    public bool SynSeen { get; internal set; }

    /// <summary>Whether the SYN+ACK was seen.</summary>
    public bool SynAckSeen { get; internal set; }

    /// <summary>Whether the ACK that completes the handshake was seen.</summary>
    public bool HandshakeComplete { get; internal set; }

    /// <summary>Initial round-trip time in nanoseconds: from the SYN to the ACK that completes the handshake; 0 when not known.</summary>
    public long InitialRoundTrip { get; internal set; }

    /// <summary>Whether both ends have finished, or one has reset it.</summary>
    public bool Ended => FromOpener.Reset || FromCalled.Reset || (FromOpener.FinAcknowledged && FromCalled.FinAcknowledged);

    /// <summary>
    /// Whether the observer is given the connection's bytes. One that only needs to know of its packets says so here: from then on, at
    /// the latest with the next packet, nothing is held for it, there are no data and no gaps, what its packets are in the flow is not
    /// analysed, and out of order <see cref="TcpDirection.Delivered"/> runs ahead.
    /// </summary>
    public bool WantsBytes { get; set; } = true;

    /// <summary>Whatever the observer wants to remember with the connection.</summary>
    public object? Tag { get; set; }

    internal Timestamp SynTime { get; set; }

    /// <summary>Whether any packet was seen a second time.</summary>
    internal bool Doubled { get; set; }

    /// <summary>The direction, given whether the opener sent it.</summary>
    public TcpDirection Direction(bool fromOpener) => fromOpener ? FromOpener : FromCalled;
}
