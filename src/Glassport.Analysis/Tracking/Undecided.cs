using Glassport.Packets;
using Glassport.Packets.Streams;

namespace Glassport.Analysis.Tracking;

/// <summary>
/// A connection on a port that says nothing, until its first bytes tell whether it is an FTP control connection. Keeps its
/// first packets so that nothing of the conversation is missing when it is one.
/// </summary>
internal sealed class Undecided(CaptureTracker capture) : ConnectionRole
{
    // A handshake, a greeting in a few packets, the first command; whoever needs more is given up.
    private const int MaximumEvents = 32;
    private const int MaximumBytes = 4096;
    private const int EventCost = 512;

    private readonly List<Event> events = [];
    private readonly FirstWords words = new();
    private long held;

    /// <inheritdoc/>
    public override void Segment(TcpConnection connection, bool fromOpener, in Packet packet, TcpAnalysis analysis)
    {
        events.Add(new Event(fromOpener, packet, analysis, connection.Direction(fromOpener).Delivered, connection.Direction(!fromOpener).Acknowledged));
        Hold(EventCost);
    }

    /// <inheritdoc/>
    public override void Data(TcpConnection connection, bool fromOpener, long offset, ReadOnlySpan<byte> bytes, long packet, Timestamp time)
    {
        byte[] kept = bytes[..Math.Min(bytes.Length, MaximumBytes)].ToArray();
        events[^1].Bytes.Add((offset, kept, packet, time));
        Hold(kept.Length);
        words.Add(fromOpener, bytes);
    }

    /// <inheritdoc/>
    public override void Gap(TcpConnection connection, bool fromOpener, long offset, long length)
    {
        if (connection.Direction(fromOpener).Delivered == 0)
            return;
        events[^1].GapLength = length;
        events[^1].GapOffset = offset;
    }

    /// <inheritdoc/>
    public override void SegmentDone(TcpConnection connection, bool fromOpener, in Packet packet, TcpAnalysis analysis)
    {
        switch (words.Judge(connection, capture.IsControlPort(connection.Opener.Port), capture.IsControlPort(connection.Called.Port)))
        {
            case FirstVerdict.Ftp:
                Become(connection, clientIsOpener: true);
                break;
            case FirstVerdict.FtpReversed:
                Become(connection, clientIsOpener: false);
                break;
            case FirstVerdict.NotFtp:
                GiveUp(connection);
                break;
            default:
                if (events.Count >= MaximumEvents || capture.HoldsTooMuch)
                    GiveUp(connection);
                break;
        }
    }

    /// <inheritdoc/>
    public override void Forgotten(TcpConnection connection)
    {
        GiveUp(connection);
        (connection.Tag as ConnectionRole)?.Forgotten(connection);
    }

    private void Become(TcpConnection connection, bool clientIsOpener)
    {
        capture.HeldBytes -= held;
        ControlTracker control = capture.BeginConversation(connection, clientIsOpener);
        control.HeldPackets = [.. events.Select(static e => e.Number)];
        foreach (Event each in events)
            each.Replay(connection, control);
    }

    private void Hold(long bytes)
    {
        held += bytes;
        capture.HeldBytes += bytes;
    }

    private void GiveUp(TcpConnection connection)
    {
        capture.HeldBytes -= held;
        OtherTcp other = new(capture, words.LooksLike, listed: true);
        connection.Tag = other;
        if (capture.Table is null)
            return;
        foreach (Event each in events)
            each.Note(connection, other);
    }

    private sealed class Event(bool fromOpener, Packet packet, TcpAnalysis analysis, long delivered, long acknowledged)
    {
        private readonly Packet packet = packet;

        public long Number => packet.Number;

        public List<(long Offset, byte[] Bytes, long Packet, Timestamp Time)> Bytes { get; } = new(1);

        public long GapOffset { get; set; }

        public long GapLength { get; set; }

        public void Replay(TcpConnection connection, ControlTracker control)
        {
            control.Replaying = (delivered, acknowledged);
            control.Segment(connection, fromOpener, packet, analysis);
            foreach ((long offset, byte[] bytes, long number, Timestamp time) in Bytes)
                control.Data(connection, fromOpener, offset, bytes, number, time);
            if (GapLength > 0)
                control.Gap(connection, fromOpener, GapOffset, GapLength);
            control.SegmentDone(connection, fromOpener, packet, analysis);
            control.Replaying = null;
        }

        public void Note(TcpConnection connection, OtherTcp other) => other.Segment(connection, fromOpener, packet, analysis);
    }
}
