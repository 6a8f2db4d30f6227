using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>A connection to an FTP port that does not speak FTP; or a capture with connections and no FTP at all.</summary>
internal sealed class NotFtp() : CaptureRule("not-ftp", Severity.Info)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(CaptureView capture)
    {
        int before = 0;
        foreach (OtherConnection other in capture.OtherConnections)
        {
            if (other.To.Port != 21 || other.LooksLike == "ftp-data" || other.Bytes == 0)
                continue;
            before++;
            yield return Evidence.Collect(
                this, null, null, [other.FirstPacket],
                [("to", other.To), ("from", other.From), ("like", other.LooksLike), ("packets", other.Packets)]);
        }

        if (before == 0 && capture.ConversationCount == 0 && capture.Capture.Packets > 0)
        {
            List<string> kinds = [.. capture.OtherConnections.Select(o => o.LooksLike).Where(k => k != "unknown").Distinct().Order(StringComparer.Ordinal)];
            yield return Evidence.Collect(
                this, null, null, [],
                [("connections", capture.OtherConnections.Count), ("kinds", kinds.Count > 0 ? string.Join(", ", kinds) : null)]);
        }
    }

    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => seen.Has("to")
        ? new(
            $"{seen["to"]} does not speak FTP",
            $"The connection from {seen["from"]} to {seen["to"]} ({seen.Packets}, {seen.Number("packets"):N0} packets) goes to an FTP port, but its content is "
                + (seen["like"] == "unknown" ? "no FTP dialogue." : $"{seen["like"]}."),
            "Check what listens on that port, or whether the port in the client is right.")
        : new(
            "There is no FTP in this capture",
            $"None of its {seen.Number("connections"):N0} TCP connections is an FTP control connection"
                + (seen.Has("kinds") ? $"; recognised were: {seen["kinds"]}." : "."),
            "If FTP was expected: name its port with --port when it is not 21, and capture on the host, or the link, that the FTP traffic really passes.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => seen.Has("to")
        ? new(
            $"{seen["to"]} 上不是 FTP",
            $"从 {seen["from"]} 到 {seen["to"]} 的连接（{seen.Packets}，共 {seen.Number("packets"):N0} 个包）连的是 FTP 端口，内容却"
                + (seen["like"] == "unknown" ? "不是 FTP 对话。" : $"是 {seen["like"]}。"),
            "检查这个端口上运行的是什么程序，或客户端的端口是否填对。")
        : new(
            "这份抓包里没有 FTP",
            $"其中的 {seen.Number("connections"):N0} 条 TCP 连接都不是 FTP 控制连接" + (seen.Has("kinds") ? $"；辨认出的协议有：{seen["kinds"]}。" : "。"),
            "如果应该有 FTP：端口不是 21 时用 --port 指定，并确认抓包的主机或链路确实有 FTP 流量经过。");
}
