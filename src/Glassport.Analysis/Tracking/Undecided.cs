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
    private const int MaximumHead = 1024;
    private const int EventCost = 512;

    private readonly List<Event> events = [];
    private byte[] openerHead = [];
    private byte[] calledHead = [];
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
        byte[] kept = bytes[..Math.Min(bytes.Length, 4 * MaximumHead)].ToArray();
        events[^1].Bytes.Add((offset, kept, packet, time));
        Hold(kept.Length);
        ref byte[] head = ref fromOpener ? ref openerHead : ref calledHead;
        if (head.Length < MaximumHead)
            head = [.. head, .. bytes[..Math.Min(bytes.Length, MaximumHead - head.Length)]];
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
        switch (Decide(connection))
        {
            case Verdict.Ftp:
                Become(connection, clientIsOpener: true);
                break;
            case Verdict.FtpReversed:
                Become(connection, clientIsOpener: false);
                break;
            case Verdict.NotFtp:
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

    private Verdict Decide(TcpConnection connection)
    {
        bool known = capture.IsControlPort(connection.Called.Port) || capture.IsControlPort(connection.Opener.Port);
        if (openerHead.Length == 0 && calledHead.Length == 0)
            return Verdict.Open;
        if (known)
            return capture.IsControlPort(connection.Called.Port) ? Verdict.Ftp : Verdict.FtpReversed;
        if (openerHead.Length > 0 && calledHead.Length == 0)
            return MidstreamVerdict(connection);
        if (!ProtocolGuess.CanBeGreeting(calledHead))
            return openerHead.Length > 0 && connection.SynSeen ? Verdict.NotFtp : MidstreamVerdict(connection);
        if (calledHead.Length >= 4 && ProtocolGuess.SaysFtp(calledHead) && ProtocolGuess.Of(calledHead) == "unknown")
            return Verdict.Ftp;
        if (openerHead.Length == 0)
            return Verdict.Open;
        if (!openerHead.AsSpan().Contains((byte)'\n') && openerHead.Length < 512)
            return Verdict.Open;
        return ProtocolGuess.IsFtpCommand(openerHead) ? Verdict.Ftp : Verdict.NotFtp;
    }

    // Without its beginning a control connection shows by a command that only FTP has, answered by three digits.
    private Verdict MidstreamVerdict(TcpConnection connection)
    {
        if (connection.SynSeen)
            return openerHead.Length > 0 && !ProtocolGuess.IsFtpCommand(openerHead) || calledHead.Length > 0 ? Verdict.NotFtp : Verdict.Open;
        if (openerHead.Length == 0 || calledHead.Length == 0)
            return openerHead.Length + calledHead.Length > 512 ? Verdict.NotFtp : Verdict.Open;
        if (IsDialogue(openerHead, calledHead))
            return Verdict.Ftp;
        return IsDialogue(calledHead, openerHead) ? Verdict.FtpReversed : Verdict.NotFtp;
    }

    private static bool IsDialogue(ReadOnlySpan<byte> commands, ReadOnlySpan<byte> replies) =>
        ProtocolGuess.IsFtpCommand(commands) && Protocol.Replies.ReplyLine.Parse(replies).Code != 0
        && ProtocolGuess.Of(commands) == "unknown" && ProtocolGuess.Of(replies) == "unknown";

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
        string looks = ProtocolGuess.Of(calledHead);
        if (looks == "unknown")
            looks = ProtocolGuess.Of(openerHead);
        OtherTcp other = new(capture, looks, listed: true);
        connection.Tag = other;
        if (capture.Book is null)
            return;
        foreach (Event each in events)
            each.Note(connection, other);
    }

    private enum Verdict
    {
        Open,
        Ftp,
        FtpReversed,
        NotFtp,
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
