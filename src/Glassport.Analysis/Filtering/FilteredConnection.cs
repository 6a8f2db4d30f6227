using Glassport.Analysis.Tracking;
using Glassport.Packets;
using Glassport.Packets.Streams;

namespace Glassport.Analysis.Filtering;

/// <summary>What a TCP connection is to a filter.</summary>
/// <param name="fate">What becomes of its packets.</param>
internal class FilteredConnection(Fate fate) : ConnectionRole
{
    /// <summary>One that has nothing to do with FTP.</summary>
    public static FilteredConnection Unrelated { get; } = new(Fate.Nothing);

    /// <summary>What becomes of its packets.</summary>
    public Fate Fate { get; } = fate;

    /// <inheritdoc/>
    public override void Segment(TcpConnection connection, bool fromOpener, in Packet packet, TcpAnalysis analysis)
    {
    }

    /// <inheritdoc/>
    public override void Data(TcpConnection connection, bool fromOpener, long offset, ReadOnlySpan<byte> bytes, long packet, Timestamp time)
    {
    }

    /// <inheritdoc/>
    public override void Gap(TcpConnection connection, bool fromOpener, long offset, long length)
    {
    }

    /// <inheritdoc/>
    public override void SegmentDone(TcpConnection connection, bool fromOpener, in Packet packet, TcpAnalysis analysis)
    {
    }

    /// <inheritdoc/>
    public override void Forgotten(TcpConnection connection)
    {
    }
}
