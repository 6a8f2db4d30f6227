using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>Bytes that were acknowledged are not in the capture: the capturing program lost them, not the network.</summary>
internal sealed class CaptureLoss() : ConversationRule("capture-loss", Severity.Info), ICaptureRule
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Conversation conversation)
    {
        // Bytes beyond the snap length are missing too; snaplen-truncated tells those.
        if (conversation.HasCutPackets)
            yield break;
        List<(string? DataConnection, TransportFacts Facts)> links =
            [.. Links.Open(conversation).Where(l => l.Facts.MissingBytes > 0)];
        if (links.Count == 0)
            yield break;
        yield return Found(
            conversation, Links.Only(links), links.SelectMany(l => l.Facts.LostSegments).Select(p => (long?)p),
            ("bytes", links.Sum(l => l.Facts.MissingBytes)), ("connections", links.Count));
    }

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(CaptureView capture)
    {
        if (capture.Capture.DroppedPackets is > 0 and long dropped)
            yield return Evidence.Collect(this, null, null, [], [("dropped", dropped), ("packets", capture.Capture.Packets)]);
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        "Packets are missing from the capture",
        seen.Has("dropped")
            ? $"The capturing program reports that it dropped {seen.Number("dropped"):N0} packets beside the {seen.Number("packets"):N0} that it saved."
            : $"{seen.Bytes("bytes")} were acknowledged by the receiver but are not in the capture{Place(seen)}. They arrived; only the capture lacks them. "
                + "Hashes of the transfers concerned are left out.",
        "Capture with a larger buffer (tcpdump -B, dumpcap -B), with a filter for the hosts, on a less busy machine, and look whether the capture "
            + "point sees both directions.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        "抓包有缺失",
        seen.Has("dropped")
            ? $"抓包程序报告：保存了 {seen.Number("packets"):N0} 个包，另有 {seen.Number("dropped"):N0} 个被丢弃。"
            : $"有 {seen.Bytes("bytes")}已被接收方确认，却不在抓包里{(seen.Finding.Packets.Count > 0 ? $"（{seen.Packets}之前）" : "")}。它们其实到了，只是没有抓到。"
                + "相关传输因此不给出哈希值。",
        "抓包时加大缓冲区（tcpdump -B、dumpcap -B），按主机过滤，换一台不太忙的机器，并确认抓包点能看到两个方向。");

    private static string Place(Evidence seen) => seen.Finding.Packets.Count > 0 ? $" (before {seen.Packets})" : "";
}
