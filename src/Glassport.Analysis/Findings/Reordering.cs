using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>Packets came in another order than they were sent; one finding per conversation.</summary>
internal sealed class Reordering() : ConversationRule("reordering", Severity.Notice)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        List<(string? DataConnection, TransportFacts Facts)> links = [.. Links.Open(conversation).Where(l => Late(l.Facts) > 0)];
        if (links.Count > 0)
        {
            yield return Found(
                conversation, Links.Only(links), links.SelectMany(l => l.Facts.OutOfOrder.Except(l.Facts.Duplicates)).Select(p => (long?)p),
                ("count", links.Sum(l => Late(l.Facts))), ("duplicateAcks", links.Sum(l => l.Facts.DuplicateAckCount)),
                ("delay", links.Sum(l => l.Facts.RetransmissionDelayMs)));
        }
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        $"{seen.Number("count"):N0} packet{(seen.Number("count") == 1 ? "" : "s")} out of order",
        $"{seen.PacketsFirst} came later than packets that were sent after {(seen.Number("count") == 1 ? "it" : "them")}. "
            + $"TCP put everything back in order; {seen.Number("duplicateAcks"):N0} duplicate ACKs and {seen.Duration("delay")} of delay were the price.",
        "Harmless while it is rare. If it is not, look for paths that are used in turn: link aggregation without per-flow hashing, "
            + "several uplinks, parallel VPN tunnels.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        $"{seen.Number("count"):N0} 个包乱序到达",
        $"{seen.Packets}比后发的包到得还晚。TCP 已把顺序恢复；代价是 {seen.Number("duplicateAcks"):N0} 个重复 ACK 和 {seen.Duration("delay")}的延迟。",
        "偶尔出现没有妨害。如果经常出现，请查是否有多条路径轮流使用：链路聚合没有按流分配、多条上行链路、并行的 VPN 隧道。");

    // A second copy comes late as well, but its original did not.
    private static long Late(TransportFacts facts) => facts.OutOfOrderCount - facts.OutOfOrder.Intersect(facts.Duplicates).LongCount();
}
