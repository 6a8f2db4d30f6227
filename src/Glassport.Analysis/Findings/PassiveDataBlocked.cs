using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>Passive mode: the client's SYN was never answered.</summary>
internal sealed class PassiveDataBlocked() : DataNotOpened("passive-data-blocked", active: false, refused: false)
{
    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        "Passive mode: the client could not reach the server's data port",
        $"The client called the address that the server had offered, from {seen["from"]} to {seen["to"]}. "
            + $"{TriesEnglish(seen)} remained without any answer.{ReportEnglish(seen)}",
        "A firewall in front of the server drops the passive ports. Give the server a fixed range (vsftpd: pasv_min_port, pasv_max_port; "
            + "IIS: FTP Firewall Support, Data Channel Port Range) and admit it in every firewall and cloud security group between here and the "
            + "server. Port 21 alone is not enough.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        "被动模式：客户端连不上服务器的数据端口",
        $"客户端连接服务器给出的地址，从 {seen["from"]} 到 {seen["to"]}，共发出 {TriesChinese(seen)}，"
            + $"没有任何回应。{ReportChinese(seen)}",
        "服务器前面的防火墙丢弃了被动端口的包。给服务器规定一段固定的端口（vsftpd：pasv_min_port、pasv_max_port；"
            + "IIS：“FTP 防火墙支持”里的数据通道端口范围），并在沿途所有防火墙和云安全组上放行。只开放 21 端口是不够的。");
}
