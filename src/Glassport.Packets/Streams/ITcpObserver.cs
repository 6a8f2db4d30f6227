namespace Glassport.Packets.Streams;

/// <summary>
/// Watches TCP connections. For each packet comes <see cref="Segment"/> first, then what the packet made deliverable, in order.
/// </summary>
public interface ITcpObserver
{
    /// <summary>A packet of a connection, before its bytes.</summary>
    void Segment(TcpConnection connection, bool fromOpener, in Packet packet, TcpAnalysis analysis);

    /// <summary>The next bytes of the stream; each byte comes once. Valid only during the call.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="fromOpener">Who sent them.</param>
    /// <param name="offset">The stream offset of the first byte.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="packet">The number of the packet that carried them.</param>
    /// <param name="time">When that packet was captured.</param>
    void Data(TcpConnection connection, bool fromOpener, long offset, ReadOnlySpan<byte> bytes, long packet, Timestamp time);

    /// <summary>Bytes that the capture does not hold and will not: cut by the snap length, or acknowledged without having been seen.</summary>
    void Gap(TcpConnection connection, bool fromOpener, long offset, long length);

    /// <summary>The packet's bytes have all been delivered.</summary>
    void SegmentDone(TcpConnection connection, bool fromOpener, in Packet packet, TcpAnalysis analysis);

    /// <summary>The connection is forgotten: it ended some time ago, its four-tuple was opened again, or the capture ended.</summary>
    void Forgotten(TcpConnection connection);
}
