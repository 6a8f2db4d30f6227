using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>A receiver's buffer was full and the sender had to wait; one finding per conversation.</summary>
internal sealed class ZeroWindow() : ConversationRule("zero-window", Severity.Notice)
{
    // A window that opens again at once is flow control at work.
    private const double NoticeableMs = 100;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        List<(string? DataConnection, TransportFacts Facts)> links =
            [.. Links.Open(conversation).Where(l => l.Facts.ZeroWindows.Count > 0 && l.Facts.ZeroWindowMs >= NoticeableMs)];
        if (links.Count == 0)
            yield break;
        DataConnection? data = conversation.DataConnections.FirstOrDefault(d => d.Id == links[0].DataConnection);
        yield return Found(
            conversation, Links.Only(links), links.SelectMany(l => l.Facts.ZeroWindows).Select(p => (long?)p),
            ("count", links.Sum(l => l.Facts.ZeroWindows.Count)), ("delay", links.Sum(l => l.Facts.ZeroWindowMs)),
            ("command", data is null ? null : Transfers.Name(data)),
            ("side", data?.Sender is { } sender ? Model.Words.Of(Phrase.Other(sender)) : null));
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        $"{(seen.Has("side") ? Phrase.Capital(seen.Side("side")) : "The receiver")} could not keep up: zero window",
        $"{(seen.Number("count") == 1 ? "Once" : $"{seen.Number("count"):N0} times")} the receiver of {seen.Transfer} reported a full buffer (window 0: {seen.Packets}). "
            + $"The sender had to wait {seen.Duration("delay")} for it.",
        $"The network is not what is slow. Look at {(seen.Has("side") ? seen.Side("side") : "the receiver")}: a slow disk, a busy or paused program, "
            + "a virus scanner, a receive buffer that is too small.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        $"{(seen.Has("side") ? seen.Side("side") : "接收方")}来不及接收：零窗口",
        $"{seen.Transfer} 的接收方 {seen.Number("count"):N0} 次通告缓冲区已满（窗口为 0：{seen.Packets}），发送方因此共等待 {seen.Duration("delay")}。",
        $"慢的不是网络。请检查{(seen.Has("side") ? seen.Side("side") : "接收方")}：磁盘慢、程序繁忙或暂停、杀毒软件、接收缓冲区过小。");
}
