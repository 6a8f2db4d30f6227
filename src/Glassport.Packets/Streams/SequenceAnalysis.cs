using Glassport.Packets.Transport;

namespace Glassport.Packets.Streams;

/// <summary>
/// Names what a segment is in the flow of its connection by the rules that Wireshark documents for tcp.analysis, in the same
/// order, so that a reader finds the same words in both programs.
/// </summary>
internal static class SequenceAnalysis
{
    private const long FastRetransmissionWindow = 20_000_000;
    private const long DefaultReorderWindow = 3_000_000;

    // Where bytes are acknowledged that the capture has not, it may lack duplicate acknowledgments too; as unsigned, more than any count.
    private const int UnseenAcks = -1;

    public static TcpAnalysis Examine(TcpConnection connection, TcpDirection own, TcpDirection other, in Packet packet)
    {
        TcpAnalysis analysis = Forward(own, other, packet);
        bool hasAck = (packet.Flags & TcpFlags.Ack) != 0;
        if (packet.Acknowledgment != own.LastAcknowledgment)
            own.DuplicateAcks = 0;
        if (hasAck && other.HasHighestContiguous && After(packet.Acknowledgment, other.HighestContiguous))
            analysis |= AcknowledgeUnseen(other);

        if ((packet.PayloadWireLength > 0 || (packet.Flags & (TcpFlags.Syn | TcpFlags.Fin)) != 0)
            && (analysis & TcpAnalysis.KeepAlive) == 0)
        {
            analysis |= Repetition(connection, own, other, packet);
        }

        Remember(own, packet, analysis);
        return analysis;
    }

    private static TcpAnalysis Forward(TcpDirection own, TcpDirection other, in Packet packet)
    {
        TcpAnalysis analysis = TcpAnalysis.None;
        int length = packet.PayloadWireLength;
        uint sequence = packet.Sequence;
        bool plain = (packet.Flags & (TcpFlags.Syn | TcpFlags.Fin | TcpFlags.Rst)) == 0;
        bool expected = own.HasNextSequence && sequence == own.NextSequence;

        if (length == 1 && expected && other.LastWindow == 0)
            return TcpAnalysis.ZeroWindowProbe;
        if (packet.Window == 0 && plain)
            analysis |= TcpAnalysis.ZeroWindow;
        if (own.HasNextSequence && After(sequence, own.NextSequence) && (packet.Flags & TcpFlags.Rst) == 0)
            analysis |= TcpAnalysis.LostSegment;
        if (!plain || length > 1)
            return analysis;
        if (own.HasNextSequence && sequence == own.NextSequence - 1)
            analysis |= TcpAnalysis.KeepAlive;
        if (length > 0 || !expected)
            return analysis;

        bool sameAck = packet.Acknowledgment == own.LastAcknowledgment;
        if (packet.Window == 0)
        {
            bool probeAnswered = own.LastWindow == 0 && (other.LastAnalysis & TcpAnalysis.ZeroWindowProbe) != 0
                && (sameAck || packet.Acknowledgment == own.LastAcknowledgment + 1);
            return probeAnswered ? analysis | TcpAnalysis.ZeroWindowProbeAck : analysis;
        }

        if (!sameAck || packet.Window != own.LastWindow)
            return analysis;
        if ((other.LastAnalysis & TcpAnalysis.KeepAlive) != 0)
            return analysis | TcpAnalysis.KeepAliveAck;
        own.DuplicateAcks = Math.Max(own.DuplicateAcks, 0) + 1;
        return analysis | TcpAnalysis.DuplicateAck;
    }

    private static TcpAnalysis AcknowledgeUnseen(TcpDirection other)
    {
        if (After(other.NextSequence, other.HighestContiguous))
        {
            other.HighestContiguous = other.NextSequence;
            return TcpAnalysis.AckedLostSegment;
        }

        bool first = other.DuplicateAcks == 0;
        other.DuplicateAcks = UnseenAcks;
        return first ? TcpAnalysis.AckedLostSegment : TcpAnalysis.None;
    }

    private static TcpAnalysis Repetition(TcpConnection connection, TcpDirection own, TcpDirection other, in Packet packet)
    {
        int length = packet.PayloadWireLength;
        uint sequence = packet.Sequence;
        uint next = EndOf(packet);
        bool repeats = own.HasNextSequence && After(own.NextSequence, sequence);

        // A longer segment that begins with the byte of a zero window probe adds bytes.
        if (length > 1 && own.HasNextSequence && own.NextSequence - 1 == sequence)
            repeats = false;
        if (length > 0 && other.LastAcknowledgment != 0 && !After(sequence + (uint)length, other.LastAcknowledgment))
            return TcpAnalysis.Retransmission | TcpAnalysis.SpuriousRetransmission;
        if (!repeats)
            return TcpAnalysis.None;

        long sinceAck = packet.Time.Nanoseconds - other.LastAcknowledgmentTime;
        if ((uint)other.DuplicateAcks >= 2 && other.LastAcknowledgment == sequence && sinceAck < FastRetransmissionWindow)
            return TcpAnalysis.Retransmission | TcpAnalysis.FastRetransmission;
        long sinceNewest = packet.Time.Nanoseconds - own.NextSequenceTime;
        long reorderWindow = connection.InitialRoundTrip > 0 ? connection.InitialRoundTrip : DefaultReorderWindow;
        return sinceNewest < reorderWindow && own.NextSequence != next ? TcpAnalysis.OutOfOrder : TcpAnalysis.Retransmission;
    }

    private static void Remember(TcpDirection own, in Packet packet, TcpAnalysis analysis)
    {
        uint next = EndOf(packet);
        bool probe = (analysis & TcpAnalysis.ZeroWindowProbe) != 0;
        if (!own.HasNextSequence || (After(next, own.NextSequence) && !probe))
        {
            own.NextSequence = next;
            own.NextSequenceTime = packet.Time.Nanoseconds;
            own.HasNextSequence = true;
        }

        if (!probe && (!own.HasHighestContiguous || packet.Sequence == own.HighestContiguous))
        {
            own.HighestContiguous = own.NextSequence;
            own.HasHighestContiguous = true;
        }

        own.LastWindow = packet.Window;
        own.LastAnalysis = analysis;
        own.LastAcknowledgment = packet.Acknowledgment;
        own.LastAcknowledgmentTime = packet.Time.Nanoseconds;
    }

    private static uint EndOf(in Packet packet) =>
        packet.Sequence + (uint)packet.PayloadWireLength + ((packet.Flags & (TcpFlags.Syn | TcpFlags.Fin)) != 0 ? 1u : 0u);

    /// <summary>Whether <paramref name="left"/> is later than <paramref name="right"/> in sequence space (RFC 9293 §3.4).</summary>
    private static bool After(uint left, uint right) => (int)(left - right) > 0;
}
