namespace Glassport.Analysis.Findings;

/// <summary>What to do about a negative reply, by its code (RFC 959 §4.2.2, RFC 2228, RFC 2428).</summary>
internal static class FailureAdvice
{
    /// <summary>The advice in English.</summary>
    public static string English(int code, string verb) => code switch
    {
        421 => "The server is ending the session: log in again later, and look into its log for the reason.",
        425 => "The data connection could not be opened. Try the other transfer mode (passive instead of active), and check the firewalls for the "
            + "port that was negotiated.",
        426 => "The data connection broke during the transfer. Transfer again or resume with REST; if it happens again, look for a firewall or "
            + "time limit that cuts connections.",
        430 or 530 => "Log in with a user who has the right to do this.",
        450 => "The file is busy or locked just now: try again later.",
        451 => "The server had an error of its own: its log tells which.",
        452 or 552 => "There is no room left: free disk space on the server, or raise the user's quota.",
        500 or 502 or 202 => "The server does not know this command. Turn the feature off in the client, or use a server that has it.",
        501 => "The server did not understand the argument: check its spelling, special characters and encoding (OPTS UTF8 ON).",
        503 => "The command came in the wrong order: the client must send the one that it depends on first (RNFR before RNTO, PBSZ before PROT).",
        504 or 522 or 536 => "The server does not support this parameter: choose another one in the client (for 522: another address family).",
        521 or 534 or 535 => "The server's policy demands another protection of data connections (PROT P, session reuse): adjust TLS settings on either side.",
        550 when verb is "STOR" or "APPE" or "STOU" or "MKD" or "XMKD" or "DELE" or "RMD" or "XRMD" or "RNFR" or "RNTO" =>
            "Check that the path exists and that the user may write there: permissions of the folder, chroot, write_enable=YES (vsftpd), "
            + "FTP Authorization Rules (IIS).",
        550 => "Check that the path exists as written (case, encoding, current directory) and that the user may read it.",
        553 => "The server refuses this name or place: choose another name, and check write permissions and the server's rules for names.",
        >= 500 => "The same command will be refused again: the reply's text and the server's log tell what has to change.",
        _ => "This may pass: try again, and look into the server's log if it does not.",
    };

    /// <summary>The advice in Chinese.</summary>
    public static string Chinese(int code, string verb) => code switch
    {
        421 => "服务器要结束会话：稍后重新登录，并在服务器日志里查原因。",
        425 => "数据连接没有建立起来。换一种传输模式（主动改为被动），并检查沿途防火墙对所协商端口的处理。",
        426 => "传输中数据连接断开。重新传输，或用 REST 续传；如果反复出现，请查找切断连接的防火墙或超时设置。",
        430 or 530 => "请用有权执行这个操作的用户登录。",
        450 => "文件此刻正被占用或锁定，稍后再试。",
        451 => "服务器内部出错，具体原因见服务器日志。",
        452 or 552 => "空间不足：在服务器上腾出磁盘空间，或调大该用户的配额。",
        500 or 502 or 202 => "服务器不认识这个命令。在客户端关闭相应功能，或使用支持它的服务器。",
        501 => "服务器看不懂参数：检查拼写、特殊字符和编码（OPTS UTF8 ON）。",
        503 => "命令顺序不对：客户端须先发送它所依赖的命令（RNTO 之前要 RNFR，PROT 之前要 PBSZ）。",
        504 or 522 or 536 => "服务器不支持这个参数：在客户端换一个（522 时换地址族）。",
        521 or 534 or 535 => "服务器的策略要求另一种数据连接保护方式（PROT P、会话复用）：调整任一侧的 TLS 设置。",
        550 when verb is "STOR" or "APPE" or "STOU" or "MKD" or "XMKD" or "DELE" or "RMD" or "XRMD" or "RNFR" or "RNTO" =>
            "确认路径存在，并且该用户有写权限：目录权限、chroot、vsftpd 的 write_enable=YES、IIS 的“FTP 授权规则”。",
        550 => "确认路径与实际完全一致（大小写、编码、当前目录），并且该用户有读权限。",
        553 => "服务器不接受这个名称或位置：换一个名称，并检查写权限和服务器的命名规则。",
        >= 500 => "照原样重发仍会被拒绝：应答文字和服务器日志会说明要改什么。",
        _ => "可能只是暂时的：再试一次，仍不行就查服务器日志。",
    };
}
