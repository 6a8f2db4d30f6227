using Glassport.Packets;
using Glassport.Packets.Streams;

namespace Glassport.Analysis.Tracking;

/// <summary>What a TCP connection is to the analysis; kept in <see cref="TcpConnection.Tag"/>.</summary>
internal abstract class ConnectionRole
{
    /// <summary>A packet, before its bytes.</summary>
    public abstract void Segment(TcpConnection connection, bool fromOpener, in Packet packet, TcpAnalysis analysis);

    /// <summary>The next bytes of a direction.</summary>
    public abstract void Data(TcpConnection connection, bool fromOpener, long offset, ReadOnlySpan<byte> bytes, long packet, Timestamp time);

    /// <summary>Bytes that will not come.</summary>
    public abstract void Gap(TcpConnection connection, bool fromOpener, long offset, long length);

    /// <summary>The packet, after its bytes.</summary>
    public abstract void SegmentDone(TcpConnection connection, bool fromOpener, in Packet packet, TcpAnalysis analysis);

    /// <summary>The connection will not be heard of again.</summary>
    public abstract void Forgotten(TcpConnection connection);
}
