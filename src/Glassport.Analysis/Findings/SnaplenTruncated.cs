using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>Packets were cut by the snap length and the missing bytes matter.</summary>
internal sealed class SnaplenTruncated() : CaptureRule("snaplen-truncated", Severity.Info)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(CaptureView capture)
    {
        if (capture.CutPackets.Count > 0)
        {
            yield return Evidence.Collect(
                this, null, null, capture.CutPackets.Select(p => (long?)p),
                [("count", Math.Max(capture.CutPackets.Count, capture.Capture.TruncatedPackets))]);
        }
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        "Packets were cut when they were captured",
        $"Of {seen.Number("count"):N0} packets only the beginning was saved ({seen.Packets}). What was cut off was on the wire but is not in the file: "
            + "replies may be unfinished, and contents and hashes unknown.",
        "Capture whole packets: tcpdump -s 0, Wireshark without \"Limit each packet to\".");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        "抓包时包被截短",
        $"有 {seen.Number("count"):N0} 个包只保存了开头（{seen.Packets}）。被截掉的部分在线上有，在文件里没有：应答可能不完整，内容和哈希值无从得知。",
        "请抓完整的包：tcpdump -s 0；在 Wireshark 里不要勾选“限制每个包的大小”。");
}
