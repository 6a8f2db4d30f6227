using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>Active mode: the client's port answered the server's SYN with RST or ICMP.</summary>
internal sealed class ActiveDataRefused() : DataNotOpened("active-data-refused", active: true, refused: true)
{
    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        "Active mode: the client's side refused the data connection",
        $"For {seen.Transfer} the server called the client back, from {seen["from"]} to {seen["to"]} ({seen.Packet("syn")}), as "
            + $"{(seen.Has("negotiatedBy") ? seen["negotiatedBy"] : "the client")} had asked. "
            + $"The answer was {(seen.Has("icmp") ? "an ICMP error" : "a RST")} ({seen.Packet("answer")}).{ReportEnglish(seen)}",
        "Use passive mode in the client (ftp: \"passive\"; most programs: transfer mode Passive): then the client opens the data connection itself. "
            + "If active mode must stay, let the client's firewall admit connections from the server's port 20 to the FTP program.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        "主动模式：客户端一侧拒绝了数据连接",
        $"为了执行 {seen.Transfer}，服务器按 {(seen.Has("negotiatedBy") ? seen["negotiatedBy"] : "客户端")} 的要求回连客户端，"
            + $"从 {seen["from"]} 到 {seen["to"]}（{seen.Packet("syn")}），得到的却是{(seen.Has("icmp") ? " ICMP 差错报文" : " RST")}"
            + $"（{seen.Packet("answer")}）。{ReportChinese(seen)}",
        "在客户端改用被动模式（ftp 命令：passive；多数软件：传输模式选“被动”），由客户端自己发起数据连接。如果必须用主动模式，"
            + "就让客户端防火墙放行从服务器 20 端口到 FTP 程序的入站连接。");
}
