using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>The conversation was still open when the capture ended.</summary>
internal sealed class StillOpen() : ConversationRule(FindingCatalog.StillOpen, Severity.Info)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        bool everOpen = conversation.Handshake.SynAck is not null || conversation.Handshake.Ack is not null || conversation.Midstream
            || conversation.ClientBytes + conversation.ServerBytes > 0;
        if (everOpen && conversation.Outcome == Outcome.Open && conversation.Close.Kind == CloseKind.None)
            yield return Found(conversation, [], ("silence", conversation.CaptureEnd.MillisecondsSince(conversation.LastTime)));
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        "Still open when the capture ended",
        $"Neither a FIN nor a RST of the control connection is in the capture; its last packet came {seen.Duration("silence")} before the end.",
        "Nothing to do. What happened afterwards is not known; capture longer to see the end.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        "抓包结束时连接仍未关闭",
        $"抓包里没有控制连接的 FIN，也没有 RST；它的最后一个包出现在抓包结束前 {seen.Duration("silence")}。",
        "无需处理。之后的情况不得而知；想看到结尾，请抓得久一些。");
}
