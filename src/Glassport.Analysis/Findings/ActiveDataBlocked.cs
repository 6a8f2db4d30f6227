using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>Active mode: the server's SYN was never answered.</summary>
internal sealed class ActiveDataBlocked() : DataNotOpened("active-data-blocked", active: true, refused: false)
{
    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        "Active mode: the server could not reach the client's data port",
        $"For {seen.Transfer} the server called the client back, from {seen["from"]} to {seen["to"]}. {TriesEnglish(seen)} remained without any answer.{ReportEnglish(seen)}",
        "A firewall or NAT in front of the client drops connections from outside. Use passive mode in the client, so that it opens the data "
            + "connection itself; or let the firewall admit connections from the server's port 20, or load its FTP helper (nf_conntrack_ftp).");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        "主动模式：服务器连不上客户端的数据端口",
        $"为了执行 {seen.Transfer}，服务器回连客户端，从 {seen["from"]} 到 {seen["to"]}，"
            + $"共发出 {TriesChinese(seen)}，没有任何回应。{ReportChinese(seen)}",
        "客户端前面的防火墙或 NAT 丢弃了外来的连接。请在客户端改用被动模式，由客户端自己发起数据连接；或者让防火墙放行来自服务器 20 端口的连接，"
            + "或加载它的 FTP 辅助模块（nf_conntrack_ftp）。");
}
