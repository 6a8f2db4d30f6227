using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>The client was lost in the middle of a transfer.</summary>
internal sealed class ClientLost() : LostSide("client-lost", Side.Client)
{
    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        "The client broke off in the middle of a transfer",
        SeenEnglish(seen),
        "Look at the client: the program crashed or was closed, the machine slept or lost its network. If it knows of nothing, a firewall or "
            + "NAT on the way cut the connection. The file is incomplete: transfer it again or resume.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        "客户端在传输中途断开",
        SeenChinese(seen),
        "检查客户端：程序崩溃或被关闭，机器休眠或断网。如果客户端毫不知情，就是路上的防火墙或 NAT 切断了连接。文件不完整，请重传或续传。");
}
