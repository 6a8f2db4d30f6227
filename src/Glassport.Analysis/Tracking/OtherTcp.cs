using Glassport.Analysis.Model;
using Glassport.Packets;
using Glassport.Packets.Streams;

namespace Glassport.Analysis.Tracking;

/// <summary>A connection that is not FTP, or whose conversation is told already: only counted.</summary>
internal sealed class OtherTcp(CaptureTracker capture, string looksLike, bool listed) : ConnectionRole
{
    private CloseRecorder life;

    public string LooksLike { get; } = looksLike;

    /// <summary>Whether the connection is listed among the others: not when it belongs to a conversation that is told already.</summary>
    public bool Listed { get; } = listed;

    /// <inheritdoc/>
    public override void Segment(TcpConnection connection, bool fromOpener, in Packet packet, TcpAnalysis analysis)
    {
        if (capture.Table is not { } table)
            return;
        Roles roles = PacketNotes.TransportRoles(packet, analysis, life.Look(connection, fromOpener, packet));
        table.Note(packet, roles, capture.OtherAnchor, PacketNotes.Summarise(packet));
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
    public override void Forgotten(TcpConnection connection) => capture.Around.Add(connection, this);
}
