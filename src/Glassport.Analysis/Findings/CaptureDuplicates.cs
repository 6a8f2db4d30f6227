using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>The capture holds packets twice, because it was taken at several points.</summary>
internal sealed class CaptureDuplicates() : CaptureRule("capture-duplicates", Severity.Info)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(CaptureView capture)
    {
        // A few doubled packets are the network's doing (duplicates); a second point of capture doubles a good part of them.
        if (capture.DoubledCount * 8 >= capture.Capture.Packets && capture.DoubledCount > 0)
            yield return Evidence.Collect(this, null, null, capture.DoubledPackets.Select(p => (long?)p), [("count", capture.DoubledCount)]);
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        "The capture holds packets twice",
        $"{seen.Number("count"):N0} packets are second copies ({seen.Packets}): the same packet was recorded at more than one point, such as the port of a "
            + "bridge that it came in by and the one that it left by. They are no retransmissions and are not counted as such.",
        "Nothing to do. To avoid them capture on one interface instead of \"any\", and do not merge captures of the same traffic.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        "抓包里同一个包出现多次",
        $"有 {seen.Number("count"):N0} 个包是副本（{seen.Packets}）：同一个包在不止一处被记录，例如网桥的入端口和出端口。它们不是重传，也没有算作重传。",
        "无需处理。想避免，就在一个接口上抓，不要用 any，也不要合并同一流量的多份抓包。");
}
