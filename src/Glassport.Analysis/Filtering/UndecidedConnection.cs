using Glassport.Analysis.Tracking;
using Glassport.Packets;
using Glassport.Packets.Streams;

namespace Glassport.Analysis.Filtering;

/// <summary>A connection that may be a control connection on any port, or the data connection that a reply still to come will name.</summary>
internal sealed class UndecidedConnection(FilterTracker tracker, Fate fate) : FilteredConnection(fate)
{
    // As the analysis does: a handshake, a greeting in a few packets, the first command.
    private const int MaximumPackets = 32;
    private const int MostOfPacket = 4096;
    private const int MostBytes = 16 << 10;

    private readonly FirstWords words = new();
    private readonly List<Piece> pieces = [];
    private int packets;
    private int bytesHeld;
    private bool judged;

    /// <summary>The session that will name it, if it is a data connection that comes before the reply that names it.</summary>
    public FilteredControl? Candidate { get; set; }

    /// <inheritdoc/>
    public override void Segment(TcpConnection connection, bool fromOpener, in Packet packet, TcpAnalysis analysis) => packets++;

    /// <inheritdoc/>
    public override void Data(TcpConnection connection, bool fromOpener, long offset, ReadOnlySpan<byte> bytes, long packet, Timestamp time)
    {
        byte[] kept = bytes[..Math.Min(bytes.Length, MostOfPacket)].ToArray();
        pieces.Add(new Piece(fromOpener, offset, kept, 0, packet, time));
        bytesHeld += kept.Length;
        tracker.UndecidedBytes += kept.Length;
        words.Add(fromOpener, bytes);
    }

    /// <inheritdoc/>
    public override void Gap(TcpConnection connection, bool fromOpener, long offset, long length)
    {
        if (connection.Direction(fromOpener).Delivered > 0)
            pieces.Add(new Piece(fromOpener, offset, [], length, 0, connection.LastTime));
    }

    /// <inheritdoc/>
    public override void SegmentDone(TcpConnection connection, bool fromOpener, in Packet packet, TcpAnalysis analysis)
    {
        if (Fate.State == FateState.Dropped)
        {
            Settle(connection);
            tracker.Drop(connection, this);
            return;
        }

        if (judged)
            return;
        FirstVerdict verdict = words.Judge(connection, tracker.IsControlPort(connection.Opener.Port), tracker.IsControlPort(connection.Called.Port));
        if (verdict is FirstVerdict.Ftp or FirstVerdict.FtpReversed)
        {
            tracker.Begin(connection, clientIsOpener: verdict == FirstVerdict.Ftp, Fate, Replay);
            Settle(connection);
            connection.WantsBytes = connection.Tag is FilteredControl;
        }
        else if (verdict == FirstVerdict.NotFtp || packets >= MaximumPackets || bytesHeld > MostBytes || tracker.HoldsTooMuch || IsRefused(connection))
        {
            Settle(connection);
            if (Candidate is null)
                tracker.Drop(connection, this);
        }
    }

    /// <inheritdoc/>
    public override void Forgotten(TcpConnection connection)
    {
        if (!judged && !connection.Ended)
            tracker.Counts.ConnectionsGivenUp++;
        Settle(connection);
        tracker.Drop(connection, this);
    }

    /// <summary>No reply has named it: what it is depends on its own bytes alone.</summary>
    public void Release(TcpConnection connection)
    {
        Candidate = null;
        if (judged)
            tracker.Drop(connection, this);
    }

    /// <summary>Its own bytes are not asked any more.</summary>
    public void Settle(TcpConnection connection)
    {
        judged = true;
        tracker.UndecidedBytes -= bytesHeld;
        bytesHeld = 0;
        pieces.Clear();
        connection.WantsBytes = false;
    }

    // Who scans ports makes many of these.
    private bool IsRefused(TcpConnection connection) => connection is { SynSeen: true, Ended: true } && !tracker.IsControlPort(connection.Opener.Port);

    private void Replay(TcpConnection connection, FilteredControl control)
    {
        foreach (Piece piece in pieces)
        {
            if (piece.Missing > 0)
                control.Gap(connection, piece.FromOpener, piece.Offset, piece.Missing);
            else
                control.Data(connection, piece.FromOpener, piece.Offset, piece.Bytes, piece.Packet, piece.Time);
        }
    }

    private readonly record struct Piece(bool FromOpener, long Offset, byte[] Bytes, long Missing, long Packet, Timestamp Time);
}
