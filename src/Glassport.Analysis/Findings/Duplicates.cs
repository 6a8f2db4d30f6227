using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>The network delivered packets twice; one finding per conversation.</summary>
internal sealed class Duplicates() : ConversationRule("duplicates", Severity.Notice)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        // Where most packets come twice, the capture holds them twice: capture-duplicates says so.
        if (conversation.Transport.DuplicateCount * 4 >= conversation.Packets)
            yield break;
        List<(string? DataConnection, TransportFacts Facts)> links = [.. Links.Open(conversation).Where(l => l.Facts.Duplicates.Count > 0)];
        if (links.Count > 0)
        {
            yield return Found(
                conversation, Links.Only(links), links.SelectMany(l => l.Facts.Duplicates).Select(p => (long?)p),
                ("count", links.Sum(l => l.Facts.DuplicateCount)));
        }
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        $"{seen.Number("count"):N0} packet{(seen.Number("count") == 1 ? " was" : "s were")} delivered twice",
        $"{seen.PacketsFirst}: the very same packet came again on the same link shortly after. Only some packets did, so the network doubled them, "
            + "not the capture. TCP drops the copies; they cost bandwidth but no noticeable time.",
        "Look for a loop or a second path in the network: a switch port mirrored into the network, a misconfigured bond or spanning tree, "
            + "a Wi-Fi repeater.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        $"{seen.Number("count"):N0} 个包被送达两次",
        $"{seen.Packets}：同一个包很快又在同一链路上出现了一次。只有部分包如此，说明是网络重复了它们，不是抓包造成的。TCP 会丢弃副本，只占带宽，几乎不费时间。",
        "检查网络里是否有环路或第二条路径：镜像端口接回了网络、链路聚合或生成树配置有误、Wi-Fi 中继。");
}
