using Glassport.Analysis.Model;
using Glassport.Packets;
using Glassport.Packets.Streams;
using Glassport.Packets.Transport;

namespace Glassport.Analysis.Tracking;

/// <summary>Collects what TCP does on a connection. Most connections have nothing to tell, so the lists are made when needed.</summary>
internal sealed class TransportRecorder
{
    private const int MaximumPackets = 1000;

    // A retransmission sooner than this, without duplicate ACKs, probes for a lost tail (RFC 8985 §7) and is not the mark of a loss.
    private const long TimeoutTime = 150_000_000;
    private const TcpAnalysis Notable = TcpAnalysis.Retransmission | TcpAnalysis.OutOfOrder | TcpAnalysis.DuplicateAck
        | TcpAnalysis.KeepAlive | TcpAnalysis.ZeroWindow | TcpAnalysis.LostSegment | TcpAnalysis.SecondCopy;

    private List<long>? syns;
    private List<long>? retransmissions;
    private List<long>? outOfOrder;
    private List<long>? lostSegments;
    private List<long>? zeroWindows;
    private List<long>? duplicates;
    private List<long>? unanswered;
    private long retransmissionCount;
    private long spuriousCount;
    private long outOfOrderCount;
    private long lostSegmentCount;
    private long duplicateAckCount;
    private long duplicateCount;
    private long keepAliveCount;
    private long delay;
    private long lastProgress;
    private long lossCount;
    private long unansweredSince;
    private long zeroSince;
    private long zeroTime;
    private bool zeroFromOpener;
    private bool unansweredFromOpener;
    private bool openerAskedAgain;
    private bool calledAskedAgain;

    /// <summary>What answered the SYN.</summary>
    public (long Packet, SynAnswer Kind)? AnsweredBy { get; set; }

    /// <summary>Payload bytes that are not in the capture.</summary>
    public long MissingBytes { get; set; }

    /// <summary>Looks at a packet.</summary>
    public void Look(bool fromOpener, in Packet packet, TcpAnalysis analysis)
    {
        TcpFlags flags = packet.Flags;
        if ((flags & TcpFlags.Syn) != 0)
        {
            if ((flags & TcpFlags.Ack) == 0)
                Keep(ref syns, packet.Number);
            else
                AnsweredBy ??= (packet.Number, SynAnswer.SynAck);
        }
        else if ((flags & TcpFlags.Rst) != 0 && !fromOpener && syns is not null)
        {
            AnsweredBy ??= (packet.Number, SynAnswer.Rst);
        }

        if (zeroSince != 0 && fromOpener == zeroFromOpener && packet.Window != 0)
        {
            zeroTime += packet.Time.Nanoseconds - zeroSince;
            zeroSince = 0;
        }

        if (unanswered is { Count: > 0 } && fromOpener != unansweredFromOpener)
            unanswered.Clear();
        if ((analysis & Notable) != 0)
            Note(fromOpener, packet, analysis);
        (fromOpener ? ref openerAskedAgain : ref calledAskedAgain) = (analysis & TcpAnalysis.DuplicateAck) != 0;
        if (packet.PayloadWireLength > 0 && (analysis & TcpAnalysis.Retransmission) == 0)
            lastProgress = packet.Time.Nanoseconds;
    }

    /// <summary>The facts.</summary>
    public TransportFacts ToFacts(long initialRoundTrip, Side opener) => new()
    {
        SynPackets = syns ?? (IReadOnlyList<long>)[],
        AnsweredBy = AnsweredBy,
        Retransmissions = retransmissions ?? (IReadOnlyList<long>)[],
        RetransmissionCount = retransmissionCount,
        SpuriousCount = spuriousCount,
        OutOfOrder = outOfOrder ?? (IReadOnlyList<long>)[],
        OutOfOrderCount = outOfOrderCount,
        LostSegments = lostSegments ?? (IReadOnlyList<long>)[],
        LostSegmentCount = lostSegmentCount,
        DuplicateAckCount = duplicateAckCount,
        ZeroWindows = zeroWindows ?? (IReadOnlyList<long>)[],
        ZeroWindowMs = zeroTime / 1e6,
        RetransmissionDelayMs = delay / 1e6,
        KeepAliveCount = keepAliveCount,
        Duplicates = duplicates ?? (IReadOnlyList<long>)[],
        DuplicateCount = duplicateCount,
        MissingBytes = MissingBytes,
        Unanswered = unanswered ?? (IReadOnlyList<long>)[],
        UnansweredSince = new Timestamp(unansweredSince),
        LossCount = lossCount,
        UnansweredFrom = unanswered is { Count: > 0 } ? SideOf(unansweredFromOpener, opener) : null,
        InitialRoundTripMs = initialRoundTrip > 0 ? initialRoundTrip / 1e6 : null,
    };

    private void Note(bool fromOpener, in Packet packet, TcpAnalysis analysis)
    {
        if ((analysis & TcpAnalysis.SecondCopy) != 0)
        {
            duplicateCount++;
            Keep(ref duplicates, packet.Number);
        }

        if ((analysis & TcpAnalysis.Retransmission) != 0)
        {
            retransmissionCount++;
            Keep(ref retransmissions, packet.Number);
            if ((analysis & TcpAnalysis.SpuriousRetransmission) != 0)
                spuriousCount++;
            else if ((analysis & TcpAnalysis.SecondCopy) == 0 && IsLoss(fromOpener, packet, analysis))
                lossCount++;
            if ((analysis & TcpAnalysis.SecondCopy) == 0)
                KeepUnanswered(fromOpener, packet);
            if (lastProgress != 0 && (analysis & TcpAnalysis.SecondCopy) == 0)
            {
                delay += Math.Max(0, packet.Time.Nanoseconds - lastProgress);
                lastProgress = packet.Time.Nanoseconds;
            }
        }

        if ((analysis & TcpAnalysis.OutOfOrder) != 0)
        {
            outOfOrderCount++;
            Keep(ref outOfOrder, packet.Number);
        }

        if ((analysis & TcpAnalysis.LostSegment) != 0)
        {
            lostSegmentCount++;
            Keep(ref lostSegments, packet.Number);
        }

        if ((analysis & TcpAnalysis.DuplicateAck) != 0)
            duplicateAckCount++;
        if ((analysis & TcpAnalysis.KeepAlive) != 0)
            keepAliveCount++;
        if ((analysis & TcpAnalysis.ZeroWindow) != 0)
        {
            Keep(ref zeroWindows, packet.Number);
            if (zeroSince == 0)
            {
                zeroSince = packet.Time.Nanoseconds;
                zeroFromOpener = fromOpener;
            }
        }
    }

    private bool IsLoss(bool fromOpener, in Packet packet, TcpAnalysis analysis) =>
        (analysis & TcpAnalysis.FastRetransmission) != 0 || (fromOpener ? calledAskedAgain : openerAskedAgain)
        || (lastProgress != 0 && packet.Time.Nanoseconds - lastProgress >= TimeoutTime);

    private void KeepUnanswered(bool fromOpener, in Packet packet)
    {
        if (unanswered is not { Count: > 0 })
            unansweredSince = packet.Time.Nanoseconds;
        Keep(ref unanswered, packet.Number);
        unansweredFromOpener = fromOpener;
    }

    private static Side SideOf(bool isOpener, Side opener) =>
        isOpener ? opener : opener == Side.Client ? Side.Server : Side.Client;

    private static void Keep(ref List<long>? list, long packet)
    {
        list ??= [];
        if (list.Count < MaximumPackets)
            list.Add(packet);
    }
}
