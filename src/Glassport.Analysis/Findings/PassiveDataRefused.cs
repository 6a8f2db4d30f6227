using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>Passive mode: the server's port answered the client's SYN with RST or ICMP.</summary>
internal sealed class PassiveDataRefused() : DataNotOpened("passive-data-refused", active: false, refused: true)
{
    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        "Passive mode: the server's side refused the data connection",
        $"The client called the address that the server had offered, from {seen["from"]} to {seen["to"]} ({seen.Packet("syn")}). "
            + $"The answer was {(seen.Has("icmp") ? "an ICMP error" : "a RST")} ({seen.Packet("answer")}).{ReportEnglish(seen)}",
        "Give the server a fixed range of passive ports (vsftpd: pasv_min_port, pasv_max_port; IIS: FTP Firewall Support, Data Channel Port Range) "
            + "and admit that range in its firewall. Behind NAT or a load balancer forward the whole range to the same server.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        "被动模式：服务器一侧拒绝了数据连接",
        $"客户端连接服务器给出的地址，从 {seen["from"]} 到 {seen["to"]}（{seen.Packet("syn")}），"
            + $"得到的却是{(seen.Has("icmp") ? " ICMP 差错报文" : " RST")}（{seen.Packet("answer")}）。{ReportChinese(seen)}",
        "给服务器规定一段固定的被动端口（vsftpd：pasv_min_port、pasv_max_port；IIS：“FTP 防火墙支持”里的数据通道端口范围），"
            + "并在它的防火墙上放行这一段。服务器在 NAT 或负载均衡之后时，整段端口都要转发到同一台服务器。");
}
