using Glassport.Analysis.Model;
using Glassport.Analysis.Story;

namespace Glassport.Analysis.Findings;

/// <summary>The server was lost in the middle of a transfer.</summary>
internal sealed class ServerLost() : LostSide("server-lost", Side.Server)
{
    /// <inheritdoc/>
    protected override FindingWords English(Evidence seen) => new(
        "The server broke off in the middle of a transfer",
        SeenEnglish(seen),
        "Look at the server at that moment: did the FTP process crash or get killed (system log, out of memory), did the machine restart, "
            + "was the session kicked? If the server knows of nothing, a firewall or NAT on the way cut the connection. "
            + "The file is incomplete: transfer it again or resume.");

    /// <inheritdoc/>
    protected override FindingWords Chinese(Evidence seen) => new(
        "服务器在传输中途断开",
        SeenChinese(seen),
        "检查服务器当时的状况：FTP 进程是否崩溃或被杀（系统日志、内存不足），机器是否重启，会话是否被踢。如果服务器毫不知情，"
            + "就是路上的防火墙或 NAT 切断了连接。这次传输的文件不完整，请重传或续传。");
}
