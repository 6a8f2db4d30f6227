using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>Packets were lost on the way and sent again; one finding per conversation.</summary>
internal sealed class PacketLoss() : ConversationRule("packet-loss", Severity.Notice)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        List<(string? DataConnection, TransportFacts Facts)> lossy = [];
        foreach ((string? id, TransportFacts facts) in Links.Open(conversation))
        {
            if (Repeated(facts) > 0 && ShowsLoss(facts) && !BrokeOff(conversation, id))
                lossy.Add((id, facts));
        }

        if (lossy.Count == 0)
            yield break;
        yield return Found(
            conversation, Links.Only(lossy), lossy.SelectMany(l => l.Facts.Retransmissions.Except(l.Facts.Duplicates)).Select(p => (long?)p),
            ("count", lossy.Sum(l => Repeated(l.Facts))), ("holes", lossy.Sum(l => l.Facts.LostSegmentCount)),
            ("duplicateAcks", lossy.Sum(l => l.Facts.DuplicateAckCount)), ("delay", lossy.Sum(l => l.Facts.RetransmissionDelayMs)));
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        $"Packet loss: {seen.Number("count"):N0} retransmission{(seen.Number("count") == 1 ? "" : "s")}",
        $"TCP had to send again what was lost on the way: {seen.Packets}.{SeenEnglish(seen)} Waiting for the repetitions cost "
            + $"{seen.Duration("delay")}. No data is missing for it.",
        "Single losses are ordinary. If there are many, look for the link where they happen: Wi-Fi, a saturated line, a duplex mismatch, "
            + "error counters of switch ports and network cards (ethtool -S).");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        $"丢包：重传 {seen.Number("count"):N0} 次",
        $"路上丢失的内容由 TCP 重新发送：{seen.Packets}。{SeenChinese(seen)}"
            + $"等待重传共耗时 {seen.Duration("delay")}。数据并未因此缺失。",
        "偶尔丢包属于正常。如果很多，请查是哪一段链路：Wi-Fi、拥塞的线路、双工不匹配，以及交换机端口和网卡的错误计数（ethtool -S）。");

    // Where the capture was taken before the loss it shows no hole, only that something came again.
    private static string SeenEnglish(Evidence seen) => (seen.Number("holes"), seen.Number("duplicateAcks")) switch
    {
        (0, 0) => "",
        (0, long acks) => $" The receiver asked for it with {acks:N0} duplicate ACK{(acks == 1 ? "" : "s")}.",
        (long holes, 0) => $" It left {holes:N0} hole{(holes == 1 ? "" : "s")} behind.",
        (long holes, long acks) => $" It left {holes:N0} hole{(holes == 1 ? "" : "s")} behind, and the receiver sent {acks:N0} duplicate ACK{(acks == 1 ? "" : "s")}.",
    };

    private static string SeenChinese(Evidence seen) => (seen.Number("holes"), seen.Number("duplicateAcks")) switch
    {
        (0, 0) => "",
        (0, long acks) => $"接收方以 {acks:N0} 个重复 ACK 催要。",
        (long holes, 0) => $"抓包中可见 {holes:N0} 处缺口。",
        (long holes, long acks) => $"抓包中可见 {holes:N0} 处缺口，接收方发出 {acks:N0} 个重复 ACK。",
    };

    private static long Repeated(TransportFacts facts)
    {
        long doubled = facts.Retransmissions.Intersect(facts.Duplicates).LongCount();
        return facts.RetransmissionCount - Math.Max(facts.SpuriousCount, doubled);
    }

    private static bool ShowsLoss(TransportFacts facts) =>
        facts.LostSegmentCount > 0 || facts.LossCount > 0;

    private static bool BrokeOff(Conversation conversation, string? id) =>
        conversation.DataConnections.Any(data => (id is null || data.Id == id) && Endings.Lost(conversation, data) is not null);
}
